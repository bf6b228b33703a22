import type { Rule } from '../rule.ts'

const official: readonly [pattern: RegExp, instead: string][] = [
  [/\butili[sz]e\w*/i, 'use'],
  [/\bin order to\b/i, 'to'],
  [/\bprior to\b/i, 'before'],
  [/\bin the event of\b/i, 'if'],
  [/\bcommence\w*/i, 'start'],
  [/\bfacilitat\w+/i, 'help'],
  [/\bassistance\b/i, 'help'],
  [/\bplease (?:note|be advised)\b/i, ''],
  [/\byour call is important\b/i, ''],
  [/\b(?:simply|unfortunately|kindly)\b/i, ''],
]

/** Finds official words, and gives plain ones for them (CALLERS PC32, R5; W3C WAI; GOV.UK, words to avoid). */
export const plainWords: Rule = {
  reason: 'Official words and filler cost time and hide what matters.',
  *find({ wordings }) {
    for (const { subject, path, words } of wordings)
      for (const [pattern, instead] of official) {
        const [found] = pattern.exec(words) ?? []
        const mend = instead === '' ? 'Take it out.' : `Write "${instead}".`
        if (found) yield { subject, path, what: `"${found}" is not plain English.`, mend, severity: 'warning' }
      }
  },
}
