import type { Line } from '../../flow/line.ts'
import { giftChanges } from './answer-contacts.ts'
import type { Diff } from './change.ts'
import { codeChanges } from './code-changes.ts'
import { contactChanges } from './contact-changes.ts'
import { givenBy } from './given-numbers.ts'
import { hoursChanges } from './hours-changes.ts'
import { keywordChanges } from './keyword-changes.ts'
import { inNamesOf } from './names.ts'
import { makeFinder } from './places.ts'
import { settingChanges } from './setting-changes.ts'
import { kindChanges } from './state-kinds.ts'
import { wordsChanges } from './word-changes.ts'

/**
 * What people will reply when one line takes the place of another: each change once, and nothing of what they can't reply,
 * such as notes, sources and ids. Hours are compared over the 400 days after an instant, and words as they are at it.
 *
 * @example { "needsSecond": [{ "kind": "contact", "field": "number", "before": "0800 138 1624", "after": "0800 138 1625", … }], "others": [] }
 */
export function compareLines(before: Line, after: Line, now: Temporal.Instant): Diff {
  const lines = { before: inNamesOf(after, before), after }
  const given = givenBy({ line: lines.before, now })
  const findPlaces = makeFinder({ line: after, now })
  const changes = [
    ...contactChanges(lines, findPlaces),
    ...giftChanges(lines, now),
    ...kindChanges(lines),
    ...codeChanges(lines, given),
    ...hoursChanges({ ...lines, now, findPlaces }),
    ...wordsChanges(lines, now, given),
    ...keywordChanges(lines),
    ...settingChanges(lines),
  ]
  return {
    needsSecond: changes.filter(({ reason }) => reason !== ''),
    others: changes.filter(({ reason }) => reason === ''),
  }
}
