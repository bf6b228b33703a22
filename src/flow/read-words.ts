import { type Contact, mainField } from './contacts.ts'
import { checkCharacters } from './plain-text.ts'
import { oneOf } from './problem.ts'
import { findContact, findState, type Standpoint } from './references.ts'
import { type Field, fields, ownContactId, type Part, parseTemplate, type Template } from './template.ts'

/** What words may name where they stand, and where that is. */
export interface Surroundings extends Standpoint {
  /** What `{contact.…}` may give here: nothing where no answer with a contact speaks. */
  readonly own: readonly Field[]
}

/** Reads words that are only heard. */
export function readSpoken(words: string, around: Surroundings): Template {
  return parseTemplate(words, around.place.complain).map((part) =>
    typeof part === 'string' ? part : checkGap(part, around),
  )
}

/** Reads words that are texted too: they may hold only what a GSM-7 text message can carry. */
export function readWritten(words: string, around: Surroundings): Template {
  const template = readSpoken(words, around)
  checkCharacters(template.filter((part) => typeof part === 'string').join(''), around.place)
  return template
}

/** The fields that a contact has; all of them where it could not be read. That it lacks what its kind is there to give is a problem of contacts.yaml. */
export function fieldsOf(contact: Contact | undefined): readonly Field[] {
  if (!contact) return fields
  const { groups, address, email, web } = contact
  const others = { phone: groups.join(), address, email, web }
  const lacking = Object.entries(others).flatMap(([field, value]) =>
    value || field === mainField(contact) ? [] : field,
  )
  return fields.filter((field) => !lacking.includes(field))
}

type Gap = Exclude<Part, string>

function checkGap(part: Gap, around: Surroundings): Gap {
  if ('state' in part)
    return { state: findState(part.state, around, 'Write {#state} for a state of this file, or {#topic.state}.') }
  const known = part.contact === ownContactId ? around.own : fieldsOf(findContact(part.contact, around))
  if (known.includes(part.field)) return part
  if (known.length === 0)
    around.place.complain(
      `There is no contact here that {contact.${part.field}} could mean.`,
      'Name one, like {hate-line.phone}; in an answer you can also add contact: to its meta.',
    )
  else
    around.place.complain(
      `{${part.contact}.${part.field}} has nothing to give here.`,
      `Use ${oneOf(known)} after the dot, or add the ${part.field} to contacts.yaml.`,
    )
  return part
}
