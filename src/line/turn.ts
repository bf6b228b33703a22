import type { Line } from '../flow/line.ts'
import { answerCall } from './call.ts'
import type { Input } from './input.ts'
import type { Position } from './position.ts'
import type { Effect, Reply } from './reply.ts'
import { answerText } from './text.ts'

/** What a turn gives: where the person is now, what to reply, and what else to do. */
export interface Turn {
  readonly position: Position
  readonly reply: Reply
  readonly effects: readonly Effect[]
}

/**
 * One turn. Pure: the same arguments give the same turn on any machine, and within a clock minute the instant makes no
 * difference. It keeps nothing of the person, and returns nothing of them but the position.
 */
export function turn(line: Line, position: Position, input: Input, now: Temporal.Instant): Turn {
  if (input.kind === 'text') return answerText(line, input.body, now)
  return answerCall({ line, position, input, now })
}
