import type { Form } from '../../src/commands/phone/webhook-form.ts'
import { type CountedTurn, countCall, countText } from '../../src/counts/counted-turn.ts'
import type { Line } from '../../src/flow/line.ts'
import type { Result } from '../../src/flow/tail.ts'
import { answerCall } from '../../src/line/call.ts'
import type { CallInput, Key } from '../../src/line/input.ts'
import { matchText } from '../../src/line/match.ts'
import { formatPosition, parsePosition, positionOn } from '../../src/line/position.ts'
import { answerText } from '../../src/line/text.ts'
import { isNumber, isUkNumber } from '../../src/twilio/caller.ts'
import { noReply, renderCall, renderText } from '../../src/twilio/twiml.ts'
import { retries } from '../../src/twilio/webhook-urls.ts'

/** A webhook as it was sent: the position in its URL, '' when there is none, and its fields. */
export interface Asked {
  readonly channel: 'voice' | 'sms'
  readonly at: string
  readonly form: Form
}

/** What a reply must be, byte for byte, and what is counted for it. */
export interface Expected {
  readonly xml: string
  readonly step: CountedTurn
}

/** What the pure turn of a line gives for a webhook at a moment. No machine of the run may send texts to callers. */
export function expect(line: Line, asked: Asked, now: Temporal.Instant): Expected {
  return asked.channel === 'voice' ? expectCall(line, asked, now) : expectText(line, asked, now)
}

function expectCall(line: Line, { at, form }: Asked, now: Temporal.Instant): Expected {
  const input = inputOf(line, at, form)
  const position = positionOn(line, parsePosition(at))
  const turn = answerCall({ line, position, input, caller: { textable: false }, now })
  const action = `/voice?at=${formatPosition(line.revision, turn.position)}${retries}`
  const dial = turn.effect?.type === 'connect' ? { ...turn.effect, callerId: callerIdOf(form) } : undefined
  return { xml: renderCall(turn.reply, line, { action, dial }), step: countCall({ line, input, position }, turn) }
}

function expectText(line: Line, { form }: Asked, now: Temporal.Instant): Expected {
  const meaning = matchText(line, form.Body!)
  const reply = answerText(line, meaning, now)
  return { xml: reply ? renderText(reply.body) : noReply, step: countText(line, meaning, reply) }
}

const results: Readonly<Record<string, Result>> = { completed: 'answered', busy: 'busy', 'no-answer': 'no-answer' }

function inputOf(line: Line, at: string, { DialCallStatus, Digits }: Form): CallInput {
  if (at === '') return { kind: 'call' }
  if (DialCallStatus) return { kind: 'result', result: results[DialCallStatus] ?? 'failed' }
  if (!Digits) return { kind: 'silence' }
  return parsePosition(at)?.revision === line.revision ? { kind: 'key', key: Digits as Key } : { kind: 'moved' }
}

/** Who does not show a number of this country is put through from the line's own. */
function callerIdOf({ From, To }: Form): string | undefined {
  return isUkNumber(From!) || !isNumber(To!) ? undefined : To
}
