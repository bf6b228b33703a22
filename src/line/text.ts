import type { Line } from '../flow/line.ts'
import type { Notice } from '../flow/notice.ts'
import { followCode } from './follow-code.ts'
import { texter } from './input.ts'
import type { Match } from './reading.ts'
import { type Context, write } from './render-words.ts'
import type { SmsReply } from './reply.ts'
import { replyText, severalText, textFor } from './texts.ts'

/**
 * Answers a text by what it means (see `matchText`), from itself alone: no conversation is kept. Undefined if it gets no
 * reply. Pure, as `answerCall` is.
 */
export function answerText(
  line: Line,
  meaning: Match,
  now: Temporal.Instant,
  notices: readonly Notice[] = [],
): SmsReply | undefined {
  const context = { line, now, notices }
  if (meaning.kind === 'silent') return undefined
  if (meaning.kind === 'several') {
    const states = meaning.states.map((id) => line.states.get(id)!)
    return { ...understood, body: severalText(states, context) }
  }
  if (meaning.kind === 'reply' && meaning.reply !== 'unknown')
    return { ...understood, body: withWayOut(replyText(meaning.reply, context)), urgent: meaning.reply === 'danger' }
  const state = stateMeant(meaning, context)
  if (state === undefined) return { ...understood, body: replyText('unknown', context), understood: false }
  return { ...understood, state, body: withWayOut(textFor(line.states.get(state)!, context)) }

  /** Who was guessed wrong needs to know how to go on. */
  function withWayOut(text: string): string {
    const isGuessed = (meaning.kind === 'state' || meaning.kind === 'reply') && meaning.guessed
    return isGuessed ? `${text} ${write(line.words.guessed, context)}` : text
  }
}

const understood = { state: undefined, urgent: false, understood: true }

function stateMeant(meaning: Match, context: Context): string | undefined {
  if (meaning.kind === 'state') return meaning.state
  return meaning.kind === 'code' ? followCode(meaning.code, { ...context, caller: texter }) : undefined
}
