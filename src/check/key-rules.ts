import { contactsIn } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Answer, Line } from '../flow/line.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What the keys do that work everywhere. */
export const keyRules: readonly Rule[] = [
  {
    id: 'fixed-keys',
    severity: 'error',
    reason: 'The keys 9, 8 and 0 do the same everywhere: emergency advice, the main menu, numbers of people.',
    source: 'CALLERS PC02, PC09, R4 (ISO/IEC 13714 and W3C COGA: 0 is for a person)',
    find: findMovedKeys,
  },
]

function findMovedKeys({ line }: CheckContext): Complaint[] {
  const { globalKeys, states, main } = line
  const advice = states.get(globalKeys['9'])
  const person = states.get(globalKeys['0'])
  const moved: [key: '0' | '8' | '9', what: string, mend: string][] = []
  if (advice?.kind !== 'answer' || advice.contact?.kind !== 'emergency')
    moved.push(['9', 'emergency advice', 'the answer whose contact is the emergency services'])
  if (globalKeys['8'] !== main) moved.push(['8', 'the main menu', `${main}, where a call begins`])
  if (person?.kind !== 'answer' || !givesPerson(person, line))
    moved.push(['0', 'numbers of people', 'an answer that says the number of a person, like {kent-police.phone}'])
  return moved.map(([key, what, mend]) => ({
    subject: { key },
    path: ['target'],
    what: `Key ${key} no longer leads to ${what}.`,
    mend: `Let it lead to ${mend}.`,
  }))
}

const answeredByPeople = new Set<Contact['kind']>(['short', 'freephone', 'geographic'])

const givesPerson = (answer: Answer, line: Line) =>
  contactsIn({ template: answer.say, contact: answer.contact }, line).some(
    ({ contact, field }) => field === 'phone' && answeredByPeople.has(contact.kind),
  )
