import { contactsIn, plainWords } from '../../content/wordings.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Finds textphones that callers would be put through to (CALLERS PC03, 2.1). */
export const neverDialled: Rule = {
  reason: 'Nobody is put through to a textphone (nor to 999, 101 or a short code, which no file can do).',
  find: (context) => [...findDialled(context), ...findMisnamed(context)],
}

/** The anti-terrorist hotline's, which staff could take for a freephone number; a voice that reaches it hears tones. */
const textphones = new Set(['08000324539'])
const textphone = /text ?phone|minicom|type ?talk/i

function* findDialled({ contacts }: CheckContext): Generator<Complaint> {
  for (const { id, name, dial, groups } of contacts) {
    const isTextphone = textphone.test(`${id.replaceAll('-', ' ')} ${name}`) || textphones.has(groups.join(''))
    if (dial === undefined || !isTextphone) continue
    const what = `Callers would be put through to ${groups.join(' ')}, which is a textphone: they would hear tones.`
    yield { subject: { contact: id }, path: ['kind'], what, mend: 'Write kind: textphone.' }
  }
}

/** Answers that speak of a textphone and put callers through, although none of their contacts is one. */
function* findMisnamed({ line, answers }: CheckContext): Generator<Complaint> {
  for (const { id, title, say, text, contact } of answers) {
    if (contact?.dial === undefined) continue
    const words = [title, plainWords({ template: say }), plainWords({ template: text })].join(' ')
    const named = contactsIn({ template: say, contact }, line)
    if (!textphone.test(words) || named.some(({ contact }) => contact.kind === 'textphone')) continue
    const what = `"${title}" speaks of a textphone, but callers would be put through to ${contact.name}.`
    const mend = 'If its contact is a textphone, write kind: textphone in contacts.yaml.'
    yield { subject: { state: id }, path: ['meta'], what, mend }
  }
}
