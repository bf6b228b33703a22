import type { FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import type { Result } from '../flow/tail.ts'
import type { CallInput, Key } from '../line/input.ts'
import type { PositionInUrl } from '../line/position.ts'
import { type PhoneCaller, readCaller } from './caller.ts'
import { type ChannelOptions, timeOf } from './channel.ts'
import type { Form } from './form.ts'

/** A webhook of a call, in the line's terms. */
export interface CallRequest {
  readonly line: Line
  /** As it stands in the URL; undefined as a call begins, and for nonsense. */
  readonly at: PositionInUrl | undefined
  readonly caller: PhoneCaller
  readonly input: CallInput
  /** Epoch milliseconds. */
  readonly time: number
  readonly callSid: string
  /** What its reply depends on besides the line and the minute. */
  readonly key: string
}

/** The `at` of a webhook's URL: as it is written, and as a position if it is one. '' as a call begins. */
export interface At {
  readonly written: string
  readonly position: PositionInUrl | undefined
}

/** Reads a webhook of a call that is on this line. */
export function readCallRequest(request: FastifyRequest, at: At, line: Line, options: ChannelOptions): CallRequest {
  const form = request.body as Form
  const caller = readCaller(form, options.texts !== undefined)
  const input = readInput(form, at, line)
  const detail = input.kind === 'key' ? input.key : input.kind === 'result' ? input.result : ''
  return {
    line,
    at: at.position,
    caller,
    input,
    time: timeOf(request, line, options),
    callSid: form.CallSid,
    key: `${at.written} ${input.kind} ${detail} ${caller.textable} ${caller.callerId ?? ''}`,
  }
}

/** How `<Dial>` reports its outcome (https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus). */
const dialResults: ReadonlyMap<string, Result> = new Map([
  ['completed', 'answered'],
  ['answered', 'answered'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
])

function readInput({ DialCallStatus, Digits }: Form, { written, position }: At, line: Line): CallInput {
  if (written === '') return { kind: 'call' }
  if (DialCallStatus) return { kind: 'result', result: dialResults.get(DialCallStatus) ?? 'failed' }
  const key = Digits.charAt(0)
  if (!/^[0-9*#]$/.test(key)) return { kind: 'silence' }
  return position?.revision === line.revision ? { kind: 'key', key: key as Key } : { kind: 'moved' }
}
