import type { Contact } from '../../flow/contacts.ts'
import type { Line } from '../../flow/line.ts'
import { dayInWords } from '../../hours/dates.ts'
import { timeInWords } from '../../hours/hours.ts'
import { type DayPlan, dayPlan, daysAhead, type OpenState, openStateAt } from '../../hours/open-now.ts'
import { changesOf } from '../../hours/year.ts'
import type { ChangedStretch } from './change.ts'

/** A contact's hours in the old line and in the new one. */
export interface TwoHours {
  readonly before: Timed
  readonly after: Timed
  readonly now: Temporal.Instant
}

/** Hours, with the line whose bank holidays they go by. */
export interface Timed {
  readonly hours: Contact['hours']
  readonly line: Line
}

/** When a contact will be open or closed otherwise in the next 400 days, in the order of time. */
export function changedStretches(two: TwoHours): ChangedStretch[] {
  const days = daysOtherwise(two)
  // A closure is one stretch, however often it would have opened in its course.
  const ofClosures = joined(days.filter(({ isOfClosure }) => isOfClosure))
  const isIn = (spans: readonly Span[]) => (other: Span) =>
    spans.some((span) => isBefore(span.from, other.to) && isBefore(other.from, span.to))
  const ofStates = joined(statesBetween(two).filter((span) => span.before !== span.after && !isIn(ofClosures)(span)))
  const ofReasons = joined(days.filter((day) => !day.isOfClosure && !isIn(ofStates)(day)))
  return [...ofClosures, ...ofStates, ...ofReasons]
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
    .map(({ from, to, before, after }) => {
      const words = `${whenInWords(from, to, two)}: ${after}; it was ${before}`
      return { from: from.toString(), to: to.toString(), before, after, words }
    })
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

interface Span {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly before: string
  readonly after: string
}

const inWords: Readonly<Record<OpenState, string>> = { open: 'open', closed: 'closed', unknown: 'not certain' }

const endOf = ({ now }: TwoHours) => now.add({ hours: 24 * daysAhead })

/** The spans in which neither hours change; none of them passes a midnight. */
function statesBetween(two: TwoHours): Span[] {
  const { before, after, now } = two
  const changes = [before, after].flatMap(({ hours, line }) => changesOf(hours, line, now).map(({ at }) => at))
  const midnights = daysAheadOf(two)
    .map((day) => day.toInstant())
    .filter((at) => isBefore(now, at))
  const edges = [...new Map([now, ...changes, ...midnights].map((at) => [at.epochMilliseconds, at])).values()]
  const starts = edges.sort(Temporal.Instant.compare)
  const state = ({ hours, line }: Timed, at: Temporal.Instant) => inWords[openStateAt(hours, at, line)]
  return starts.map((from, i) => ({
    from,
    to: starts[i + 1] ?? endOf(two),
    before: state(before, from),
    after: state(after, from),
  }))
}

/** Joins spans that touch and are the same now, whatever they were: "closed or open". */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of spans) {
    const last = whole.at(-1)
    if (last?.to.equals(span.from) && last.after === span.after) {
      const before = [...new Set([...last.before.split(' or '), span.before])].join(' or ')
      whole[whole.length - 1] = { ...last, to: span.to, before }
    } else whole.push(span)
  }
  return whole
}

/** The starts of the days to come, beginning with today. */
function daysAheadOf({ now, after }: TwoHours): Temporal.ZonedDateTime[] {
  const today = now.toZonedDateTimeISO(after.line.timeZone).startOfDay()
  return [...Array(daysAhead).keys()].map((later) => today.add({ days: later }))
}

/** A day, and whether a closure makes the difference. */
interface Day extends Span {
  readonly isOfClosure: boolean
}

/** The days on which callers hear something else about the whole day: that it is open, closed or not certain, and why. */
function daysOtherwise(two: TwoHours): Day[] {
  return daysAheadOf(two).flatMap((day) => {
    const date = day.toPlainDate()
    const [was, is] = [two.before, two.after].map((timed) => heardOn(date, timed))
    if (was === is) return []
    const isOfClosure = [two.before, two.after].some(
      ({ hours, line }) => dayPlan(hours, date, line.holidays).from === 'closure',
    )
    return [{ from: day.toInstant(), to: day.add({ days: 1 }).toInstant(), before: was!, after: is!, isOfClosure }]
  })
}

/** What is said of a day that is not certain. No closure is. */
const uncertain: Readonly<Record<DayPlan['from'], string>> = {
  week: 'not known',
  'bank holiday': 'not certain for the bank holiday',
  exception: 'not certain',
  closure: 'closed',
}

/** What is said of a day at any time of it. */
function heardOn(date: Temporal.PlainDate, { hours, line }: Timed): string {
  const plan = dayPlan(hours, date, line.holidays)
  if (plan.hours === 'unknown') return uncertain[plan.from]
  if (plan.hours.length > 0) return 'open'
  return plan.reason ? `closed for ${plan.reason}` : 'closed'
}

function whenInWords(from: Temporal.Instant, to: Temporal.Instant, two: TwoHours): string {
  const hasBegun = from.equals(two.now)
  if (to.equals(endOf(two))) return hasBegun ? 'At all times' : `From ${momentOf(from, two).join(', ')} on`
  const [day, time] = momentOf(from, two)
  const [, end] = momentOf(to, two)
  // A stretch that ends at midnight ends on the day before.
  const [lastDay] = momentOf(to.subtract({ seconds: 1 }), two)
  if (hasBegun) return `From now to ${lastDay}, ${end}`
  if (time === 'midnight' && end === 'midnight') return `${day === lastDay ? day : `${day} to ${lastDay}`}, all day`
  return `${day}, ${time} to ${day === lastDay ? end : `${lastDay}, ${end}`}`
}

function momentOf(at: Temporal.Instant, { after }: TwoHours): [day: string, time: string] {
  const local = at.toZonedDateTimeISO(after.line.timeZone)
  return [dayInWords(local.toPlainDate()), timeInWords(local.hour * 60 + local.minute)]
}
