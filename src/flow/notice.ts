import type { Line } from './line.ts'
import { checkCharacters } from './plain-text.ts'
import type { Problem } from './problem.ts'
import { readSpoken } from './read-words.ts'
import type { Index } from './references.ts'
import type { Place } from './source.ts'
import type { Template } from './template.ts'

/**
 * The words of a notice, which for a while is heard in every call and read in every text, whatever is published. They give
 * numbers as flows do: `{hate-line.phone}`.
 */
export interface NoticeWords {
  readonly say: string
  readonly text: string
}

/** A notice, from one whole minute to the one at which it is gone, in epoch milliseconds. */
export interface Notice extends NoticeWords {
  readonly from: number
  readonly until: number
}

/** The words of a notice, with the gaps that a line fills in. */
export interface NoticeTemplates {
  readonly say: Template
  readonly text: Template
}

/** The problems of a notice have this in the place of a file. */
const noFile = 'notice'

/** Reads the words of a notice for a line, or gives all that keeps the line from saying them. Never throws. */
export function readNotice(
  { say, text }: NoticeWords,
  { contacts, states, topics }: Pick<Line, 'contacts' | 'states' | 'topics'>,
): { readonly notice: NoticeTemplates } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const place: Place = {
    file: noFile,
    line: 0,
    at: () => place,
    complain: (what, mend) => problems.push({ file: noFile, line: 0, what, mend }),
  }
  const index: Index = { contacts, ids: new Set(states.keys()), initials: topics, unread: new Set() }
  const read = (words: string, at: Place) => readSpoken(words, { index, scope: '', own: [], place: at })
  const notice = { say: read(say, place.at('say')), text: read(text, place.at('text')) }
  checkCharacters(text, place.at('text'))
  return problems.length > 0 ? { problems } : { notice }
}
