import type { CountedTurn } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import type { ChannelOptions, RenderedReply } from './channel.ts'
import type { ReplyLimits, TextToAnswer } from './reply-limits.ts'
import { noReply } from './twiml.ts'

/** No reply to a text: there is nothing to say, or a limit keeps it back. */
export function silence({ revision }: Line, kind: 'silent' | 'limited'): RenderedReply {
  const counted: CountedTurn = { revision, channel: 'sms', from: '(text)', kind, to: '(silent)' }
  return { xml: noReply, outcome: kind, counted }
}

/** A reply to a text and whom it goes to. */
export interface Replied {
  readonly line: Line
  readonly text: TextToAnswer
  readonly rendered: RenderedReply
}

/** Gives a reply, unless a limit keeps it back. */
export function replyWithin(
  limits: ReplyLimits,
  { line, text, rendered }: Replied,
  { now, unsent }: ChannelOptions,
): RenderedReply {
  const limit = limits.take(text, now())
  if (!limit) return rendered
  unsent(limit)
  return silence(line, 'limited')
}
