import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CountedTurn, TurnRecord } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { parseTime } from '../hours/parse-time.ts'
import type { Lines } from '../live/pinned-lines.ts'
import type { Log } from '../log.ts'
import type { Limit } from './limit.ts'
import type { TextSender } from './send-text.ts'

/** What both channels work with. */
export interface ChannelOptions {
  readonly lines: Lines
  /** The address that Twilio calls, without a slash at its end. */
  readonly publicUrl: string
  readonly log: Log
  /** Logs and counts a turn that was answered; it takes microseconds and never throws. */
  readonly observe: (turn: TurnRecord, counted: CountedTurn | undefined) => void
  /** A text was not sent or not answered, and why: takes microseconds and never throws. */
  readonly unsent: (why: Limit | 'opted_out') => void
  /** Epoch milliseconds. */
  readonly now: () => number
  /** The line made its own token and listens on loopback only: a phone may simulate another time, and paths are logged. */
  readonly trial: boolean
  /** Undefined if no account is set: then no caller is offered a text. `from` is undefined to send from the number called. */
  readonly texts: { readonly send: TextSender; readonly from: string | undefined } | undefined
  /** The most texts in an hour: those that callers ask for, and the replies to the UK. */
  readonly textsAnHour: number
}

/** How many replies of the current minute a channel keeps for each line, at some 2 kB each. */
export const memoCapacity = 5_000

/** TwiML that is ready to send. */
export interface RenderedReply {
  readonly xml: string
  readonly outcome: TurnRecord['outcome']
  /** Undefined if something broke: nobody knows where that led. */
  readonly counted: CountedTurn | undefined
}

/** The content type of every reply to Twilio; it would read out others as words or refuse them (error 12300). */
const twimlType = 'text/xml; charset=utf-8'

/** A webhook on its way to an answer. `started` is from `performance.now()`. */
export interface Webhook {
  readonly line: Line
  readonly channel: TurnRecord['channel']
  readonly input: TurnRecord['input']
  readonly started: number
}

/** Sends a reply, then has the turn logged and counted. The path is logged on a trial line at debug level only. */
export function sendReply(
  reply: FastifyReply,
  { xml, outcome, counted }: RenderedReply,
  { line: { revision }, channel, input, started }: Webhook,
  { log, trial, observe }: ChannelOptions,
): void {
  reply.header('content-type', twimlType).send(xml)
  const ms = Math.round((performance.now() - started) * 100) / 100
  observe({ revision, channel, input, outcome, ms }, counted)
  if (trial) log.debug({ path: counted?.to })
}

const simulatedTimeHeader = 'x-signpost-at'

/** When a request came, in epoch milliseconds; on a trial line the time that the phone simulates, in the line's time zone. */
export function timeOf(request: FastifyRequest, line: Line, { now, trial }: ChannelOptions): number {
  const at = trial ? request.headers[simulatedTimeHeader] : undefined
  return typeof at === 'string' ? (parseTime(at, line.timeZone) ?? now()) : now()
}

/** The clock minute of a time in epoch milliseconds. Within it a turn's reply does not change. */
export function minuteOf(time: number): number {
  return Math.floor(time / 60_000)
}
