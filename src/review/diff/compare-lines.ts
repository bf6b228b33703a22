import type { Line } from '../../flow/line.ts'
import { answerContactChanges } from './answer-contacts.ts'
import type { Diff } from './change.ts'
import { checkedChanges } from './checked-changes.ts'
import { codeChanges, kindChanges } from './code-changes.ts'
import { contactChanges } from './contact-changes.ts'
import { exampleChanges } from './example-changes.ts'
import { givenBy } from './given-numbers.ts'
import { hoursChanges } from './hours-changes.ts'
import { keywordChanges } from './keyword-changes.ts'
import { settingChanges } from './setting-changes.ts'
import { wordsChanges } from './word-changes.ts'

/**
 * What people will notice when one line takes the place of another, and which facts were checked: each change once, and
 * nothing of notes and other remarks for staff. Hours are compared over the 400 days after an instant, and words as they are at
 * it. Things are compared by their ids: what has another id is gone and new, so that nobody has to guess what it was.
 *
 * @example { "needsSecond": [{ "kind": "contact", "field": "number", "before": "0800 138 1624", "after": "0800 138 1625", … }], "others": [] }
 */
export function compareLines(before: Line, after: Line, now: Temporal.Instant): Diff {
  const lines = { before, after }
  const given = givenBy({ line: before, now })
  const changes = [
    ...contactChanges(lines, given),
    ...answerContactChanges(lines),
    ...kindChanges(lines),
    ...codeChanges(lines, given),
    ...hoursChanges(lines, now),
    ...wordsChanges(lines, now, given),
    ...keywordChanges(lines),
    ...exampleChanges(lines),
    ...settingChanges(lines),
    ...checkedChanges(lines),
  ]
  return {
    needsSecond: changes.filter(({ reason }) => reason !== ''),
    others: changes.filter(({ reason }) => reason === ''),
  }
}
