import type { Result } from '../flow/tail.ts'

/** A key of a phone. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#'

/**
 * What just happened. `textable`: the caller shows a number that texts can be sent to.
 *
 * @example { "kind": "call", "textable": true }
 * @example { "kind": "key", "key": "2", "textable": false }
 * @example { "kind": "silence", "textable": false }
 * @example { "kind": "moved", "textable": false } — what was pressed was meant for another revision's menu
 * @example { "kind": "result", "result": "busy", "textable": true }
 * @example { "kind": "text", "body": "hate crime" }
 */
export type Input = CallInput | { readonly kind: 'text'; readonly body: string }
export type CallInput =
  | { readonly kind: 'call'; readonly textable: boolean }
  | { readonly kind: 'silence'; readonly textable: boolean }
  | { readonly kind: 'moved'; readonly textable: boolean }
  | { readonly kind: 'key'; readonly key: Key; readonly textable: boolean }
  | { readonly kind: 'result'; readonly result: Result; readonly textable: boolean }
