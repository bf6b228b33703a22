import type { Line } from '../flow/line.ts'
import type { Diff } from './diff-change.ts'
import { codeChanges } from './diff-codes.ts'
import { contactChanges, giftChanges } from './diff-contacts.ts'
import { hoursChanges } from './diff-hours.ts'
import { keywordChanges } from './diff-keywords.ts'
import { inNamesOf } from './diff-names.ts'
import { makeFinder } from './diff-places.ts'
import { settingChanges } from './diff-settings.ts'
import { wordsChanges } from './diff-words.ts'

/**
 * What people will notice when one line takes the place of another: each change once, and nothing of what they can't notice,
 * such as notes, sources and ids. Hours are compared over the 400 days after an instant, and words as they are at it.
 *
 * @example { "needsSecond": [{ "kind": "contact", "field": "number", "before": "0800 138 1624", "after": "0800 138 1625", … }], "others": [] }
 */
export function compareLines(before: Line, after: Line, now: Temporal.Instant): Diff {
  const lines = { before: inNamesOf(after, before), after }
  const findPlaces = makeFinder({ line: after, now })
  const changes = [
    ...contactChanges(lines, findPlaces),
    ...giftChanges(lines, now),
    ...codeChanges(lines),
    ...hoursChanges({ ...lines, now, findPlaces }),
    ...wordsChanges(lines, now),
    ...keywordChanges(lines),
    ...settingChanges(lines),
  ]
  return {
    needsSecond: changes.filter(({ reason }) => reason !== ''),
    others: changes.filter(({ reason }) => reason === ''),
  }
}
