import type { Hours } from '../hours/hours.ts'
import { parseHours } from '../hours/read-hours.ts'
import { type ContactKind, contactButHours, type promiseNames, type WrittenContact } from './contacts-schema.ts'
import { type Accepted, type Origin, originOf } from './origin.ts'
import { mayBePutThrough, readNumber } from './phone-number.ts'
import { checkCharacters, checkLabel, checkTitle } from './plain-text.ts'
import { type Problem, sentence } from './problem.ts'
import type { ComplainAt, Source } from './source.ts'
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

/** Makes the contacts of contacts.yaml that fit its schema, or says what else is wrong with each. */
export function readContacts(source: Source, written: object): { contacts: Contacts; problems: Problem[] } {
  const problems: Problem[] = []
  const contacts = new Map<string, Contact | undefined>(Object.keys(written).map((id) => [id, undefined]))
  for (const [id, contact] of Object.entries(fitting(contactButHours, written))) {
    const complainAt: ComplainAt = (path, what, mend) => {
      problems.push(source.problemAt([id, ...path], what, mend))
    }
    contacts.set(id, readContact(id, contact, complainAt))
  }
  return { contacts, problems }
}

function readContact(id: string, written: WrittenContact, complainAt: ComplainAt): Contact {
  const { name, kind, phone, address = '', spoken } = written
  checkContact(id, written, complainAt)
  const number = phone ? readNumber(phone, kind, (what, mend) => complainAt(['phone'], what, mend)) : { groups: [] }
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
    hours: readHours(written, complainAt),
    promises: written.promises ?? [],
    origin: { ...originOf(written), checkedBy: written.checkedBy, reviewBy: written.reviewBy },
    accepted: written.accepted ?? {},
  }
}

function checkContact(id: string, written: WrittenContact, complainAt: ComplainAt): void {
  const { name, kind, phone, address, connect, spoken } = written
  if (id === ownContactId) complainAt([], `No contact can have the id "${id}".`, 'It means the contact of an answer.')
  if (kind === 'place' && !address) complainAt([], `The place "${id}" has no address.`, 'Add address: "…".')
  if (kind !== 'place' && !phone)
    complainAt([], `The contact "${id}" has no number.`, 'Add phone: "…", or make it kind: place.')
  if (connect === 'yes' && !mayBePutThrough(kind))
    complainAt(['connect'], `Nobody is put through to a contact of kind: ${kind}.`, 'Take connect: out.')
  checkTitle(name, (what, mend) => complainAt(['name'], what, mend))
  checkCharacters(address ?? '', (what, mend) => complainAt(['address'], what, mend))
  checkLabel(spoken?.name ?? '', (what, mend) => complainAt(['spoken', 'name'], what, mend))
}

function readHours({ hours: written }: WrittenContact, complainAt: ComplainAt): Hours | undefined {
  if (written === undefined) return undefined
  const read = parseHours(written)
  if ('hours' in read) return checkReasons(read.hours, complainAt)
  for (const { path, what, mend } of read.problems) complainAt(['hours', ...path], sentence(what), sentence(mend))
  return undefined
}

/** Reasons are said, so no number may be typed into them either. */
function checkReasons(hours: Hours, complainAt: ComplainAt): Hours {
  if (hours !== 'always')
    for (const [date, { reason }] of hours.exceptions)
      checkLabel(reason, (what, mend) => complainAt(['hours', 'exceptions', date, 'reason'], what, mend))
  return hours
}
