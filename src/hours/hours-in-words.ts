/** Opening hours in words: for callers as they are now, for texters so that they stay true whenever they are read. */
import { isPast } from './closures.ts'
import { dayAndMonth, isFar, rangeInWords, timeOf } from './dates.ts'
import { dayNames, type Hours, neverChange, type WeekHours, type Window, windowInWords } from './hours.ts'
import { type Change, type DayPlan, dayPlan, type HoursContext, nextChange, openStateAt } from './open-now.ts'
import { type SpecialDays, specialDaysNamedOn } from './special-days.ts'

/** Hours in words, in sentences without the last full stop. Either part may be ''. */
export interface HoursInWords {
  readonly usual: string
  /** Closures, and other hours on a date: behind the usual hours, or alone. */
  readonly special: string
}

/** Both parts in one. */
export const wholeWords = ({ usual, special }: HoursInWords): string => sentences(usual, special)

/**
 * What a caller hears about the hours now: "It is closed now. It opens at 9am tomorrow". Closures that begin in the next 7 days
 * come last: "It will be closed 24 December to 2 January". Nothing when nobody wrote the hours down. Closed is said only when it
 * is sure.
 */
export function sayHours(hours: Hours, instant: Temporal.Instant, context: HoursContext): string {
  return wholeWords(sayInParts(hours, instant, context))
}

/** Hours that never change, which most contacts have. */
const saidAtAnyTime = { always: 'It is open all day and all night, every day', unknown: '' }
const writtenAtAnyTime = { always: 'Open 24 hours, every day', unknown: '' }

/** The same in its parts. */
export function sayInParts(hours: Hours, instant: Temporal.Instant, context: HoursContext): HoursInWords {
  if (neverChange(hours)) return { usual: saidAtAnyTime[hours.usual], special: '' }
  const now = instant.toZonedDateTimeISO(context.timeZone)
  const today = now.toPlainDate()
  const planOf = (date: Temporal.PlainDate): DayPlan => dayPlan(hours, date, context.holidays)
  const state = openStateAt(hours, instant, context)
  const next = nextChange(hours, instant, context, state)
  const closed = specialDaysNamedOn(today, hours, context).filter(isClosed)
  if (state === 'closed') return sayClosed(hours, now, next, { planOf, closed })
  const special = sayComing(closed, today)
  if (state === 'unknown') return { usual: sayUnknown(planOf(today)), special }
  return {
    usual: hours.usual === 'always' ? sayAlways(hours, today, special) : sayOpen(now, next, planOf),
    special,
  }
}

const sentences = (...parts: string[]) => parts.filter(Boolean).join('. ')

const hasBegun = ({ first }: SpecialDays, today: Temporal.PlainDate) => Temporal.PlainDate.compare(first, today) <= 0

/** Who hears when it opens next knows that it is closed until then. */
function isToldBy(next: Change | undefined, { first }: SpecialDays, { timeZoneId }: Temporal.ZonedDateTime): boolean {
  if (!next) return true
  const date = next.at.toZonedDateTimeISO(timeZoneId).toPlainDate()
  return next.state === 'open' && Temporal.PlainDate.compare(first, date) < 0
}

/**
 * The hours for a text message, without the last full stop: "Open Monday to Friday, 9am to 5pm. Closed on bank
 * holidays". It is read later, so nothing in it depends on now but which closures and dated exceptions are given: those that have
 * begun, and those of the next 7 days. Nothing when nobody wrote the hours down.
 */
export function writeHours(hours: Hours, instant: Temporal.Instant, context: HoursContext): string {
  return wholeWords(writeInParts(hours, instant, context))
}

/** The same in its parts. */
export function writeInParts(hours: Hours, instant: Temporal.Instant, context: HoursContext): HoursInWords {
  if (neverChange(hours)) return { usual: writtenAtAnyTime[hours.usual], special: '' }
  const today = instant.toZonedDateTimeISO(context.timeZone).toPlainDate()
  const special = specialDaysNamedOn(today, hours, context)
  return { usual: writeUsual(hours, today), special: writeSpecial(special, today) }
}

type PlanOf = (date: Temporal.PlainDate) => DayPlan

/** What a closure to come makes untrue is not said. */
function sayAlways(hours: Hours, today: Temporal.PlainDate, coming: string): string {
  if (coming) return 'It is open now'
  return isEveryDay(hours, today) ? saidAtAnyTime.always : 'It is open all day and all night'
}

const isEveryDay = ({ closures }: Hours, today: Temporal.PlainDate) =>
  closures.every((closure) => isPast(closure, today))

/** What nobody knows on any day is not said. */
function sayUnknown(today: DayPlan): string {
  if (today.hours !== 'unknown') return 'Its hours now are not certain. Check first'
  return today.from === 'week' ? '' : doubt(today, 'today')
}

/** Nothing, or the days on which it will be closed. Those that have begun do so once what began the day before has ended. */
function sayComing(closed: readonly SpecialDays[], today: Temporal.PlainDate): string {
  const inWords = (days: readonly SpecialDays[]) => daysInWords(days, today, ({ first }) => dayFrom(today, first))
  const [begun, coming] = [true, false].map((isBegun) => closed.filter((days) => hasBegun(days, today) === isBegun))
  return sentences(
    begun!.length > 0 ? `After that it is closed ${inWords(begun!)}` : '',
    coming!.length > 0 ? `It will be closed ${inWords(coming!)}` : '',
  )
}

