import type { Line } from '../flow/line.ts'
import type { Diff } from './change.ts'
import { codeChanges } from './codes.ts'
import { contactChanges } from './contacts.ts'
import { giftChanges } from './gifts.ts'
import { hoursChanges } from './hours.ts'
import { keywordChanges } from './keywords.ts'
import { inNamesOf } from './names.ts'
import { givenBy } from './numbers.ts'
import { makeFinder } from './places.ts'
import { settingChanges } from './settings.ts'
import { kindChanges } from './state-kinds.ts'
import { wordsChanges } from './words.ts'

/**
 * What people will notice when one line takes the place of another: each change once, and nothing of what they can't notice,
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
