import { contactsIn, type Wording } from '../../content/wordings.ts'
import { type Contact, isDialable } from '../../flow/contacts.ts'
import { ownDigits } from '../../flow/phone-number.ts'
import type { Template } from '../../flow/template.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Looks for the cost of calls that are neither free nor local, and for room to say it (Ofcom, call charges). */
export const costSaid: Rule = {
  reason: 'People hear what a call costs before they make it, if it is neither free nor local.',
  find: (context) => [...findUntold(context), ...findCrowded(context)],
}

const charged = /^(?:084|087|07)/
/** Nobody calls them. */
const notCalled = new Set<Contact['kind']>(['mobile-text', 'whatsapp'])

function* findUntold({ contacts }: CheckContext): Generator<Complaint> {
  for (const { id, kind, groups, cost } of contacts) {
    const digits = ownDigits(groups)
    if (cost !== '' || notCalled.has(kind) || !charged.test(digits)) continue
    const what = `Nobody is told what a call to ${groups.join(' ')} costs.`
    const like = digits.startsWith('07')
      ? 'the same as any call to a mobile'
      : "7p a minute, plus your phone company's access charge"
    yield { subject: { contact: id }, path: ['phone'], what, mend: `Write cost: "${like}", or what its source says.` }
  }
}

/** What follows a number to the ear is a sentence of its own. */
function* findCrowded(context: CheckContext): Generator<Complaint> {
  for (const wording of context.wordings.filter(({ channel }) => channel === 'voice')) {
    const { subject, path, template } = wording
    for (const [i, part] of template.entries()) {
      if (!isNumber(part) || endsSentence(template[i + 1])) continue
      const contact = calledBy(part, wording, context).find(({ extension, cost }) => extension || cost)
      if (!contact) continue
      const what = `After the number of ${contact.name} an extension or a cost is said, in the middle of this sentence.`
      yield { subject, path, what, mend: 'Put a full stop right after the number.' }
    }
  }
}

type Part = Template[number]

const isNumber = (part: Part) => typeof part !== 'string' && 'contact' in part && part.field === 'phone'
const endsSentence = (next: Part | undefined) => next === undefined || (typeof next === 'string' && /^[.?!]/.test(next))

/** Shared words may be about any contact that callers can be put through to. */
function calledBy(part: Part, { contact }: Wording, { line, contacts }: CheckContext): readonly Contact[] {
  const named = contactsIn({ template: [part], contact }, line).map(({ contact }) => contact)
  return named.length > 0 ? named : contacts.filter(isDialable)
}
