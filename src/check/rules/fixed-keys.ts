import { contactsIn } from '../../content/wordings.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Answer, Line } from '../../flow/line.ts'
import type { Complaint, Rule } from '../rule.ts'

/** Checks where each of the three keys leads (CALLERS PC02, PC09, R4; ISO/IEC 13714 and W3C COGA: 0 is for a person). */
export const fixedKeys: Rule = {
  reason: 'Keys 9, 8 and 0 do the same thing everywhere: emergency advice, the main menu, the number of a person.',
  *find({ line }) {
    const { globalKeys, states, main } = line
    const advice = states.get(globalKeys['9'])!
    const person = states.get(globalKeys['0'])!
    if (advice.kind !== 'answer' || advice.contact?.kind !== 'emergency')
      yield moved('9', 'emergency advice', 'the answer whose contact is the emergency services')
    if (globalKeys['8'] !== main) yield moved('8', 'the main menu', `${main}, where a call begins`)
    if (person.kind !== 'answer' || !givesPerson(person, line))
      yield moved('0', 'numbers of people', 'an answer that says the number of a person, like {kent-police.phone}')
  },
}

function moved(key: '0' | '8' | '9', purpose: string, target: string): Complaint {
  const what = `Key ${key} no longer leads to ${purpose}.`
  return { subject: { key }, path: ['target'], what, mend: `Let it lead to ${target}.` }
}

const answeredByPeople = new Set<Contact['kind']>(['short', 'freephone', 'geographic', 'uk-wide', 'mobile'])

const givesPerson = ({ say, contact }: Answer, line: Line) =>
  contactsIn({ template: say, contact }, line).some(
    ({ contact, field }) => field === 'phone' && answeredByPeople.has(contact.kind),
  )
