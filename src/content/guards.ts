import type { Contact } from '../flow/contacts.ts'

/** When a way of an option is open, in words that follow what it leads to: "while Hate line is open", "otherwise" without a guard. */
export function guardInWords(guard: string | undefined, contact: Contact | undefined): string {
  if (guard === undefined) return 'otherwise'
  if (guard === 'textable') return 'if the phone can get texts'
  // A menu has a contact if one of its guards asks for hours.
  const { name } = contact!
  return guard === 'unknown' ? `while the hours of ${name} are not known` : `while ${name} is ${guard}`
}
