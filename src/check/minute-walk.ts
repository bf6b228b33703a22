import { isBankHoliday } from '../hours/bank-holidays.ts'
import type { ClosedDays, Hours, WeekHours, Window } from '../hours/hours.ts'
import type { Change, HoursContext, OpenState } from '../hours/open-now.ts'

const perDay = 24 * 60
const ms = 60_000
const states: readonly OpenState[] = ['closed', 'unknown', 'open']

/** The minutes of a number of days from an instant, and the local time in each. */
export interface Clock {
  /** The first minute, since the epoch, and how many there are. */
  readonly first: number
  readonly length: number
  /** The date from which hours are read: some days before, as they may last past midnight. */
  readonly date: Temporal.PlainDate
  /** The minute since the epoch at which local clocks show so many minutes after midnight of a date. */
  readonly minuteAt: (date: Temporal.PlainDate, minute: number) => number
}

/**
 * Finds the changes of state in the plainest way: marks every minute as closed, unknown or open, and walks through them. It
 * shares nothing with the line's own calculation but the hours and the bank holidays.
 */
export function walkMinutes(hours: Hours, context: HoursContext, { first, length, date, minuteAt }: Clock): Change[] {
  const paint = new Uint8Array(length)
  for (let day = 0; day < length / perDay + 4; day++) {
    const today = date.add({ days: day })
    for (const { from, to, state } of windowsOf(hours, today, context)) {
      const end = Math.min(length, minuteAt(today, to) - first)
      for (let minute = Math.max(0, minuteAt(today, from) - first); minute < end; minute++)
        paint[minute] = Math.max(paint[minute]!, states.indexOf(state))
    }
  }
  return changesIn(paint, first)
}

function changesIn(paint: Uint8Array, first: number): Change[] {
  const changes: Change[] = []
  for (let minute = 1; minute < paint.length; minute++)
    if (paint[minute] !== paint[minute - 1])
      changes.push({
        at: Temporal.Instant.fromEpochMilliseconds((first + minute) * ms),
        state: states[paint[minute]!]!,
      })
  return changes
}

interface Painted extends Window {
  readonly state: OpenState
}

/** An uncertain day is unknown from its midnight to the next, or to the end of what may have begun on it. */
function windowsOf({ usual, closures }: Hours, date: Temporal.PlainDate, context: HoursContext): Painted[] {
  const isClosed = closures.some(({ days }) => isAmong(days, date))
  if (typeof usual === 'string') {
    const state = usual === 'always' ? 'open' : 'unknown'
    return isClosed ? [] : [{ from: 0, to: perDay, state }]
  }
  const row = usual.week[date.dayOfWeek - 1]!
  const without = isClosed ? [] : planOf(usual, row, isHoliday(usual, date, context))
  const plan = usual.exceptions.get(date.toString())?.hours ?? without
  if (plan !== 'unknown') return plan.map((window) => ({ ...window, state: 'open' }))
  const ends = (without === 'unknown' ? row : without).map(({ to }) => to)
  return [{ from: 0, to: Math.max(perDay, ...ends), state: 'unknown' }]
}

const isHoliday = ({ bankHolidays }: WeekHours, date: Temporal.PlainDate, { holidays }: HoursContext) =>
  bankHolidays !== 'as-normal' && isBankHoliday(holidays, date)

function planOf(
  { bankHolidays }: WeekHours,
  row: readonly Window[],
  isHoliday: boolean,
): 'unknown' | readonly Window[] {
  if (!isHoliday) return row
  return bankHolidays === 'closed' ? [] : (bankHolidays as 'unknown' | readonly Window[])
}

/** Counts through the days one by one, from the first to the last, or through those of the month. */
function isAmong(days: ClosedDays, date: Temporal.PlainDate): boolean {
  if (days.kind === 'monthly') {
    const ofMonth = Array.from({ length: date.daysInMonth }, (_, i) => date.with({ day: i + 1 }))
    const ofWeekday = ofMonth.filter(({ dayOfWeek }) => dayOfWeek - 1 === days.day)
    const index = ['first', 'second', 'third', 'fourth'].indexOf(days.which)
    return ofWeekday.at(index)!.equals(date)
  }
  const isYearly = days.kind === 'yearly'
  // Every year is read as one leap year, which has each of the days, and begins again after its end.
  const inYear = (day: Temporal.PlainDate) => (isYearly ? day.with({ year: leapYear }) : day)
  const dateOf = (day: string) => Temporal.PlainDate.from(isYearly ? `${leapYear}-${day}` : day)
  const after = (day: Temporal.PlainDate) => inYear(day.add({ days: 1 }))
  const sought = inYear(date)
  let day = dateOf(days.first)
  while (!day.equals(sought) && !day.equals(dateOf(days.last))) day = after(day)
  return day.equals(sought)
}

const leapYear = 2028

/** Reads local time, minute by minute. Of a time that comes twice the first counts; one that is skipped comes as much later. */
export function readClock(timeZone: string, { now, days }: { now: Temporal.Instant; days: number }): Clock {
  const first = Math.floor(now.epochMilliseconds / ms)
  const length = days * perDay
  // From a full hour some days before, when clocks do not change, to some days after.
  const begin = Math.floor(first / 60) * 60 - 3 * perDay
  const shown = readShown(timeZone, begin, length + 6 * perDay)
  const minuteAt = (date: Temporal.PlainDate, minute: number) =>
    shown[Date.UTC(date.year, date.month - 1, date.day) / ms + minute - begin]!
  const date = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 2 })
  return { first, length, date, minuteAt }
}

function readShown(timeZone: string, begin: number, length: number): Int32Array {
  const shown = new Int32Array(length + perDay)
  const offsets = readOffsets(timeZone, begin, Math.ceil(length / 60))
  for (let minute = length - 1; minute >= 0; minute--) {
    const wall = minute + offsets[Math.floor(minute / 60)]!
    if (wall >= 0) shown[wall] = begin + minute
  }
  for (let wall = 1; wall < shown.length; wall++) shown[wall] ||= shown[wall - 1]! + 1
  return shown
}

/** How many minutes local clocks are ahead in each of some hours: the same until the zone changes it. */
function readOffsets(timeZone: string, begin: number, hours: number): Int32Array {
  const offsets = new Int32Array(hours)
  let from: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(begin * ms).toZonedDateTimeISO(
    timeZone,
  )
  while (from) {
    const hour = Math.ceil((from.epochMilliseconds / ms - begin) / 60)
    if (hour >= hours) break
    offsets.fill(from.offsetNanoseconds / (ms * 1_000_000), hour)
    from = from.getTimeZoneTransition('next')
  }
  return offsets
}
