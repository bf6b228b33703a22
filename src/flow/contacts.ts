import { parsePhoneNumberWithError } from 'libphonenumber-js/min'
import type { Hours } from '../hours/hours.ts'
import { parseHours } from '../hours/read-hours.ts'
import { type Accepted, type Origin, originOf } from './origin.ts'
import { type Problem, sentence } from './problem.ts'
import { checkCharacters, checkLabel, checkTitle } from './read-words.ts'
import { contactButHours, type contactKinds, type promiseNames, type WrittenContact } from './schema.ts'
import type { Source } from './source.ts'
import { ownContactId } from './template.ts'
import { fitting } from './validate.ts'

/** A contact, ready to be said, texted and called. */
export interface Contact {
  readonly id: string
  readonly kind: (typeof contactKinds)[number]
  readonly name: string
  readonly spokenName: string
  /** The digits in the groups in which they are said and written: `['0800', '138', '1624']`; empty where there is none. */
  readonly groups: readonly string[]
  /** How many digits staff say that the number has. */
  readonly digits: number
  /** The number as it is called, `+448001381624`; only where a caller may be put through to it. */
  readonly dial: string | undefined
  readonly address: string
  readonly spokenAddress: string
  /** Undefined: nobody knows, so nothing is said of them. */
  readonly hours: Hours | undefined
  /** What its source promises: words may say it only then. */
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

/**
 * The kinds that may be put through, and how their numbers begin: a premium number would be rung at the council's cost. Never
 * 999, 101, a short code or a textphone (CALLERS 2.1 and PC17, TWILIO 4).
 */
const dialable: ReadonlyMap<string, RegExp> = new Map([
  ['freephone', /^\+44(?:800|808)/],
  ['geographic', /^\+44[123]/],
])

/** Whether a caller may be put through to the contact. */
export function isDialable(contact: Contact | undefined): boolean {
  return contact?.dial !== undefined
}

/** Makes the contacts of contacts.yaml that fit its schema, or says what else is wrong with each. */
export function readContacts(source: Source, written: object): { contacts: Contacts; problems: Problem[] } {
  const problems: Problem[] = []
  const contacts = new Map<string, Contact | undefined>(Object.keys(written).map((id) => [id, undefined]))
  for (const [id, contact] of Object.entries(fitting(contactButHours, written))) {
    const complain: Complain = (path, what, mend) => {
      problems.push(source.problemAt([id, ...path], what, mend))
    }
    contacts.set(id, readContact(id, contact, complain))
  }
  return { contacts, problems }
}

type Complain = (path: readonly string[], what: string, mend: string) => void

function readContact(id: string, written: WrittenContact, complain: Complain): Contact {
  const { name, kind, phone, address = '', spoken } = written
  checkContact(id, written, complain)
  const number = phone ? readNumber(phone, kind, complain) : { groups: [] }
  return {
    id,
    kind,
    name,
    spokenName: spoken?.name ?? name,
    groups: number.groups,
    digits: Number(written.digits ?? usualDigits),
    dial: dialable.has(kind) && written.connect !== 'no' ? number.dial : undefined,
    address,
    spokenAddress: spoken?.address ?? address,
    hours: readHours(written, complain),
    promises: written.promises ?? [],
    origin: { ...originOf(written), checkedBy: written.checkedBy, reviewBy: written.reviewBy },
    accepted: written.accepted ?? {},
  }
}

function checkContact(id: string, { name, kind, phone, address, connect, spoken }: WrittenContact, complain: Complain) {
  const complainAt =
    (...path: string[]) =>
    (what: string, mend: string) =>
      complain(path, what, mend)
  if (id === ownContactId) complain([], `No contact can have the id "${id}".`, 'It means the contact of an answer.')
  if (kind === 'place' && !address) complain([], `The place "${id}" has no address.`, 'Add address: "…".')
  if (kind !== 'place' && !phone)
    complain([], `The contact "${id}" has no number.`, 'Add phone: "…", or make it kind: place.')
  if (connect === 'yes' && !dialable.has(kind))
    complain(['connect'], `Nobody is put through to a contact of kind: ${kind}.`, 'Take connect: out.')
  checkTitle(name, complainAt('name'))
  checkCharacters(address ?? '', complainAt('address'))
  checkLabel(spoken?.name ?? '', complainAt('spoken', 'name'))
}

function readHours({ hours: written }: WrittenContact, complain: Complain): Hours | undefined {
  if (written === undefined) return undefined
  const read = parseHours(written)
  if ('hours' in read) return checkReasons(read.hours, complain)
  for (const { path, what, mend } of read.problems) complain(['hours', ...path], sentence(what), sentence(mend))
  return undefined
}

/** Reasons are said, so no number may be typed into them either. */
function checkReasons(hours: Hours, complain: Complain): Hours {
  if (hours !== 'always')
    for (const [date, { reason }] of hours.exceptions)
      checkLabel(reason, (what, mend) => complain(['hours', 'exceptions', date, 'reason'], what, mend))
  return hours
}

interface PhoneNumber {
  readonly groups: readonly string[]
  readonly dial?: string
}

/** Short numbers are one group; others are grouped as the UK does, with no group over five digits (CALLERS R20). */
function readNumber(phone: string, kind: Contact['kind'], complain: Complain): PhoneNumber {
  const digits = phone.replaceAll(' ', '')
  if (kind === 'emergency' || kind === 'short' || kind === 'short-code') return readShort(digits, kind, complain)
  try {
    const number = parsePhoneNumberWithError(digits, 'GB')
    // A number of another country is valid too when it begins with 00.
    if (number.isValid() && number.countryCallingCode === '44') {
      checkKind(number.number, kind, complain)
      return { groups: groupDigits(number.formatNational()), dial: number.number }
    }
  } catch {
    // The complaint below covers a number that cannot be read at all.
  }
  complain(
    ['phone'],
    `${phone} is not a UK phone number.`,
    'Check it digit by digit against its source, and write it like "01622 692843".',
  )
  return { groups: [digits] }
}

function checkKind(number: string, kind: Contact['kind'], complain: Complain): void {
  if (dialable.get(kind)?.test(number) === false)
    complain(
      ['phone'],
      `${number.replace('+44', '0')} is not a number of kind: ${kind}.`,
      'Check it: freephone numbers begin with 0800 or 0808, geographic ones with 01, 02 or 03. Others are never put through.',
    )
}

/** What the numbers look like that have no area: a slip in one of them would send people in danger nowhere. */
const shortNumbers = {
  emergency: { form: /^(?:999|112)$/, like: '999 or 112' },
  short: { form: /^(?:1\d\d|116\d{3})$/, like: 'three digits from 1, like 101, or six from 116, like 116 123' },
  'short-code': { form: /^\d{5,7}$/, like: 'five to seven digits, like 60066' },
} as const

function readShort(digits: string, kind: keyof typeof shortNumbers, complain: Complain): PhoneNumber {
  const { form, like } = shortNumbers[kind]
  if (!form.test(digits))
    complain(
      ['phone'],
      `${digits} is not a number of kind: ${kind}.`,
      `Such a number is ${like}. Check it against its source.`,
    )
  return { groups: [digits] }
}

function groupDigits(national: string): string[] {
  return national.split(' ').flatMap((group) => (group.length > 5 ? (group.match(/\d{1,3}/g) as string[]) : [group]))
}
