import type { Rule } from '../rule.ts'

const readBadly: readonly [pattern: RegExp, mend: (found: string) => string][] = [
  [/\d+\s?-\s?\d+/, (found) => `Write "${found.replace(/\s?-\s?/, ' to ')}".`],
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/, () => 'Leave the postcode to the text: nobody can note it by ear.'],
  [
    /\b(?:www\.\S+|\S+\.(?:uk|com|org|gov)\b\S*|\S+@\S+)/i,
    () => 'Say whose website it is, and give the address in the text.',
  ],
  [/\b(?:e\.g|i\.e|etc|approx|incl|no)\.(?=\s*[a-z])/, () => 'Write it in full, like "for example".'],
  [/[&/%+=@#*_~^|<>[\]\\£€$]/, (found) => `Write ${found} as a word.`],
  [
    /\b(?=[A-Z]*[A-Z]{2})[A-Z]{2,}s?\b/,
    (found) => `Write it in full, or its letters apart: "${[...found].join(' ')}".`,
  ],
]

/** Finds written forms in words that are said (CALLERS PC32, PC45). */
export const spokenForm: Rule = {
  reason: 'A voice reads dashes, signs, postcodes, addresses of websites and short forms badly.',
  *find({ wordings }) {
    for (const { subject, path, words } of wordings.filter(({ channel }) => channel === 'voice'))
      for (const [pattern, mend] of readBadly) {
        const [found] = pattern.exec(words) ?? []
        if (found)
          yield { subject, path, what: `A voice may read "${found}" badly.`, mend: mend(found), severity: 'warning' }
      }
  },
}
