import { mustGive } from '../../flow/shared-words.ts'
import { ownContactId } from '../../flow/template.ts'
import type { Rule } from '../rule.ts'

/** Checks that the shared words which are there to give a contact's number or address do so (CALLERS PC38, PC25). */
export const numbersGiven: Rule = {
  reason:
    'Callers who cannot be put through hear the number, and whoever asks for only the number or the place gets it.',
  *find({ line }) {
    for (const [words, field] of mustGive) {
      const gives = line.words[words].some(
        (part) =>
          typeof part === 'object' && 'contact' in part && part.contact === ownContactId && part.field === field,
      )
      if (gives) continue
      const what = `These words do not give the ${field === 'phone' ? 'number' : 'address'} of the contact, which people need then.`
      yield { subject: { words }, what, mend: `Write {contact.${field}} where it is said.` }
    }
  },
}
