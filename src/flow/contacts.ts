import type { Hours } from '../hours/hours.ts'
import { parseHours } from '../hours/read-hours.ts'
import { type ContactKind, looseContact, type promiseNames, type WrittenContact } from './contacts-schema.ts'
import { type Accepted, type Origin, originOf } from './origin.ts'
import { mayBePutThrough, readNumber } from './phone-number.ts'
import { checkCharacters, checkLabel, checkTitle } from './plain-text.ts'
import { sentence } from './problem.ts'
import type { Place, Source } from './source.ts'
import { ownContactId } from './template.ts'
import { fitting } from './validate.ts'

/** A contact, ready to be said, texted and called. */
export interface Contact {
  readonly id: string
  readonly kind: ContactKind
  readonly name: string
  readonly spokenName: string
  /** The digits in the groups in which they are said and written: `['0800', '138', '1624']`; empty where there is none. */
  readonly groups: readonly string[]
  /** How many digits the number has, by what staff wrote beside it. */
  readonly digits: number
  /** The number as it is called, `+448001381624`; only where a caller may be put through to it. */
  readonly dial: string | undefined
  readonly address: string
  readonly spokenAddress: string
  /** Undefined where nobody knows them: then nothing is said of them. */
  readonly hours: Hours | undefined
  /** What its source promises, and words may therefore say. */
  readonly promises: readonly (typeof promiseNames)[number][]
  readonly origin: ContactOrigin
  readonly accepted: Accepted
}

/** Where a contact comes from, for staff. `reviewBy` is the ISO date by which to check it again. */
export interface ContactOrigin extends Origin {
  readonly checkedBy: string
  readonly reviewBy: string
}

/** UK numbers have eleven digits, their 0 counted; a few old ones have ten (Ofcom, National Telephone Numbering Plan). */
const usualDigits = 11

/** The contacts that words may name, by id; undefined stands for one that could not be read. */
export type Contacts = ReadonlyMap<string, Contact | undefined>

/** Whether a caller may be put through to the contact. */
export function isDialable(contact: Contact | undefined): boolean {
  return contact?.dial !== undefined
}

/** Makes the contacts of contacts.yaml that fit its schema, and complains of what else is wrong with each. */
export function readContacts(source: Source, written: object): Contacts {
  const read = Object.entries(fitting(looseContact, written)).map(
    ([id, contact]) => [id, readContact(id, contact, source.at(id))] as const,
  )
  return new Map([...Object.keys(written).map((id) => [id, undefined] as const), ...read])
}

function readContact(id: string, written: WrittenContact, place: Place): Contact {
  const { name, kind, phone, address = '', spoken } = written
  checkContact(id, written, place)
  const number = phone ? readNumber(phone, kind, place.at('phone')) : { groups: [] }
  return {
    id,
    kind,
    name,
    spokenName: spoken?.name ?? name,
    groups: number.groups,
    digits: Number(written.digits ?? usualDigits),
    dial: mayBePutThrough(kind) && written.connect !== 'no' ? number.dial : undefined,
    address,
    spokenAddress: spoken?.address ?? address,
    hours: readHours(written.hours, place.at('hours')),
    promises: written.promises ?? [],
    origin: { ...originOf(written), checkedBy: written.checkedBy, reviewBy: written.reviewBy },
    accepted: written.accepted ?? {},
  }
}

function checkContact(id: string, written: WrittenContact, place: Place): void {
  const { name, kind, phone, address = '', connect, spoken } = written
  if (id === ownContactId) place.complain(`No contact can have the id "${id}".`, 'It means the contact of an answer.')
  if (kind === 'place' && !address) place.complain(`The place "${id}" has no address.`, 'Add address: "…".')
  if (kind !== 'place' && !phone)
    place.complain(`The contact "${id}" has no number.`, 'Add phone: "…", or make it kind: place.')
  if (connect === 'yes' && !mayBePutThrough(kind))
    place.at('connect').complain(`Nobody is put through to a contact of kind: ${kind}.`, 'Take connect: out.')
  checkTitle(name, place.at('name'))
  checkCharacters(address, place.at('address'))
  checkLabel(spoken?.name ?? '', place.at('spoken', 'name'))
}

function readHours(written: unknown, place: Place): Hours | undefined {
  if (written === undefined) return undefined
  const read = parseHours(written)
  if ('problems' in read) {
    for (const { path, what, mend } of read.problems) place.at(...path).complain(sentence(what), sentence(mend))
    return undefined
  }
  // Reasons are said, so no number may be typed into them either.
  if (read.hours !== 'always')
    for (const [date, { reason }] of read.hours.exceptions) checkLabel(reason, place.at('exceptions', date, 'reason'))
  return read.hours
}
