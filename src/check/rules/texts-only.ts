import { contactsIn } from '../../content/wordings.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Rule } from '../rule.ts'

/** What the numbers that nobody can call are for. */
const taking: ReadonlyMap<Contact['kind'], string> = new Map([
  ['short-code', 'texts'],
  ['mobile-text', 'texts'],
  ['whatsapp', 'WhatsApp'],
])

/** An order to call in the sentence that leads to a number. */
const order = /\b(?:call|ring|phone|dial)\b[^.?!]*$/i

/** Finds orders to call a number that takes texts only. */
export const textsOnly: Rule = {
  reason: 'Nobody is told to call a number that takes only texts or WhatsApp.',
  *find({ line, wordings }) {
    for (const { subject, path, template, contact } of wordings)
      for (const [i, part] of template.entries()) {
        const before = template[i - 1]
        if (typeof part === 'string' || typeof before !== 'string' || !order.test(before)) continue
        const [called] = contactsIn({ template: [part], contact }, line).filter(({ field }) => field === 'phone')
        const only = called && taking.get(called.contact.kind)
        if (!only) continue
        const what = `These words say to call ${called.contact.name}, whose number takes only ${only}.`
        yield { subject, path, what, mend: only === 'texts' ? 'Write "text" for it.' : 'Write "on WhatsApp" for it.' }
      }
  },
}
