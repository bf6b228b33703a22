import { joinedUp } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import type { textReplies } from '../flow/replies.ts'
import { memoizeByLine } from './memoize-by-line.ts'
import { write } from './render-words.ts'
import { replyText, textFor } from './texts.ts'

/** Sentences and lines. */
const sentencesOf = (text: string) => text.split(/(?<=[.!?:])\s+|\n+/u)

/** What the line itself texts: how its texts begin, and the normal form of each sentence. Hours in it may be others by now. */
const ownSentencesOf = memoizeByLine((line) => {
  const context = { line, now: Temporal.Instant.fromEpochMilliseconds(0) }
  const states = [...line.states.values()].map((state) => textFor(state, context))
  const replies = Object.keys(line.replies).map((name) => replyText(name as keyof typeof textReplies, context))
  const all = [...states, ...replies, write(line.words.several, context), write(line.words.guessed, context)]
  const openings = [...states, ...replies].map((text) => sentencesOf(text)[0]!)
  return { all: new Set(all.flatMap(sentencesOf).map(joinedUp)), openings: [...new Set(openings)] }
})

/** A text without what it repeats of the line's own: somebody forwarded it, or quoted it in an answer. */
export function withoutOwnWords(line: Line, body: string): string {
  const { all, openings } = ownSentencesOf(line)
  if (!openings.some((opening) => body.includes(opening))) return body
  return sentencesOf(body)
    .filter((sentence) => !all.has(joinedUp(sentence)))
    .join('\n')
}
