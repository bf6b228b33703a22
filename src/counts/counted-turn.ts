import type { Line } from '../flow/line.ts'
import type { Result } from '../flow/tail.ts'
import type { CallInput } from '../line/input.ts'
import type { Position } from '../line/position.ts'
import type { Match } from '../line/reading.ts'
import type { CallTurn, SmsReply } from '../line/reply.ts'

/** What happened in a turn, as it is counted: never which key, and never a word of a text. */
export type CountedKind =
  | Exclude<CallInput['kind'], 'result'>
  | Result
  | 'wrong'
  | 'text'
  | 'guess'
  | 'unmatched'
  | 'silent'
  | 'limited'

/** What is counted of a turn: where somebody was, what happened, and where it led. The same object for all turns that are alike. */
export interface CountedTurn {
  readonly revision: string
  readonly channel: 'voice' | 'sms'
  /** A path, `(start)` of a call, or `(text)`. */
  readonly from: string
  readonly kind: CountedKind
  /** A path, a state's id for a text, `(end)` of a call that the line ended, or the name of a reply such as `(danger)`. */
  readonly to: string
}

/** How a webhook was answered. */
export type Outcome =
  | 'listen'
  | 'connect'
  | 'sent'
  | 'unsent'
  | 'hang-up'
  | 'replied'
  | 'silent'
  | 'limited'
  | 'fallback'
  | 'broken'

/**
 * All that a log line of a turn may hold: no number, no words, no key. The path is only for a line with a generated token,
 * at debug level: with Twilio's list of calls it would tell who asked for what.
 */
export interface TurnRecord {
  readonly revision: string
  readonly channel: CountedTurn['channel']
  readonly input: CallInput['kind'] | 'text' | 'fallback'
  readonly outcome: Outcome
  readonly ms: number
}

/** What is counted of a turn of a call that was at a position. */
export function countCall(
  { line, input, position }: { readonly line: Line; readonly input: CallInput; readonly position: Position },
  turn: CallTurn,
): CountedTurn {
  const ended = turn.reply.next === 'hang-up'
  const missed = ended || turn.position.wrong > position.wrong
  return {
    revision: line.revision,
    channel: 'voice',
    from: input.kind === 'call' ? '(start)' : position.path,
    kind: input.kind === 'result' ? input.result : input.kind === 'key' && missed ? 'wrong' : input.kind,
    to: ended ? '(end)' : turn.position.path,
  }
}

/** What is counted of a text by its meaning and the reply that it got. */
export function countText({ revision }: Line, meaning: Match, reply: SmsReply | undefined): CountedTurn {
  const text = { revision, channel: 'sms', from: '(text)' } as const
  if (reply === undefined) return { ...text, kind: 'silent', to: '(silent)' }
  if (!reply.understood) return { ...text, kind: 'unmatched', to: '(unknown)' }
  const kind = 'guessed' in meaning && meaning.guessed ? 'guess' : 'text'
  return { ...text, kind, to: meaning.kind === 'reply' ? `(${meaning.reply})` : (reply.state ?? '(several)') }
}
