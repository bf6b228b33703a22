import type { FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import type { Result } from '../flow/tail.ts'
import type { CallInput, Key } from '../line/input.ts'
import { isOfRevision } from '../line/position.ts'
import { isNumber, isUkMobile, isUkNumber } from './caller.ts'
import { type ChannelOptions, momentOf } from './channel.ts'
import { fieldOf } from './signature.ts'

/** What a webhook of a call says, in the line's terms. */
export interface CallRequest {
  readonly form: unknown
  readonly line: Line
  /** The position, '' when the call begins. */
  readonly at: string
  readonly input: CallInput
  /** Epoch milliseconds. */
  readonly moment: number
  /** The number that a call is put through from, if not the caller's own. */
  readonly callerId: string | undefined
}

/** Reads a webhook of a call that is on this line. */
export function readCallRequest(request: FastifyRequest, line: Line, options: ChannelOptions): CallRequest {
  const form = request.body
  const at = fieldOf(request.query, 'at')
  const textable = options.texts !== undefined && isUkMobile(fieldOf(form, 'From'))
  return {
    form,
    line,
    at,
    input: readInput(form, at, { line, textable }),
    moment: momentOf(request, line, options),
    callerId: callerIdFor(form),
  }
}

/** How `<Dial>` reports its outcome (https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus). */
const dialResults: ReadonlyMap<string, Result> = new Map([
  ['completed', 'answered'],
  ['answered', 'answered'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
])

function readInput(form: unknown, at: string, { line, textable }: { line: Line; textable: boolean }): CallInput {
  if (at === '') return { kind: 'call', textable }
  const dialled = fieldOf(form, 'DialCallStatus')
  if (dialled) return { kind: 'result', result: dialResults.get(dialled) ?? 'failed', textable }
  const key = fieldOf(form, 'Digits').charAt(0)
  if (!/^[0-9*#]$/.test(key)) return { kind: 'silence', textable }
  return isOfRevision(line, at) ? { kind: 'key', key: key as Key, textable } : { kind: 'moved', textable }
}

/** A caller whose number is withheld or foreign is put through from the line's own number (error 13214). */
function callerIdFor(form: unknown): string | undefined {
  const own = fieldOf(form, 'To')
  return isUkNumber(fieldOf(form, 'From')) || !isNumber(own) ? undefined : own
}
