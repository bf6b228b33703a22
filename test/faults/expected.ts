import type { Form } from '../../src/commands/phone/form.ts'
import { type CountedTurn, countCall, countText } from '../../src/counts/counted-turn.ts'
import type { Line } from '../../src/flow/line.ts'
import type { Result } from '../../src/flow/tail.ts'
import type { CallInput, Key } from '../../src/line/input.ts'
import { matchText } from '../../src/line/match.ts'
import { formatPosition, isOfRevision, parsePosition, startOf } from '../../src/line/position.ts'
import type { Spoken } from '../../src/line/reply.ts'
import { turn } from '../../src/line/turn.ts'
import { isNumber, isUkNumber } from '../../src/twilio/caller.ts'
import { retries } from '../../src/twilio/retries.ts'
import { noReply, renderSpoken, renderText } from '../../src/twilio/twiml.ts'

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
  const position = parsePosition(line, at)
  const taken = turn(line, position, input, now)
  const [effect] = taken.effects
  const action = `/voice?at=${formatPosition(line.revision, taken.position)}${retries}`
  const connect = effect?.type === 'connect' ? { connect: { to: effect.to, callerId: callerIdOf(form) } } : {}
  const xml = renderSpoken(taken.reply as Spoken, line, { action, ...connect })
  return { xml, step: countCall({ line, input }, position, taken) }
}

function expectText(line: Line, { form }: Asked, now: Temporal.Instant): Expected {
  const body = form.Body!
  const taken = turn(line, startOf(line), { kind: 'text', body }, now)
  const xml = taken.reply.kind === 'text' ? renderText(taken.reply.body) : noReply
  return { xml, step: countText(line, matchText(line, body), taken) }
}

const results: Readonly<Record<string, Result>> = { completed: 'answered', busy: 'busy', 'no-answer': 'no-answer' }

function inputOf(line: Line, at: string, { DialCallStatus, Digits }: Form): CallInput {
  const textable = false
  if (at === '') return { kind: 'call', textable }
  if (DialCallStatus) return { kind: 'result', result: results[DialCallStatus] ?? 'failed', textable }
  if (!Digits) return { kind: 'silence', textable }
  return isOfRevision(line, at) ? { kind: 'key', key: Digits as Key, textable } : { kind: 'moved', textable }
}

/** Who does not show a number of this country is put through from the line's own. */
function callerIdOf({ From, To }: Form): string | undefined {
  return isUkNumber(From!) || !isNumber(To!) ? undefined : To
}
