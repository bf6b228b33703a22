import type { FastifyRequest } from 'fastify'
import type { CountedTurn, TurnRecord } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { parseTime } from '../hours/parse-time.ts'
import type { Lines } from '../live/pinned-lines.ts'
import type { Log } from '../log.ts'
import type { TextSender } from './send-text.ts'

/** What both channels work with. */
export interface ChannelOptions {
  readonly lines: Lines
  /** The address that Twilio calls, without a slash at its end. */
  readonly publicUrl: string
  readonly log: Log
  /** Sees every turn that was answered; it takes microseconds and never throws. */
  readonly observe: (turn: TurnRecord, counted: CountedTurn | undefined) => void
  /** Epoch milliseconds. */
  readonly now: () => number
  /** The line made its own token and listens on loopback only: then a phone may pretend another time, and paths are logged. */
  readonly trial: boolean
  /** Undefined when no account is set: then no caller is offered a text. `from` is undefined to send from the number called. */
  readonly texts: { readonly send: TextSender; readonly from: string | undefined } | undefined
}

/** How many replies of the current minute a channel keeps of each line, at some 2 kB each. */
export const memoCapacity = 5_000

/** A reply that is ready to send. */
export interface RenderedReply {
  readonly xml: string
  readonly outcome: TurnRecord['outcome']
  /** Undefined when something broke: nobody knows where that led. */
  readonly counted: CountedTurn | undefined
}

const simulatedTimeHeader = 'x-signpost-at'

/** The moment of a request in epoch milliseconds; on a trial line the one that the phone pretends, in the line's time zone. */
export function momentOf(request: FastifyRequest, line: Line, { now, trial }: ChannelOptions): number {
  const at = trial ? request.headers[simulatedTimeHeader] : undefined
  return typeof at === 'string' ? (parseTime(at, line.timeZone) ?? now()) : now()
}

/** The clock minute of a moment, within which a turn's reply does not change. */
export function minuteOf(moment: number): number {
  return Math.floor(moment / 60_000)
}

/** Tells of a turn that was answered: `started` is from `performance.now()`. The path is seen only on a trial line at debug level. */
export function recordTurn(
  { log, trial, observe }: ChannelOptions,
  {
    revision,
    channel,
    input,
    outcome,
    counted,
  }: Omit<TurnRecord, 'ms'> & { readonly counted: CountedTurn | undefined },
  started: number,
): void {
  const ms = Math.round((performance.now() - started) * 100) / 100
  const record: TurnRecord = { revision, channel, input, outcome, ms }
  log.info(record)
  if (trial) log.debug({ path: counted?.to })
  observe(record, counted)
}
