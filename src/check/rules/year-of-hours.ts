import { type Hours, neverChange, timeInWords } from '../../hours/hours.ts'
import { type Change, daysAhead } from '../../hours/open-now.ts'
import type { Year } from '../../hours/year.ts'
import { readClock, walkMinutes } from '../minute-walk.ts'
import type { CheckContext, Rule } from '../rule.ts'

/** Compares the line's own calculation of each pattern of hours with a walk through every minute (CALLERS PC34, PC37). */
export const yearOfHours: Rule = {
  reason:
    'Two ways of calculating the openings and closings of the next 400 days agree, and so do the words said then.',
  *find(context) {
    const { line, now, contacts, yearOf } = context
    const clock = readClock(line.timeZone, { now, days: daysAhead })
    const known = new Map<Year, string | undefined>()
    for (const { id, hours } of contacts) {
      if (neverChange(hours)) continue
      const year = yearOf({ hours })
      if (!known.has(year))
        known.set(year, judgeYear(year, { hours, walked: walkMinutes(hours, line, clock) }, context))
      const what = known.get(year)
      const mend = 'Write these hours in a simpler way, and tell the developers.'
      if (what !== undefined) yield { subject: { contact: id }, path: ['hours'], what, mend }
    }
  },
}

/** Hours, and their changes as they were found by walking. */
interface Walked {
  readonly hours: Hours
  readonly walked: readonly Change[]
}

function judgeYear({ changes }: Year, { hours, walked }: Walked, context: CheckContext): string | undefined {
  const [ours, theirs] = [changes.map(changeInWords), walked.map(changeInWords)]
  const odd = (ours.length > theirs.length ? ours : theirs).find((_, i) => ours[i] !== theirs[i])
  if (odd !== undefined) return `Two ways of calculating these hours do not agree at ${odd}.`
  const agrees = typeof hours.usual === 'string' ? agreesWithoutWeek : agreesWithWeek
  const wrong = changes.find(({ words }, i) => !agrees(words, walked[i]!, walked[i + 1], context))
  return wrong && `At ${changeInWords(wrong)} people would hear: "${wrong.words}"`
}

const changeInWords = ({ at, state }: Change) => `${at} (${state})`

type Agrees = (words: string, change: Change, next: Change | undefined, context: CheckContext) => boolean

/** Whether the words at a change name the new state, and the time of the change after it. */
const agreesWithWeek: Agrees = (words, { state }, next, context) => {
  if (state === 'unknown') return words.includes('Check first')
  if (!words.startsWith(state === 'open' ? 'It is open now' : 'It is closed')) return false
  if (next === undefined || next.state === 'unknown') return true
  return words.includes(state === 'open' ? `until ${timeOf(next, context)}` : ` at ${timeOf(next, context)}`)
}

/** The same of what is always open, or unknown, but for its closures: it closes and opens at midnight. */
const agreesWithoutWeek: Agrees = (words, { at, state }, next) => {
  const isSoon = next !== undefined && at.until(next.at, { largestUnit: 'hours' }).hours < 6 * 24
  if (state === 'closed') return words.startsWith('It is closed')
  const start = state === 'open' ? /^It is open/ : /^(?:It will be closed|$)/
  return (
    start.test(words) &&
    (isSoon ? words.includes('It will be closed') : next === undefined || !words.includes('every day'))
  )
}

function timeOf({ at }: Change, { line }: CheckContext): string {
  const { hour, minute } = at.toZonedDateTimeISO(line.timeZone)
  return timeInWords(hour * 60 + minute)
}
