import type { Contact, Contacts } from './contacts.ts'
import { checkCharacters } from './plain-text.ts'
import { type Complain, oneOf } from './problem.ts'
import { type Field, fields, ownContactId, type Part, parseTemplate, type Template } from './template.ts'

/** What words may name where they stand, and where to complain of them. */
export interface Surroundings {
  /** Undefined when contacts.yaml could not be read: then nothing is said about contacts. */
  readonly contacts: Contacts | undefined
  /** What `{contact.…}` may give here: nothing where no answer with a contact speaks. */
  readonly own: readonly Field[]
  /** The full id of the state that a reference means; undefined when there is none; '' when its file could not be read. */
  readonly findState: (reference: string) => string | undefined
  readonly complain: Complain
}

/** Reads words that are only heard. */
export function readSpoken(words: string, around: Surroundings): Template {
  const { template, problems } = parseTemplate(words)
  for (const { what, mend } of problems) around.complain(what, mend)
  return template.map((part) => (typeof part === 'string' ? part : checkGap(part, around)))
}

/** Reads words that are texted too: they may hold only what a GSM-7 text message can carry. */
export function readWritten(words: string, around: Surroundings): Template {
  const template = readSpoken(words, around)
  checkCharacters(template.filter((part) => typeof part === 'string').join(''), around.complain)
  return template
}

/** The fields that a contact of its kind has: that its number or address is missing is a problem of contacts.yaml. */
export function fieldsOf(contact: Contact | undefined): readonly Field[] {
  if (!contact) return fields
  const isPlace = contact.kind === 'place'
  const hasPhone = !isPlace || contact.groups.length > 0
  const hasAddress = isPlace || contact.address !== ''
  return fields.filter((field) => (field === 'phone' ? hasPhone : field !== 'address' || hasAddress))
}

type Gap = Exclude<Part, string>

function checkGap(part: Gap, around: Surroundings): Gap {
  if ('state' in part) return { state: checkState(part.state, around) }
  const known = part.contact === ownContactId ? around.own : checkContact(part.contact, around)
  if (known.includes(part.field)) return part
  if (known.length === 0)
    around.complain(
      `There is no contact here that {contact.${part.field}} could mean.`,
      'Name one, like {hate-line.phone}; in an answer you can also add contact: to its meta.',
    )
  else
    around.complain(
      `{${part.contact}.${part.field}} has nothing to give here.`,
      `Use ${oneOf(known)} after the dot, or add the ${part.field} to contacts.yaml.`,
    )
  return part
}

function checkState(reference: string, { findState, complain }: Surroundings): string {
  const id = findState(reference)
  if (id === undefined)
    complain(
      `There is no state "${reference}" to lead to.`,
      'Write {#state} for a state of this file, or {#topic.state}.',
    )
  return id ?? ''
}

/** The fields that a contact has; all of them where it can't be known, or where its absence is a problem already. */
function checkContact(id: string, { contacts, complain }: Surroundings): readonly Field[] {
  if (!contacts) return fields
  if (contacts.has(id)) return fieldsOf(contacts.get(id))
  complain(`There is no contact "${id}".`, `Use one of: ${oneOf(contacts.keys())}.`)
  return fields
}
