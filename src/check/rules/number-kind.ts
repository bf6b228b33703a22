import type { Rule } from '../rule.ts'

/** Finds numbers of no area that are written as if they had one: there was no other kind for them once. */
export const numberKind: Rule = {
  reason: 'A number is written as the kind that it is, so that the check and its readers know what a call is.',
  *find({ contacts }) {
    for (const { id, kind, groups } of contacts) {
      if (kind !== 'geographic' || !groups[0]?.startsWith('03')) continue
      const what = `${groups.join(' ')} is a UK-wide number, of no area.`
      yield { subject: { contact: id }, path: ['kind'], what, mend: 'Write kind: uk-wide.' }
    }
  },
}
