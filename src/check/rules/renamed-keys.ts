import type { Rule } from '../rule.ts'

/** Finds keys of the files under their former names (docs/decisions/0015). */
export const renamedKeys: Rule = {
  reason: 'What was renamed is published under its new name; the line reads the old one only for old revisions.',
  *find({ locator }) {
    for (const { file, line, was, is } of locator.outdated) {
      const what = `"${was}" is now called "${is}".`
      yield { subject: { file, line }, what, mend: `Write ${is}: in place of ${was}:.` }
    }
  },
}
