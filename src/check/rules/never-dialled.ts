import { contactsIn, plainWords } from '../../content/wordings.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Finds textphones, and numbers for texts and WhatsApp, that callers would be put through to (CALLERS PC03, 2.1). */
export const neverDialled: Rule = {
  reason:
    'Nobody is put through to a textphone, or to a phone for texts (nor to 999, 101 or a short code, which no file can do).',
  find: (context) => [...findDialled(context), ...findMisnamed(context)],
}

/** The anti-terrorist hotline's, which staff could take for a freephone number; a voice that reaches it hears tones. */
const textphones = new Set(['08000324539'])
const textphone = /text ?phone|minicom|type ?talk/i

/** How contacts are called that no voice can use: by the kind that they should have, with what it is and what callers would meet. */
const neverRung = {
  textphone: { called: textphone, is: 'a textphone', met: 'they would hear tones' },
  'text-relay': { called: /\btext relay\b|\brelay uk\b/i, is: 'for text relay', met: 'nobody could relay the call' },
  whatsapp: { called: /\bwhats ?app\b/i, is: 'for WhatsApp', met: 'nobody would answer' },
  'mobile-text': {
    called: /\b(?:by|for) texts?\b|\btext (?:line|number)\b/i,
    is: 'for texts',
    met: 'nobody would answer',
  },
} as const

function* findDialled({ contacts }: CheckContext): Generator<Complaint> {
  for (const { id, name, dial, groups } of contacts) {
    if (dial === undefined) continue
    const isTextphone = textphones.has(groups.join(''))
    const names = `${id.replaceAll('-', ' ')} ${name}`
    const kind = Object.entries(neverRung).find(
      ([kind, { called }]) => called.test(names) || (isTextphone && kind === 'textphone'),
    )
    if (!kind) continue
    const [written, { is, met }] = kind
    const what = `Callers would be put through to ${groups.join(' ')}, which is ${is}: ${met}.`
    yield { subject: { contact: id }, path: ['kind'], what, mend: `Write kind: ${written}.` }
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
