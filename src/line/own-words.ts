import { joinedUp } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import type { textReplies } from '../flow/replies.ts'
import { memoizeByLine } from './memoize-by-line.ts'
import { write } from './render-words.ts'
import { replyText, textFor } from './texts.ts'

/** Sentences and lines. */
const sentencesOf = (text: string) => text.split(/(?<=[.!?:])\s+|\n+/u)

/** What the line itself texts, by the normal form of each sentence. Hours in it may be others by now: nobody misses those. */
const ownSentencesOf = memoizeByLine((line) => {
  const context = { line, now: Temporal.Instant.fromEpochMilliseconds(0) }
  const states = [...line.states.values()].map((state) => textFor(state, context))
  const replies = Object.keys(line.replies).map((name) => replyText(name as keyof typeof textReplies, context))
  const all = [...states, ...replies, write(line.words.several, context), write(line.words.guessed, context)]
  const opening = [...states, ...replies].map((text) => joinedUp(sentencesOf(text)[0]!))
  return { all: new Set(all.flatMap(sentencesOf).map(joinedUp)), opening: new Set(opening) }
})

/** Shorter texts hold no sentence of the line and words of a person besides. */
const shortestForward = 20

/** A text without what it repeats of the line's own: somebody forwarded it, or quoted it in an answer. */
export function withoutOwnWords(line: Line, body: string): string {
  if (body.length < shortestForward) return body
  const own = ownSentencesOf(line)
  const sentences = sentencesOf(body)
  const isForward = sentences.some((sentence) => own.opening.has(joinedUp(sentence)))
  return isForward ? sentences.filter((sentence) => !own.all.has(joinedUp(sentence))).join('\n') : body
}
