import type { Position } from './position.ts'

/** A piece of what is said: words, a pause in milliseconds, or the digits of a number in their groups. */
export type SpeechPart = string | { readonly pause: number } | { readonly digits: readonly string[] }

/** What is said, channel-neutral. */
export type Speech = readonly SpeechPart[]

/**
 * What a caller hears. A key can cut `say` short, but not `first`. Then the line listens for a key for `wait` seconds,
 * connects the call (the effect says to whom), or hangs up.
 *
 * @example { "first": ["In an emergency …"], "say": ["For hate crime,", { "pause": 300 }, " press 2."], "next": "listen", "wait": 7 }
 */
export interface CallReply {
  readonly first: Speech
  readonly say: Speech
  readonly next: 'listen' | 'connect' | 'hang-up'
  readonly wait: number
}

/**
 * What a texter reads. `state` is the state whose text it is, if it is that of one. A reply to danger is `urgent`: it is
 * sent even where many replies have been sent already. `understood` is false if nothing in the text was recognised.
 *
 * @example { "body": "In an emergency call 999. …", "state": "hate.menu", "urgent": false, "understood": true }
 */
export interface SmsReply {
  readonly body: string
  readonly state: string | undefined
  readonly urgent: boolean
  readonly understood: boolean
}

/** The number that a caller is put through to, in E.164, and the extension that is dialled when it answers, if any. */
export interface Connection {
  readonly to: string
  readonly extension?: string
}

/**
 * What the channel does besides replying. It reports the outcome as an input of kind `result`.
 *
 * @example { "type": "connect", "to": "+448001381624" }
 * @example { "type": "text", "body": "In an emergency call 999. …" }
 */
export type Effect = (Connection & { readonly type: 'connect' }) | { readonly type: 'text'; readonly body: string }

/** One turn of a call: where the caller is now, what they hear, and what else to do. */
export interface CallTurn {
  readonly position: Position
  readonly reply: CallReply
  readonly effect: Effect | undefined
}

/** Seconds to wait for a key (CALLERS 2.2). */
const firstWait = 7

/** A reply that listens for a key, but for what it says. */
export const listening: Omit<CallReply, 'say'> = { first: [], next: 'listen', wait: firstWait }
