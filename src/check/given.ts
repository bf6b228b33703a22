import { type ContactGap, contactsIn, type Wording } from '../content/wordings.ts'
import { mainField } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'

/** A contact that words name, with a way to reach it that they give. */
export interface GivenWay extends ContactGap {
  readonly field: ReturnType<typeof mainField>
}

/**
 * The ways to reach contacts that words give: numbers and addresses, and of a contact of kind email or web where to write or look.
 * 999 is left out: it begins every call and every text.
 */
export function givenIn(words: Pick<Wording, 'template' | 'contact'>, line: Line): GivenWay[] {
  return contactsIn(words, line).flatMap(({ contact, field }) => {
    const isWay = field === 'phone' || field === 'address' || field === mainField(contact)
    return isWay && contact.kind !== 'emergency' ? [{ contact, field: field as GivenWay['field'] }] : []
  })
}
