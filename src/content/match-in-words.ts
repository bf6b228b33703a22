import type { Line } from '../flow/line.ts'
import type { Meaning } from '../flow/meaning.ts'
import { textReplies } from '../flow/replies.ts'
import type { Reading } from '../line/reading.ts'
import { keysAndTitle, keysOf } from './in-words.ts'

/** What a text brings, in words for staff: "2-2 Report, not to the police". */
export function readingInWords({ match, grounds }: Reading, line: Line): string {
  if (match.kind === 'silent') return 'no reply'
  if (match.kind === 'reply') return `the reply ${textReplies[match.reply].when}`
  if (match.kind === 'code') return `what the code ${keysOf(match.code)} gives`
  if (match.kind === 'several') return `a choice of ${match.states.map((id) => keysAndTitle(id, line)).join(' and ')}`
  return `${keysAndTitle(match.state, line)}${grounds === 'a misspelt keyword' ? ', as a misspelling' : ''}`
}

/** What a text means, in words for staff. */
export function meaningInWords(meaning: Meaning, line: Line): string {
  if ('thanks' in meaning) return 'no reply'
  return 'reply' in meaning ? `the reply ${textReplies[meaning.reply].when}` : keysAndTitle(meaning.state, line)
}
