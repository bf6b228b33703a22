import { plainWords } from '../../content/wordings.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Finds numbers not filled in from a contact, or not alone (CALLERS PC14). The compiler refuses digits typed into words. */
export const numbersTraced: Rule = {
  reason: 'Every number that is said or texted comes from contacts.yaml, where it is checked.',
  find: (context) => [...findInWords(context), ...findInAddresses(context)],
}

const fromContacts =
  'Put the number into contacts.yaml, and write {contact-id.phone} here, so that it can be checked and kept true.'

const digitWord =
  '(?:zero|oh?|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)'
const spelling = new RegExp(
  `\\b(?:${digitWord}(?:[\\s-]+${digitWord}){2,}|(?:double|treble|triple)[\\s-]+${digitWord}|(?:two|three|double|triple|treble)[\\s-]+(?:zeroe?s|oh?s|ones|twos|threes|fours|fives|sixes|sevens|eights|nines)|(?:one|a) hundred and ${digitWord})\\b`,
  'i',
)

/** A digit beside a number that is filled in makes another number of it. */
const glued = /☎\s*☎|☎[\s-]?[\p{N}+]|[\p{N}+][\s-]?☎/u

function* findInWords({ wordings }: CheckContext): Generator<Complaint> {
  for (const { subject, path, ...wording } of wordings) {
    const words = plainWords(wording, (gap) => ('field' in gap && gap.field === 'phone' ? '☎' : '|'))
    if (glued.test(words)) {
      const what = 'A digit or another number stands right beside a number, so that people would take both for one.'
      yield { subject, path, what, mend: 'Put words between them, or take the digit out.' }
    }
    const [spelt] = spelling.exec(words) ?? []
    if (spelt !== undefined) yield { subject, path, what: `"${spelt}" is a number in words.`, mend: fromContacts }
  }
}

const numberInAddress = /\d(?:[ (),./-]{0,3}\d){5,}/
const shortNumberInAddress = /\b(?:ring|call|phone|tel)\b.*?\d[\d ]*/i

function* findInAddresses({ contacts }: CheckContext): Generator<Complaint> {
  for (const { id, address, spokenAddress } of contacts) {
    const written = `${address} | ${spokenAddress}`
    const [found] = numberInAddress.exec(written) ?? shortNumberInAddress.exec(written) ?? []
    if (found === undefined) continue
    const what = `The address holds "${found}", which looks like a phone number.`
    yield { subject: { contact: id }, path: ['address'], what, mend: 'Give it as the phone of this contact.' }
  }
}
