import type { Contact } from '../flow/contacts.ts'

/** What a contact is, in words for staff. */
export const kindsInWords: Readonly<Record<Contact['kind'], string>> = {
  emergency: 'Emergency number',
  short: 'Short number',
  'short-code': 'Number for texts',
  freephone: 'Freephone',
  geographic: 'Ordinary number',
  textphone: 'Textphone',
  place: 'Place',
}
