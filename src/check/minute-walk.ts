import { isBankHoliday } from '../flow/bank-holidays.ts'
import type { WeekHours, Window } from '../flow/hours.ts'
import type { Change, HoursContext, State } from '../line/hours.ts'

const perDay = 24 * 60
const ms = 60_000
const states: readonly State[] = ['closed', 'unknown', 'open']

/**
 * The changes of state in so many days after an instant, found the plain way: every minute of the time is painted closed,
 * unknown or open, then walked. It shares nothing with the line's own calculation but the hours and the bank holidays.
 */
export function walkMinutes(
  hours: WeekHours,
  context: HoursContext,
  { now, days }: { now: Temporal.Instant; days: number },
): Change[] {
  const first = Math.floor(now.epochMilliseconds / ms)
  const paint = new Uint8Array(days * perDay)
  const clock = readClock(context.timeZone, Math.floor(first / 60) * 60 - 3 * perDay, (days + 6) * perDay)
  const start = now.toZonedDateTimeISO(context.timeZone).toPlainDate().subtract({ days: 2 })
  for (let day = 0; day < days + 4; day++) {
    const date = start.add({ days: day })
    for (const { window, state } of windowsOf(hours, date, context)) {
      const [from, to] = [window.from, window.to].map((minute) => clock(date, minute) - first)
      for (let minute = Math.max(0, from!); minute < Math.min(paint.length, to!); minute++)
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

interface Painted {
  readonly window: Window
  readonly state: State
}

/** An uncertain day is unknown from its midnight to the next, or to the end of what may have begun on it. */
function windowsOf(hours: WeekHours, date: Temporal.PlainDate, { holidays }: HoursContext): Painted[] {
  const isHoliday = hours.bankHolidays !== 'as-normal' && isBankHoliday(holidays, date)
  const row = hours.week[date.dayOfWeek - 1]!
  const holiday = hours.bankHolidays === 'closed' ? [] : (hours.bankHolidays as 'unknown' | readonly Window[])
  const usual = isHoliday ? holiday : row
  const plan = hours.exceptions.get(date.toString())?.hours ?? usual
  if (plan !== 'unknown') return plan.map((window) => ({ window, state: 'open' }))
  const ends = (usual === 'unknown' ? row : usual).map(({ to }) => to)
  return [{ window: { from: 0, to: Math.max(perDay, ...ends) }, state: 'unknown' }]
}

/** What the clock on the wall shows, minute by minute from a full hour; a time that it shows twice is the first, one that it skips comes as much later. */
function readClock(
  timeZone: string,
  first: number,
  length: number,
): (date: Temporal.PlainDate, minute: number) => number {
  const shown = new Int32Array(length + perDay)
  const offsets = Array.from({ length: Math.ceil(length / 60) }, (_, hour) => offsetAt(first + hour * 60, timeZone))
  for (let minute = length - 1; minute >= 0; minute--) {
    const wall = minute + offsets[Math.floor(minute / 60)]!
    if (wall >= 0) shown[wall] = first + minute
  }
  for (let wall = 1; wall < shown.length; wall++) shown[wall] ||= shown[wall - 1]! + 1
  return (date, minute) => shown[Date.UTC(date.year, date.month - 1, date.day) / ms + minute - first]!
}

const offsetAt = (minute: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(minute * ms).toZonedDateTimeISO(timeZone).offsetNanoseconds / (ms * 1_000_000)
