/** The things of a line as staff read of them. */
import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import { codeOf } from '../line/render-words.ts'

/** What a contact is. */
export const kindsInWords: Readonly<Record<Contact['kind'], string>> = {
  emergency: 'Emergency number',
  short: 'Short number',
  'short-code': 'Number for texts',
  freephone: 'Freephone',
  geographic: 'Ordinary number',
  'uk-wide': 'UK-wide number',
  service: 'Service number',
  mobile: 'Mobile',
  'mobile-text': 'Mobile for texts',
  whatsapp: 'WhatsApp',
  textphone: 'Textphone',
  'text-relay': 'Number through text relay',
  place: 'Place',
  email: 'E-mail',
  web: 'Website',
}

/** All the ways to reach a contact: its number with its extension, its address, its e-mail and its web address. */
export function waysToReach({ groups, extension, address, email, web }: Contact): string[] {
  const number = extension ? `${groups.join(' ')}, extension ${extension}` : groups.join(' ')
  return [number, address, email, web].filter(Boolean)
}

/** The number of a contact, or else its address, or where to write or look; '' without any. */
export const numberOrAddress = (contact: Contact | undefined): string => (contact && waysToReach(contact)[0]) ?? ''

/** When a branch of an option is taken, in words that follow what it leads to: "while Hate line is open", "otherwise" without a guard. */
export function guardInWords(guard: string | undefined, contact: Contact | undefined): string {
  if (guard === undefined) return 'otherwise'
  if (guard === 'textable') return 'if the phone can get texts'
  // A menu has a contact if one of its guards asks for hours.
  const { name } = contact!
  return guard === 'unknown' ? `while the hours of ${name} are not known` : `while ${name} is ${guard}`
}

/** The keys of a code one by one: "2-2". */
export const keysOf = (code: string): string => [...code].join('-')

/** A state by its keys and its title: "2-2 Report, not to the police". */
export function keysAndTitle(id: string, line: Line): string {
  return `${keysOf(codeOf(id, line))} ${line.states.get(id)!.title}`
}
