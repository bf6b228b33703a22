/** A piece of what is said: words, a pause in milliseconds, or the digits of a number in their groups. */
export type SpeechPart = string | { readonly pause: number } | { readonly digits: readonly string[] }

/** What is said, channel-neutral. */
export type Speech = readonly SpeechPart[]

/**
 * What a caller hears. `first` cannot be cut short by a key; `say` can. Then the line listens for a key for `wait` seconds,
 * connects the call (the effect says to whom), or hangs up.
 *
 * @example { "kind": "speech", "first": ["In an emergency …"], "say": ["For hate crime,", { "pause": 300 }, " press 2."], "next": "listen", "wait": 7 }
 */
export interface Spoken {
  readonly kind: 'speech'
  readonly first: Speech
  readonly say: Speech
  readonly next: 'listen' | 'connect' | 'hang-up'
  readonly wait: number
}

/**
 * What a texter reads. `urgent`: the text spoke of danger, so it is answered even where many replies were sent already.
 * `understood`: something was found in it that the line knows.
 *
 * @example { "kind": "text", "urgent": false, "understood": true, "body": "In an emergency call 999. …" }
 */
export interface Texted {
  readonly kind: 'text'
  readonly urgent: boolean
  readonly understood: boolean
  readonly body: string
}

/** No answer at all. @example { "kind": "nothing" } */
export interface Nothing {
  readonly kind: 'nothing'
}

export type Reply = Spoken | Texted | Nothing

/**
 * What the channel is to do besides replying, and to report back as an input of kind `result`.
 *
 * @example { "type": "connect", "to": "+448001381624" }
 * @example { "type": "text", "body": "In an emergency call 999. …" }
 */
export type Effect =
  | { readonly type: 'connect'; readonly to: string }
  | { readonly type: 'text'; readonly body: string }
