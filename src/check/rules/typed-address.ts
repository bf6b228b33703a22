import { plainWords } from '../../content/wordings.ts'
import type { Rule } from '../rule.ts'
import { typedAddresses } from '../typed-addresses.ts'

/** Letters, or more of an address, right beside one that is filled in. */
const glued = /[\w/@.-]*(?:✉[\w/@?#-]|[\w/@.-]✉)[\w/@.-]*/u

/** Finds e-mail and web addresses in words (CALLERS PC14): they come from contacts, where they are checked and spelt for the ear. */
export const typedAddress: Rule = {
  reason: 'An address that is typed into words is read out badly, and stays as it is when the website moves.',
  *find({ wordings }) {
    for (const { subject, path, channel, ...wording } of wordings) {
      // What is written of a contact is looked at once; its words for the ear say how an address is said.
      if ('contact' in subject && channel === 'voice') continue
      const words = plainWords(wording, (gap) => ('field' in gap && isAddress(gap.field) ? '✉' : '|'))
      for (const [found] of words.matchAll(typedAddresses))
        yield {
          subject,
          path,
          what: `"${found}" is an address typed by hand.`,
          mend: 'Put it into contacts.yaml as web: or email:, and write {contact-id.web} or {contact-id.email} where it is said.',
        }
      if (glued.test(words)) {
        const what = 'Letters or signs stand right beside an address, so that people would take them for a part of it.'
        yield { subject, path, what, mend: 'Put a space between them, or write the whole address into contacts.yaml.' }
      }
    }
  },
}

const isAddress = (field: string) => field === 'email' || field === 'web'
