import type { Rule } from '../rule.ts'

const unfinished = /\b(?:TODO|TBC|TBD|FIXME|XXX+|lorem ipsum)\b|\[[^\]]*\]|\?{2,}|_{2,}|<[^>]*>|\.{4,}/i

/** Finds what stands in for words (CALLERS PC20). */
export const placeholder: Rule = {
  reason: 'Nothing that is still to be written goes live.',
  *find({ wordings }) {
    for (const { subject, path, words } of wordings) {
      const [found] = unfinished.exec(words) ?? []
      const mend = 'Write what people should hear, or take it out.'
      if (found) yield { subject, path, what: `"${found}" is still to be written.`, mend }
    }
  },
}
