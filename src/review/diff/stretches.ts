import type { Contact } from '../../flow/contacts.ts'
import type { Line } from '../../flow/line.ts'
import { dayInWords } from '../../hours/dates.ts'
import { timeInWords } from '../../hours/hours.ts'
import { dayPlan, daysAhead, type OpenState, openStateAt } from '../../hours/open-now.ts'
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
  const ofStates = joined(statesBetween(two).filter(({ before, after }) => before !== after))
  const days = new Set(ofStates.flatMap((span) => datesIn(span, two)))
  const ofReasons = joined(daysOtherwise(two).filter(({ from }) => !days.has(dateOf(from, two).toString())))
  return [...ofStates, ...ofReasons]
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
    .map((span) => stretchOf(span, two))
}

interface Span {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly before: string
  readonly after: string
}

const inWords: Readonly<Record<OpenState, string>> = { open: 'open', closed: 'closed', unknown: 'not certain' }

const endOf = ({ now }: TwoHours) => now.add({ hours: 24 * daysAhead })

/** The spans in which neither hours change. */
function statesBetween(two: TwoHours): Span[] {
  const { before, after, now } = two
  const changes = [before, after].flatMap(({ hours, line }) => changesOf(hours, line, now).map(({ at }) => at))
  const edges = [...new Map([now, ...changes].map((at) => [at.epochMilliseconds, at])).values()]
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
    if (last?.to.equals(span.from) && last.after === span.after) whole[whole.length - 1] = join(last, span)
    else whole.push(span)
  }
  return whole
}

const join = (first: Span, next: Span): Span => ({
  from: first.from,
  to: next.to,
  after: next.after,
  before: first.before.split(' or ').includes(next.before) ? first.before : `${first.before} or ${next.before}`,
})

const dateOf = (at: Temporal.Instant, { after }: TwoHours) => at.toZonedDateTimeISO(after.line.timeZone).toPlainDate()

function datesIn({ from, to }: Span, two: TwoHours): string[] {
  const first = dateOf(from, two)
  const { days } = first.until(dateOf(to.subtract({ seconds: 1 }), two))
  return [...Array(days + 1).keys()].map((later) => first.add({ days: later }).toString())
}

/** The days on which callers hear another reason why it is closed or not certain. */
function daysOtherwise(two: TwoHours): Span[] {
  const first = dateOf(two.now, two)
  return [...Array(daysAhead).keys()].flatMap((later) => {
    const date = first.add({ days: later })
    const [before, after] = [heardOn(date, two.before), heardOn(date, two.after)]
    if (before === after) return []
    const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(two.after.line.timeZone).toInstant()
    return [{ from: startOf(date), to: startOf(date.add({ days: 1 })), before, after }]
  })
}

/** What is said of a day at any time of it. */
function heardOn(date: Temporal.PlainDate, { hours, line }: Timed): string {
  if (hours === undefined) return 'not known'
  if (hours === 'always') return 'open'
  const plan = dayPlan(hours, date, line.holidays)
  if (plan.hours === 'unknown') return plan.from === 'bank holiday' ? 'not certain for the bank holiday' : 'not certain'
  if (plan.hours.length > 0) return 'open'
  return plan.reason ? `closed for ${plan.reason}` : 'closed'
}

function stretchOf({ from, to, before, after }: Span, two: TwoHours): ChangedStretch {
  const words = `${whenInWords(from, to, two)}: ${after}; it was ${before}`
  return { from: from.toString(), to: to.toString(), before, after, words }
}

function whenInWords(from: Temporal.Instant, to: Temporal.Instant, two: TwoHours): string {
  const hasBegun = from.equals(two.now)
  if (to.equals(endOf(two))) return hasBegun ? 'At all times' : `From ${momentOf(from, two).join(', ')} on`
  const [day, time] = momentOf(from, two)
  const [lastDay, end] = endInWords(to, two)
  if (hasBegun) return `From now to ${lastDay}, ${end}`
  if (time === 'midnight' && end === 'midnight') return `${day === lastDay ? day : `${day} to ${lastDay}`}, all day`
  return `${day}, ${time} to ${day === lastDay ? end : `${lastDay}, ${end}`}`
}

function momentOf(at: Temporal.Instant, { after }: TwoHours): [day: string, time: string] {
  const local = at.toZonedDateTimeISO(after.line.timeZone)
  return [dayInWords(local.toPlainDate()), timeInWords(local.hour * 60 + local.minute)]
}

/** A stretch that ends at midnight ends on the day before. */
function endInWords(at: Temporal.Instant, two: TwoHours): [day: string, time: string] {
  const [, time] = momentOf(at, two)
  const [day] = momentOf(at.subtract({ seconds: 1 }), two)
  return [day, time]
}
