import { type ContactGap, contactsIn, type Wording } from '../content/wordings.ts'
import type { Line } from '../flow/line.ts'

/** The numbers and addresses that words give. 999 is left out: it begins every call and every text. */
export function givenIn(words: Pick<Wording, 'template' | 'contact'>, line: Line): ContactGap[] {
  return contactsIn(words, line).filter(
    ({ contact, field }) => contact.kind !== 'emergency' && (field === 'phone' || field === 'address'),
  )
}
