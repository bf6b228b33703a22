import type { Rule } from '../rule.ts'

/** Finds keys of the files under their former names. */
export const presentNames: Rule = {
  id: 'present-names',
  reason: 'What was renamed is published under its new name; the line reads the old one only for old revisions.',
  source: 'docs/decisions/0015',
  *find({ locator }) {
    for (const { file, line, was, is } of locator.outdated)
      yield {
        subject: { file, line },
        what: `"${was}" is now called "${is}".`,
        mend: `Write ${is}: in place of ${was}:.`,
      }
  },
}
