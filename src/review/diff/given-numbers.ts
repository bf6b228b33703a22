import type { LineAtInstant } from '../../content/sayings.ts'
import { type Wording, wordingsOf } from '../../content/wordings.ts'
import type { Contact } from '../../flow/contacts.ts'
import { ownContactId, type Template } from '../../flow/template.ts'
import { type Context, write } from '../../line/render-words.ts'
import { reasons } from './second-person.ts'

/** The numbers that a line gives people to call. They have been checked, so nobody has to check them again elsewhere. */
export interface Given {
  /** Digits only: "08001381624". */
  readonly numbers: ReadonlySet<string>
  /** The numbers that callers can be put through to. */
  readonly dials: ReadonlySet<string>
}

/** The numbers of a line's answers, and those in its words. Contacts that are never said give none. */
export function givenBy({ line, now }: LineAtInstant): Given {
  const answers = [...line.states.values()].flatMap(({ kind, contact }) =>
    kind === 'answer' && contact ? [contact] : [],
  )
  const inWords = wordingsOf(line).flatMap((wording) =>
    numbersRead(withoutTheirs(wording), { line, now, contact: wording.contact }),
  )
  return {
    numbers: new Set([...answers.map(numberOf), ...inWords]),
    dials: new Set(answers.flatMap(({ dial }) => dial ?? [])),
  }
}

/** Why a second person has to check a contact that is given somewhere new; '' if the line gave its number before. */
export function reasonOfNew(contact: Contact, { numbers, dials }: Given): string {
  if (contact.groups.length > 0 && !numbers.has(numberOf(contact))) return reasons.newNumber
  return contact.dial !== undefined && !dials.has(contact.dial) ? reasons.puttingThrough : ''
}

const numberOf = ({ groups }: Contact): string => groups.join('')

const fieldsInWords = {
  ...{ name: 'name', phone: 'number', address: 'address', hours: 'hours' },
  ...{ email: 'e-mail address', web: 'web address' },
} as const

/** Shared words about the contact of an answer, which differs from answer to answer, with the field in its place: "[their number]". */
export function withoutTheirs({ template, contact }: Pick<Wording, 'template' | 'contact'>): Template {
  if (contact) return template
  return template.map((part) =>
    typeof part !== 'string' && 'contact' in part && part.contact === ownContactId
      ? `[their ${fieldsInWords[part.field]}]`
      : part,
  )
}

/** The numbers in words, as people read them: a digit next to a number is a part of it. */
export function numbersRead(template: Template, context: Context): string[] {
  return (write(template, context).match(/\d(?:[ -]?\d){2,}/g) ?? []).map((number) => number.replaceAll(/\D/g, ''))
}

/** The digits in words, in order. "[their number]" counts as one. */
export function digitsOf(words: string): string {
  return (words.match(/\d|\[their number\]/g) ?? []).join('')
}
