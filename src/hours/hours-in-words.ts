/** Opening hours in words: for callers as they are now, for texters so that they stay true whenever they are read. */
import { dayAndMonth, timeOf } from './dates.ts'
import { dayNames, type Hours, type WeekHours, type Window, windowInWords } from './hours.ts'
import { type Change, type DayPlan, dayPlan, type HoursContext, nextChange, openStateAt } from './open-now.ts'

/**
 * What a caller hears about the hours now, in sentences without the last full stop: "It is closed now. It
 * opens at 9am tomorrow". Nothing when nobody wrote the hours down. Closed is said only when it is sure.
 */
export function sayHours(hours: Hours | undefined, instant: Temporal.Instant, context: HoursContext): string {
  if (hours === undefined) return ''
  if (hours === 'always') return 'It is open all day and all night, every day'
  const now = instant.toZonedDateTimeISO(context.timeZone)
  const planOf = (date: Temporal.PlainDate): DayPlan => dayPlan(hours, date, context.holidays)
  const state = openStateAt(hours, instant, context)
  const next = nextChange(hours, instant, context, state)
  if (state === 'open') return sayOpen(now, next, planOf)
  if (state === 'closed') return sayClosed(now, next, planOf)
  const today = planOf(now.toPlainDate())
  return today.hours === 'unknown' ? doubt(today, 'today') : 'Its hours now are not certain. Check first'
}

/**
 * The hours for a text message, without the last full stop: "Open Monday to Friday, 9am to 5pm. Closed on bank
 * holidays". It is read later, so nothing in it depends on now but which dated exceptions, of the next 7 days,
 * are given. Nothing when nobody wrote the hours down.
 */
export function writeHours(hours: Hours | undefined, instant: Temporal.Instant, context: HoursContext): string {
  if (hours === undefined) return ''
  if (hours === 'always') return 'Open 24 hours, every day'
  const today = instant.toZonedDateTimeISO(context.timeZone).toPlainDate()
  return [writeWeek(hours.week), ...writeBankHolidays(hours), ...writeExceptions(hours, today)].join('. ')
}

type PlanOf = (date: Temporal.PlainDate) => DayPlan

function sayOpen(now: Temporal.ZonedDateTime, next: Change | undefined, planOf: PlanOf): string {
  if (!next) return 'It is open now'
  const end = next.at.toZonedDateTimeISO(now.timeZoneId)
  const until = `It is open now, until ${timeOf(end)}${soon(now, end) ? '' : ` ${sayDay(now, end)}`}`
  if (next.state === 'closed') return until
  const plan = planOf(end.toPlainDate())
  const why = plan.from === 'bank holiday' ? 'it may be closed for the bank holiday' : 'its hours are not certain'
  return `${until}. After that ${why}. Check first`
}

function sayClosed(now: Temporal.ZonedDateTime, next: Change | undefined, planOf: PlanOf): string {
  const { hours, reason } = planOf(now.toPlainDate())
  const closed = reason && hours.length === 0 ? `It is closed today, for ${reason}` : 'It is closed now'
  if (!next) return closed
  const start = next.at.toZonedDateTimeISO(now.timeZoneId)
  const day = sayDay(now, start)
  if (next.state === 'unknown') {
    const date = start.toPlainDate()
    return `${closed}. ${doubt(planOf(date), dayFrom(now.toPlainDate(), date))}`
  }
  const time = `at ${timeOf(start)}`
  return `${closed}. It opens ${day.startsWith('on') ? `${day} ${time}` : `${time} ${day}`}`
}

const doubt = (plan: DayPlan, day: string): string =>
  plan.from === 'bank holiday'
    ? `It may be closed ${day} for the bank holiday. Check first`
    : `Its hours ${day} are not certain. Check first`

/** True for an end that needs no day: today, tonight at midnight, or in the small hours that come next. */
const soon = (now: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): boolean =>
  now.toPlainDate().equals(end.subtract({ minutes: 1 }).toPlainDate()) ||
  (end.hour < 6 && isBefore(end, now.add({ days: 1 })))

const isBefore = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean =>
  Temporal.PlainDateTime.compare(a.toPlainDateTime(), b.toPlainDateTime()) < 0

/** The day of a moment to come. People give a midnight to the night before it: "tonight", "on Sunday night". */
function sayDay(now: Temporal.ZonedDateTime, moment: Temporal.ZonedDateTime): string {
  const today = now.toPlainDate()
  const date = moment.toPlainDate()
  if (timeOf(moment) !== 'midnight') return dayFrom(today, date)
  const words = dayFrom(today, date.subtract({ days: 1 }))
  if (words === 'today') return 'tonight'
  return /\d/.test(words) ? words.replace('on', 'on the night of') : `${words} night`
}

/** "today", "tomorrow", "on Monday" in the next 6 days, then "on Monday 4 January", with the year when far off. */
function dayFrom(today: Temporal.PlainDate, date: Temporal.PlainDate): string {
  const { days } = today.until(date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days <= 6) return `on ${dayNames[date.dayOfWeek - 1]}`
  return `on ${dayAndMonth(date)}${days > 300 ? ` ${date.year}` : ''}`
}

const writeWindows = (windows: readonly Window[]): string =>
  windows
    .map(windowInWords)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1')

/** Days that follow each other with equal windows are one entry: "Monday to Friday, 9am to 5pm". */
function writeWeek(week: WeekHours['week']): string {
  const runs: { first: number; last: number; windows: string }[] = []
  for (const [day, row] of week.entries()) {
    const windows = writeWindows(row)
    const run = runs.at(-1)
    if (run?.windows === windows) run.last = day
    else runs.push({ first: day, last: day, windows })
  }
  const open = runs.filter(({ windows }) => windows !== '')
  if (open.length === 0) return 'Closed'
  if (runs.length === 1) return `Open ${open[0]!.windows} every day`
  return `Open ${open.map((run) => `${writeDays(run)}, ${run.windows}`).join('; ')}`
}

function writeDays({ first, last }: { first: number; last: number }): string {
  if (first === last) return dayNames[first]!
  return `${dayNames[first]} ${last - first === 1 ? 'and' : 'to'} ${dayNames[last]}`
}

function writeBankHolidays({ bankHolidays }: WeekHours): string[] {
  if (bankHolidays === 'as-normal') return []
  if (bankHolidays === 'unknown') return ['Check first on bank holidays']
  if (bankHolidays === 'closed' || bankHolidays.length === 0) return ['Closed on bank holidays']
  return [`Bank holidays ${writeWindows(bankHolidays)}`]
}

function writeExceptions({ exceptions }: WeekHours, today: Temporal.PlainDate): string[] {
  const first = today.toString()
  const last = today.add({ days: 7 }).toString()
  const soon = [...exceptions].filter(([date]) => first <= date && date <= last)
  return soon.map(([date, { hours }]) => {
    const open = hours === 'unknown' ? 'Check first' : writeWindows(hours) || 'Closed'
    return `${open} on ${dayAndMonth(Temporal.PlainDate.from(date))}`
  })
}
