/**
 * Whether a service is open at an instant, and when that changes.
 *
 * A window belongs to the day on which it starts and runs to its end, even into a holiday: the shift that
 * begins at 10pm on 24 December ends at 2am on 25 December, whatever closures and bank holidays say, and
 * one that did not begin on a closed day does not go on after it. Hours that a clock change skips or repeats
 * are read as Temporal's "compatible" reads them (RFC 5545): the first of two, or the same time later.
 */
import { type BankHolidays, isBankHoliday } from './bank-holidays.ts'
import { isClosedBy } from './closures.ts'
import { type Hours, neverChange, type Window, wholeDay } from './hours.ts'

/** Unknown means that people must check first; it is never said as closed. */
export type OpenState = 'open' | 'closed' | 'unknown'

/** Where the line is: an IANA time zone such as "Europe/London", and the bank holidays there. */
export interface HoursContext {
  timeZone: string
  holidays: BankHolidays
}

/** The moment at which a service comes into another state. */
export interface Change {
  at: Temporal.Instant
  state: OpenState
}

/** The hours of one date, where they come from, and what it is closed for: "the bank holiday", "staff training". */
export interface DayPlan {
  hours: 'unknown' | readonly Window[]
  from: 'week' | 'bank holiday' | 'closure' | 'exception'
  reason: string
}

/** How many days ahead changes are looked for: over a year, so that a yearly opening and every bank holiday are met. */
export const daysAhead = 400

/** The state at an instant. */
export function openStateAt(hours: Hours, instant: Temporal.Instant, context: HoursContext): OpenState {
  if (neverChange(hours)) return hours.usual === 'always' ? 'open' : 'unknown'
  const today = instant.toZonedDateTimeISO(context.timeZone).toPlainDate()
  const spans = [today.subtract({ days: 1 }), today].flatMap((date) => spansOf(hours, date, context))
  return stateIn(spans, instant.epochMilliseconds)
}

/** The first change after an instant, at which the state may be known, or nothing if there is none in the next 400 days. */
export function nextChange(
  hours: Hours,
  instant: Temporal.Instant,
  context: HoursContext,
  state = openStateAt(hours, instant, context),
): Change | undefined {
  if (neverChange(hours)) return
  let day = instant.toZonedDateTimeISO(context.timeZone).toPlainDate()
  let after = instant.epochMilliseconds
  let yesterday = spansOf(hours, day.subtract({ days: 1 }), context)
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const today = spansOf(hours, day, context)
    const tomorrow = day.add({ days: 1 })
    const until = epoch(tomorrow, 0, context.timeZone)
    const spans = [...yesterday, ...today]
    const at = edges(spans, after, until).find((edge) => stateIn(spans, edge) !== state)
    if (at !== undefined) return { at: Temporal.Instant.fromEpochMilliseconds(at), state: stateIn(spans, at) }
    yesterday = today
    day = tomorrow
    after = until - 1
  }
}

/**
 * The hours of the windows that start on a date: a dated exception, else a closure, else the rule for a bank holiday, else the
 * week. Where nobody knows the usual hours, or there is always somebody, that stands for the week.
 */
export function dayPlan(hours: Hours, date: Temporal.PlainDate, holidays: BankHolidays): DayPlan {
  const exception = typeof hours.usual === 'string' ? undefined : hours.usual.exceptions.get(date.toString())
  if (exception) return { ...exception, from: 'exception' }
  return planWithoutException(hours, date, holidays)
}

function planWithoutException(hours: Hours, date: Temporal.PlainDate, holidays: BankHolidays): DayPlan {
  const { usual, closures } = hours
  const closure = closures.find(({ days }) => isClosedBy(days, date))
  if (closure) return { hours: [], from: 'closure', reason: closure.reason }
  if (typeof usual === 'string' || usual.bankHolidays === 'as-normal' || !isBankHoliday(holidays, date))
    return { hours: rowOf(hours, date), from: 'week', reason: '' }
  const ofHoliday = usual.bankHolidays === 'closed' ? [] : usual.bankHolidays
  return { hours: ofHoliday, from: 'bank holiday', reason: 'the bank holiday' }
}

/** The hours of a day in an ordinary week. */
function rowOf({ usual }: Hours, date: Temporal.PlainDate): DayPlan['hours'] {
  if (usual === 'unknown') return usual
  return usual === 'always' ? [{ from: 0, to: wholeDay }] : usual.week[date.dayOfWeek - 1]!
}

/** A stretch of time, in milliseconds of the epoch, that starts on one date and is not closed. */
interface Span {
  from: number
  to: number
  state: 'open' | 'unknown'
}

const knownSpans = new WeakMap<HoursContext, WeakMap<Hours, Map<string, readonly Span[]>>>()

/** Calculated once for each date: a check asks for them thousands of times. */
function spansOf(hours: Hours, date: Temporal.PlainDate, context: HoursContext): readonly Span[] {
  const ofContext = knownSpans.get(context) ?? new WeakMap<Hours, Map<string, readonly Span[]>>()
  const ofHours = ofContext.get(hours) ?? new Map<string, readonly Span[]>()
  const day = date.toString()
  const spans = ofHours.get(day) ?? calculateSpans(hours, date, context)
  knownSpans.set(context, ofContext.set(hours, ofHours.set(day, spans)))
  return spans
}

function calculateSpans(hours: Hours, date: Temporal.PlainDate, { timeZone, holidays }: HoursContext): Span[] {
  const plan = dayPlan(hours, date, holidays)
  const span = (state: Span['state'], { from, to }: Window): Span => ({
    from: epoch(date, from, timeZone),
    to: epoch(date, to, timeZone),
    state,
  })
  if (plan.hours !== 'unknown') return plan.hours.map((window) => span('open', window))
  // What might have begun on an uncertain day might still go on after its midnight.
  const known = [planWithoutException(hours, date, holidays).hours, rowOf(hours, date), []].find(isKnown)!
  return [span('unknown', { from: 0, to: Math.max(wholeDay, ...known.map(({ to }) => to)) })]
}

const isKnown = (hours: DayPlan['hours']): hours is readonly Window[] => hours !== 'unknown'

/** Minutes after the midnight of a date, in milliseconds of the epoch. */
export function epoch(date: Temporal.PlainDate, minutes: number, timeZone: string): number {
  const day = minutes < wholeDay ? date : date.add({ days: 1 })
  const hour = Math.floor(minutes / 60) % 24
  return day.toZonedDateTime({ timeZone, plainTime: { hour, minute: minutes % 60 } }).epochMilliseconds
}

/** Open wins: what is sure to be open stays so beside a day that is not certain. */
function stateIn(spans: readonly Span[], at: number): OpenState {
  const now = spans.filter(({ from, to }) => from <= at && at < to)
  if (now.some(({ state }) => state === 'open')) return 'open'
  return now.length > 0 ? 'unknown' : 'closed'
}

/** Every start and end after one time and before another, in order. */
const edges = (spans: readonly Span[], after: number, before: number): number[] =>
  spans
    .flatMap(({ from, to }) => [from, to])
    .filter((edge) => edge > after && edge < before)
    .sort((a, b) => a - b)
