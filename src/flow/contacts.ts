import type { Hours, HoursProblem } from '../hours/hours.ts'
import { parseClosures } from '../hours/read-closures.ts'
import { parseHours } from '../hours/read-hours.ts'
import { checkCost } from './call-cost.ts'
import { type ContactKind, looseContact, type promiseNames, type WrittenContact } from './contacts-schema.ts'
import { checkEmail, checkWeb, spellOut } from './online-address.ts'
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
  /** The digits of the extension to ask for; '' where there is none, as with all that follows. */
  readonly extension: string
  /** What a call costs, in words that follow "A call costs"; none where it is free or local. */
  readonly cost: string
  readonly address: string
  readonly spokenAddress: string
  readonly email: string
  readonly spokenEmail: string
  readonly web: string
  readonly spokenWeb: string
  /** Of hours that nobody knows nothing is said but when it is closed. */
  readonly hours: Hours
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

/** What a contact of a kind is there to give: its number, its place, or where to write or look. Every one has it. */
export function mainField({ kind }: Pick<Contact, 'kind'>): 'phone' | 'address' | 'email' | 'web' {
  if (kind === 'place') return 'address'
  return kind === 'email' || kind === 'web' ? kind : 'phone'
}

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
  const { name, kind, phone, extension = '', cost = '', address = '', email = '', web = '', spoken } = written
  checkContact(id, written, place)
  checkCall(written, place)
  const number = phone ? readNumber(phone, kind, place.at('phone')) : { groups: [] }
  return {
    id,
    kind,
    name,
    spokenName: spoken?.name ?? name,
    groups: number.groups,
    digits: Number(written.digits ?? usualDigits),
    dial: mayBePutThrough(kind) && written.connect !== 'no' ? number.dial : undefined,
    extension,
    cost,
    address,
    spokenAddress: spoken?.address ?? address,
    email,
    spokenEmail: spoken?.email ?? spellOut(email),
    web,
    spokenWeb: spoken?.web ?? spellOut(web),
    hours: readHours(written, place),
    promises: written.promises ?? [],
    origin: { ...originOf(written), checkedBy: written.checkedBy, reviewBy: written.reviewBy },
    accepted: written.accepted ?? {},
  }
}

function checkContact(id: string, written: WrittenContact, place: Place): void {
  const { name, kind, address = '', email, web, connect, spoken } = written
  const main = mainField(written)
  if (id === ownContactId) place.complain(`No contact can have the id "${id}".`, 'It means the contact of an answer.')
  if (!written[main]) place.complain(...missing[main](id))
  if (connect === 'yes' && !mayBePutThrough(kind))
    place.at('connect').complain(`Nobody is put through to a contact of kind: ${kind}.`, 'Take connect: out.')
  checkTitle(name, place.at('name'))
  checkCharacters(address, place.at('address'))
  checkLabel(spoken?.name ?? '', place.at('spoken', 'name'))
  if (email) checkEmail(email, place.at('email'))
  if (web) checkWeb(web, place.at('web'))
  for (const key of ['email', 'web'] as const) checkLabel(spoken?.[key] ?? '', place.at('spoken', key))
}

/** What is said of a contact without what its kind is there to give. */
const missing: Readonly<Record<ReturnType<typeof mainField>, (id: string) => [what: string, mend: string]>> = {
  phone: (id) => [`The contact "${id}" has no number.`, 'Add phone: "…", or make it kind: place, email or web.'],
  address: (id) => [`The place "${id}" has no address.`, 'Add address: "…".'],
  email: (id) => [`The contact "${id}" has no e-mail address.`, 'Add email: "…".'],
  web: (id) => [`The contact "${id}" has no web address.`, 'Add web: "…".'],
}

/** The kinds with people at the other end of a call: only they have an extension to ask for. A place may have a number too. */
const answered = new Set<ContactKind>(['freephone', 'geographic', 'uk-wide', 'service', 'mobile', 'place'])
/** The kinds whose calls may cost something. */
const charged = new Set<ContactKind>(['geographic', 'uk-wide', 'service', 'mobile', 'textphone', 'text-relay', 'place'])

/** Complains of what a call to a contact of its kind has not. */
function checkCall({ kind, phone, extension, cost }: WrittenContact, place: Place): void {
  if (phone && (kind === 'email' || kind === 'web'))
    place
      .at('phone')
      .complain(
        `A contact of kind: ${kind} has no number.`,
        `Give it the kind of its number, and keep ${kind}: beside it.`,
      )
  const isCalled = phone !== undefined || kind !== 'place'
  if (extension && !(isCalled && answered.has(kind)))
    place.at('extension').complain(`Nobody asks a contact of kind: ${kind} for an extension.`, 'Take extension: out.')
  if (cost && !(isCalled && charged.has(kind)))
    place.at('cost').complain(`A call to a contact of kind: ${kind} has no cost.`, 'Take cost: out.')
  if (cost) checkCost(cost, place.at('cost'))
}

function readHours({ hours, closures }: WrittenContact, place: Place): Hours {
  const ofWeek = hours === undefined ? undefined : parseHours(hours)
  const ofDays = closures === undefined ? undefined : parseClosures(closures)
  const read = {
    usual: complainOr(ofWeek, place.at('hours'))?.usual ?? 'unknown',
    closures: complainOr(ofDays, place.at('closures'))?.closures ?? [],
  }
  // Reasons are said, so no number may be typed into them either.
  if (typeof read.usual !== 'string')
    for (const [date, { reason }] of read.usual.exceptions)
      checkLabel(reason, place.at('hours', 'exceptions', date, 'reason'))
  for (const { written, reason } of read.closures) checkLabel(reason, place.at('closures', written))
  return read
}

/** What was read, if it was; or nothing, with complaints of what is wrong. */
function complainOr<Read extends object>(
  read: Read | { problems: HoursProblem[] } | undefined,
  place: Place,
): Exclude<Read, { problems: HoursProblem[] }> | undefined {
  if (!read || !('problems' in read)) return read as Exclude<Read, { problems: HoursProblem[] }> | undefined
  for (const { path, what, mend } of read.problems) place.at(...path).complain(sentence(what), sentence(mend))
  return undefined
}
