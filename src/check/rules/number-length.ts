import type { Contact } from '../../flow/contacts.ts'
import { ownDigits } from '../../flow/phone-number.ts'
import type { Rule } from '../rule.ts'

const ofAnyLength = new Set<Contact['kind']>(['emergency', 'short', 'short-code'])

/** "18001 101" reaches 101. */
const isShortRelayed = (kind: Contact['kind'], digits: string) => kind === 'text-relay' && !digits.startsWith('0')

/** Counts the digits of each number (Ofcom, National Telephone Numbering Plan: ten digits only in old 0800 and 01 numbers). */
export const numberLength: Rule = {
  reason: 'A number that has lost a digit may be the number of somebody else.',
  *find({ contacts }) {
    for (const { id, kind, groups, digits } of contacts) {
      const own = ownDigits(groups)
      const { length } = own
      if (ofAnyLength.has(kind) || isShortRelayed(kind, own) || length === 0 || length === digits) continue
      const what = `${groups.join(' ')} has ${length} digits, and ${digits} are expected.`
      const mend =
        length < digits
          ? `Compare it with its source. If none was left out, write digits: ${length} below it.`
          : 'Compare it with its source, and take digits: out.'
      yield { subject: { contact: id }, path: ['phone'], what, mend }
    }
  },
}
