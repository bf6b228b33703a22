import { type PhoneNumber as ParsedNumber, parsePhoneNumberWithError } from 'libphonenumber-js/min'
import type { ContactKind } from './contacts-schema.ts'
import type { Place } from './source.ts'
import { isUkMobile } from './uk-mobile.ts'

/** What is special about the numbers of a kind. */
interface NumberKind {
  /** Whether a number, as it is called, is one of the kind. */
  readonly has: (number: string) => boolean
  /** Whether callers may be put through. */
  readonly isPutThrough: boolean
}

const startsWith = (pattern: RegExp) => (number: string) => pattern.test(number)

/**
 * The kinds whose numbers begin in their own way, by which a slip is found: the first that fits is the likeliest. Only some are put
 * through: a service number would be rung at the council's cost, and a phone for texts is never rung. Nor are 999, 101, short codes,
 * textphones and text relay, of which nothing stands here (CALLERS 2.1 and PC17, TWILIO 4).
 */
const kinds: ReadonlyMap<ContactKind, NumberKind> = new Map([
  ['freephone', { has: startsWith(/^\+44(?:800|808)/), isPutThrough: true }],
  ['uk-wide', { has: startsWith(/^\+443/), isPutThrough: true }],
  // 03 numbers were of this kind before they had one of their own.
  ['geographic', { has: startsWith(/^\+44[123]/), isPutThrough: true }],
  ['service', { has: startsWith(/^\+448[47]/), isPutThrough: false }],
  ['mobile', { has: isUkMobile, isPutThrough: true }],
  ['mobile-text', { has: isUkMobile, isPutThrough: false }],
] satisfies [ContactKind, NumberKind][])

/** Whether callers may be put through to contacts of a kind. */
export const mayBePutThrough = (kind: ContactKind): boolean => kinds.get(kind)?.isPutThrough === true

interface PhoneNumber {
  /** The digits as they are said and written: short numbers in one group, others as the UK groups them. */
  readonly groups: readonly string[]
  /** The number as it is called, `+448001381624`. */
  readonly dial?: string
}

/** Reads a number of a kind, and complains of one that no UK phone could call, or that is not written in digits and spaces. */
export function readNumber(phone: string, kind: ContactKind, place: Place): PhoneNumber {
  if (/[^0-9 ]/.test(phone)) return complainOfForm(phone, kind, place)
  const digits = phone.replaceAll(' ', '')
  if (isShort(kind)) return readShort(digits, kind, place)
  const number = kind === 'text-relay' ? readRelayed(digits) : readUkNumber(digits)
  if (number) {
    if (number.dial) checkKind(number.dial, kind, place)
    return number
  }
  if (kind === 'text-relay')
    place.complain(
      `${phone} is not a number through text relay.`,
      `Such a number is ${relay} and a UK number behind it, like "${relay} 01622 692843" or "${relay} 101".`,
    )
  else
    place.complain(
      `${phone} is not a UK phone number.`,
      'Check it digit by digit against its source, and write it like "01622 692843".',
    )
  return { groups: [digits] }
}

/** Numbers are pasted as `+44 (0)1622 692843`, with dots or dashes, or with their extension: the same is given as it should be. */
function complainOfForm(phone: string, kind: ContactKind, place: Place): PhoneNumber {
  const digits = phone.replace(/\D/g, '')
  const { groups, extension } = readPasted(phone, kind)
  const number = groups && `"${groups.join(' ')}"`
  const meant = extension
    ? `Write ${number} here and extension: "${extension}" below it, and compare both with their source.`
    : `Write ${number}, and compare it with its source.`
  place.complain(
    `${phone} is not written as people dial it, in digits and spaces.`,
    number ? meant : 'Write it like "0800 138 1624".',
  )
  return { groups: [digits] }
}

/** What a pasted number means, as far as that can be told. */
function readPasted(phone: string, kind: ContactKind): { groups?: readonly string[]; extension?: string | undefined } {
  if (isShort(kind)) {
    const short = shortNumbers[kind].form.exec(phone.replace(/\D/g, ''))?.[0]
    return short === undefined ? {} : { groups: [short] }
  }
  if (kind === 'text-relay') return readRelayed(phone) ?? {}
  const number = parseUk(phone)
  return number ? { groups: groupsOf(number), extension: number.ext } : {}
}

/** A number as the UK dials it, without an extension. */
function readUkNumber(written: string): Required<PhoneNumber> | undefined {
  const number = parseUk(written)
  return number && !number.ext ? { groups: groupsOf(number), dial: number.number } : undefined
}

/** Undefined for one of another country, though it is valid too when it begins with 00. */
function parseUk(written: string): ParsedNumber | undefined {
  try {
    const number = parsePhoneNumberWithError(written, 'GB')
    return number.isValid() && number.countryCallingCode === '44' ? number : undefined
  } catch {
    return undefined
  }
}

function checkKind(number: string, kind: ContactKind, place: Place): void {
  if (kinds.get(kind)?.has(number) !== false) return
  const [likeliest] = [...kinds].filter(([, { has }]) => has(number)).map(([kind]) => kind)
  const likely = isUkMobile(number) ? 'mobile, mobile-text or whatsapp' : likeliest
  const mend = likely
    ? `If it is right, write kind: ${likely}.`
    : 'No kind of contact has a number that begins like that.'
  place.complain(`${number.replace('+44', '0')} is not a number of kind: ${kind}.`, `Check it with its source. ${mend}`)
}

/** Dialled in front of a number, it brings in a person who turns speech into text and back (relayuk.bt.com). */
export const relay = '18001'

/** A number with text relay in front of it; undefined if what follows is no UK number. */
function readRelayed(written: string): PhoneNumber | undefined {
  const [, behind] = /^\s*18001[ .-]*(.*)$/.exec(written) ?? []
  if (behind === undefined) return undefined
  const groups = shortNumbers.short.form.test(behind) ? [behind] : readUkNumber(behind)?.groups
  return groups && { groups: [relay, ...groups] }
}

/** The digits of a number, without text relay in front of it. */
export function ownDigits(groups: readonly string[]): string {
  return (groups[0] === relay ? groups.slice(1) : groups).join('')
}

/** Numbers without an area, by kind: a slip in one of them would leave people in danger with no one. */
const shortNumbers = {
  emergency: { form: /^(?:999|112)$/, like: '999 or 112' },
  short: { form: /^(?:1\d\d|116\d{3})$/, like: 'three digits from 1, like 101, or six from 116, like 116 123' },
  'short-code': { form: /^\d{5,7}$/, like: 'five to seven digits, like 60066' },
} as const

type ShortKind = keyof typeof shortNumbers

const isShort = (kind: ContactKind): kind is ShortKind => kind in shortNumbers

function readShort(digits: string, kind: ShortKind, place: Place): PhoneNumber {
  const { form, like } = shortNumbers[kind]
  if (!form.test(digits))
    place.complain(
      `${digits} is not a number of kind: ${kind}.`,
      `Such a number is ${like}. Check it against its source.`,
    )
  return { groups: [digits] }
}

/** No group is over five digits (CALLERS R20). */
function groupsOf(number: ParsedNumber): string[] {
  const groups = number.format('NATIONAL', { formatExtension: (formatted) => formatted }).split(' ')
  return groups.flatMap((group) => (group.length > 5 ? (group.match(/\d{1,3}/g) as string[]) : [group]))
}
