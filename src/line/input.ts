import type { Line } from '../flow/line.ts'
import type { Notice } from '../flow/notice.ts'
import type { Result } from '../flow/tail.ts'
import type { Position } from './position.ts'

/** A key of a phone. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#'

/** What the line needs to know of whoever calls. */
export interface Caller {
  /** A text can be sent to the number that they show. */
  readonly textable: boolean
}

/** Somebody who can get texts, as whoever sends one can. */
export const texter: Caller = { textable: true }

/**
 * What just happened in a call.
 *
 * @example { "kind": "call" } — it began
 * @example { "kind": "key", "key": "2" }
 * @example { "kind": "silence" } — no key was pressed
 * @example { "kind": "moved" } — a key was pressed at another revision's menu, where it may have meant something else
 * @example { "kind": "result", "result": "busy" } — how putting the call through, or sending a text, ended
 */
export type CallInput =
  | { readonly kind: 'call' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'result'; readonly result: Result }

/** A moment of a call: where the caller is, what happened, and when. `notices` are as in the context of words. */
export interface Call {
  readonly line: Line
  readonly position: Position
  readonly caller: Caller
  readonly input: CallInput
  readonly now: Temporal.Instant
  readonly notices?: readonly Notice[]
}
