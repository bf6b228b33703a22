import type { Contact } from '../flow/contacts.ts'
import { timeInWords } from '../flow/hours.ts'
import type { Change } from '../line/hours.ts'
import { daysAhead } from '../saying/year.ts'
import { walkMinutes } from './minute-walk.ts'
import type { Complaint, Rule } from './rule.ts'
import type { Survey } from './survey.ts'

/** What keeps "open now" true. */
export const hoursRules: readonly Rule[] = [
  {
    id: 'year-of-hours',
    severity: 'error',
    reason: 'Every opening and closing of the next 400 days is calculated twice, and the words said then agree.',
    source: 'CALLERS PC34, PC37',
    find: (survey) => [...survey.line.contacts.values()].flatMap((contact) => checkYear(contact, survey)),
  },
]

function checkYear(contact: Contact, survey: Survey): Complaint[] {
  const { hours } = contact
  if (hours === undefined || hours === 'always') return []
  const { changes } = survey.yearOf(contact)
  const walked = walkMinutes(hours, survey.line, { now: survey.now, days: daysAhead })
  const at = { subject: { contact: contact.id }, path: ['hours'] }
  const mend = 'Write these hours in a simpler way, and tell the developers.'
  const odd = firstDifference(changes.map(print), walked.map(print))
  if (odd !== undefined) return [{ ...at, what: `Two ways of calculating these hours do not agree at ${odd}.`, mend }]
  const wrong = changes.find(({ words }, i) => !agrees(words, walked[i]!, walked[i + 1], survey))
  if (wrong === undefined) return []
  return [{ ...at, what: `At ${print(wrong)} people would hear: "${wrong.words}"`, mend }]
}

const print = ({ at, state }: Change) => `${at} (${state})`

function firstDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const all = ours.length > theirs.length ? ours : theirs
  return all.find((_, i) => ours[i] !== theirs[i])
}

/** Whether the words at a change name the new state, and the time of the change after it. */
function agrees(words: string, { state }: Change, next: Change | undefined, { line }: Survey): boolean {
  if (state === 'unknown') return words.endsWith('Check first')
  if (!words.startsWith(state === 'open' ? 'It is open now' : 'It is closed')) return false
  if (next === undefined || next.state === 'unknown') return true
  const { hour, minute } = next.at.toZonedDateTimeISO(line.timeZone)
  const time = timeInWords(hour * 60 + minute)
  return words.includes(state === 'open' ? `until ${time}` : ` at ${time}`)
}
