import { timeInWords } from '../../hours/hours.ts'
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
      if (hours === undefined || hours === 'always') continue
      const year = yearOf({ hours })
      if (!known.has(year)) known.set(year, judgeYear(year, walkMinutes(hours, line, clock), context))
      const what = known.get(year)
      const mend = 'Write these hours in a simpler way, and tell the developers.'
      if (what !== undefined) yield { subject: { contact: id }, path: ['hours'], what, mend }
    }
  },
}

function judgeYear({ changes }: Year, walked: readonly Change[], context: CheckContext): string | undefined {
  const [ours, theirs] = [changes.map(changeInWords), walked.map(changeInWords)]
  const odd = (ours.length > theirs.length ? ours : theirs).find((_, i) => ours[i] !== theirs[i])
  if (odd !== undefined) return `Two ways of calculating these hours do not agree at ${odd}.`
  const wrong = changes.find(({ words }, i) => !agrees(words, walked[i]!, walked[i + 1], context))
  return wrong && `At ${changeInWords(wrong)} people would hear: "${wrong.words}"`
}

const changeInWords = ({ at, state }: Change) => `${at} (${state})`

/** Whether the words at a change name the new state, and the time of the change after it. */
function agrees(words: string, { state }: Change, next: Change | undefined, { line }: CheckContext): boolean {
  if (state === 'unknown') return words.endsWith('Check first')
  if (!words.startsWith(state === 'open' ? 'It is open now' : 'It is closed')) return false
  if (next === undefined || next.state === 'unknown') return true
  const { hour, minute } = next.at.toZonedDateTimeISO(line.timeZone)
  const time = timeInWords(hour * 60 + minute)
  return words.includes(state === 'open' ? `until ${time}` : ` at ${time}`)
}