function sayOpen(now: Temporal.ZonedDateTime, next: Change | undefined, planOf: PlanOf): string {
  if (!next) return 'It is open now'
  const end = next.at.toZonedDateTimeISO(now.timeZoneId)
  const until = `It is open now, until ${timeOf(end)}${soon(now, end) ? '' : ` ${sayDay(now, end)}`}`
  if (next.state === 'closed') return until
  const plan = planOf(end.toPlainDate())
  const why = plan.from === 'bank holiday' ? 'it may be closed for the bank holiday' : 'its hours are not certain'
  return `${until}. After that ${why}. Check first`
}

/** The plans of days, and the closed days that are named today. */
interface Around {
  readonly planOf: PlanOf
  readonly closed: readonly SpecialDays[]
}

function sayClosed(
  hours: Hours,
  now: Temporal.ZonedDateTime,
  next: Change | undefined,
  { planOf, closed }: Around,
): HoursInWords {
  const today = now.toPlainDate()
  const running = closed.find((days) => hasBegun(days, today))
  const others = closed.filter((days) => days !== running && !isToldBy(next, days, now))
  const coming = sayComing(others, today)
  const range = running && sayRange(running, today)
  // What is always open otherwise is open from the day after.
  if (range && typeof hours.usual === 'string') return { usual: '', special: sentences(range, coming) }
  const { hours: ofToday, reason } = planOf(today)
  const isWholeDay = reason && ofToday.length === 0
  const words = range ?? (isWholeDay ? `It is closed today, for ${reason}` : 'It is closed now')
  return { usual: sentences(words, sayNext(now, next, planOf)), special: coming }
}

/** A closure of several days is told with its end, so that nobody has to ask for each day. */
function sayRange({ first, last, reason }: SpecialDays, today: Temporal.PlainDate): string | undefined {
  if (!last || last.equals(first)) return undefined
  return `It is closed ${rangeInWords(first, last, today)}${reason && `, for ${reason}`}`
}

/** When it opens, or may; of days of which nobody knows anything, nothing. */
function sayNext(now: Temporal.ZonedDateTime, next: Change | undefined, planOf: PlanOf): string {
  if (!next) return ''
  const start = next.at.toZonedDateTimeISO(now.timeZoneId)
  const day = sayDay(now, start)
  if (next.state === 'unknown') {
    const date = start.toPlainDate()
    const plan = planOf(date)
    return plan.from === 'week' ? '' : doubt(plan, dayFrom(now.toPlainDate(), date))
  }
  const time = `at ${timeOf(start)}`
  return `It opens ${day.startsWith('on') ? `${day} ${time}` : `${time} ${day}`}`
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
  return `on ${dayAndMonth(date)}${isFar(date, today) ? ` ${date.year}` : ''}`
}

const writeWindows = (windows: readonly Window[]): string =>
  windows
    .map(windowInWords)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1')

function writeUsual(hours: Hours, today: Temporal.PlainDate): string {
  const { usual } = hours
  if (usual === 'unknown') return ''
  if (usual === 'always') return isEveryDay(hours, today) ? writtenAtAnyTime.always : 'Open 24 hours'
  return sentences(writeWeek(usual.week, isEveryDay(hours, today)), ...writeBankHolidays(usual))
}

/** Days that follow each other with equal windows are one entry: "Monday to Friday, 9am to 5pm". */
function writeWeek(week: WeekHours['week'], everyDay: boolean): string {
  const runs: { first: number; last: number; windows: string }[] = []
  for (const [day, row] of week.entries()) {
    const windows = writeWindows(row)
    const run = runs.at(-1)
    if (run?.windows === windows) run.last = day
    else runs.push({ first: day, last: day, windows })
  }
  const open = runs.filter(({ windows }) => windows !== '')
  if (open.length === 0) return 'Closed'
  if (runs.length === 1) return `Open ${open[0]!.windows}${everyDay ? ' every day' : ''}`
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

/** A sentence for each, and one for closed days that follow each other: "Closed 24 to 26 December and 4 January". */
function writeSpecial(special: readonly SpecialDays[], today: Temporal.PlainDate): string {
  const groups: SpecialDays[][] = []
  for (const days of special) {
    const before = groups.at(-1)
    if (before && isClosed(before[0]!) && isClosed(days)) before.push(days)
    else groups.push([days])
  }
  const onDay = ({ first }: SpecialDays) => `on ${dayAndMonth(first)}`
  const writeOpen = ({ hours }: SpecialDays) => (hours === 'unknown' ? 'Check first' : writeWindows(hours) || 'Closed')
  return sentences(...groups.map((days) => `${writeOpen(days[0]!)} ${daysInWords(days, today, onDay)}`))
}

const isClosed = ({ hours }: SpecialDays) => hours.length === 0

/** One range or day, or a list of them, in which days lose their weekday. */
function daysInWords(
  special: readonly SpecialDays[],
  today: Temporal.PlainDate,
  onDay: (days: SpecialDays) => string,
): string {
  const [only, ...others] = special
  if (others.length === 0 && only!.last?.equals(only!.first)) return onDay(only!)
  return special
    .map(({ first, last }) => rangeInWords(first, last, today))
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1')
}
