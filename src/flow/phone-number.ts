import { parsePhoneNumberWithError } from 'libphonenumber-js/min'
import type { ContactKind } from './contacts-schema.ts'
import type { Place } from './source.ts'

/**
 * The kinds that may be put through, and how their numbers begin: a premium number would be rung at the council's cost. Never
 * 999, 101, a short code or a textphone (CALLERS 2.1 and PC17, TWILIO 4).
 */
const dialable: ReadonlyMap<string, RegExp> = new Map([
  ['freephone', /^\+44(?:800|808)/],
  ['geographic', /^\+44[123]/],
])

/** Whether callers may be put through to contacts of a kind. */
export const mayBePutThrough = (kind: ContactKind): boolean => dialable.has(kind)

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
  const number = readUkNumber(digits)
  if (number) {
    checkKind(number.dial, kind, place)
    return number
  }
  place.complain(
    `${phone} is not a UK phone number.`,
    'Check it digit by digit against its source, and write it like "01622 692843".',
  )
  return { groups: [digits] }
}

/** Numbers are pasted as `+44 (0)1622 692843`, with dots or with dashes: the same number is given as it should be. */
function complainOfForm(phone: string, kind: ContactKind, place: Place): PhoneNumber {
  const digits = phone.replace(/\D/g, '')
  const meant = isShort(kind) ? shortNumbers[kind].form.exec(digits)?.[0] : readUkNumber(phone)?.groups.join(' ')
  place.complain(
    `${phone} is not written as people dial it, in digits and spaces.`,
    meant ? `Write "${meant}", and compare it with its source.` : 'Write it like "0800 138 1624".',
  )
  return { groups: [digits] }
}

/** A number as the UK dials it; undefined for one of another country, though it is valid too when it begins with 00. */
function readUkNumber(written: string): Required<PhoneNumber> | undefined {
  try {
    const number = parsePhoneNumberWithError(written, 'GB')
    if (!number.isValid() || number.countryCallingCode !== '44' || number.ext) return undefined
    return { groups: groupDigits(number.formatNational()), dial: number.number }
  } catch {
    return undefined
  }
}

function checkKind(number: string, kind: ContactKind, place: Place): void {
  if (dialable.get(kind)?.test(number) === false)
    place.complain(
      `${number.replace('+44', '0')} is not a number of kind: ${kind}.`,
      'Check it: freephone numbers begin with 0800 or 0808, geographic ones with 01, 02 or 03. Others are never put through.',
    )
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
function groupDigits(national: string): string[] {
  return national.split(' ').flatMap((group) => (group.length > 5 ? (group.match(/\d{1,3}/g) as string[]) : [group]))
}
