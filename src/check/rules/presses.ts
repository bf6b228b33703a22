import { contactsIn } from '../../content/wordings.ts'
import type { Rule } from '../rule.ts'

/** Counts the keys that lead to each answer with a contact in it (CALLERS PC07). */
export const presses: Rule = {
  reason: 'Every number and place is heard after two keys at most.',
  *find({ line, answers }) {
    for (const { id, say, contact } of answers) {
      const code = line.codes.get(id)!
      const [given] = contactsIn({ template: say, contact }, line)
      if (code.length <= 2 || !given) continue
      const what = `It takes ${code.length} keys (${[...code].join('-')}) to hear ${given.contact.name}.`
      const mend = 'Put the answer, or its menu, higher up: two keys are the most.'
      yield { subject: { state: id }, what, mend }
    }
  },
}
