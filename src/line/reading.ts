import type { ReplyName } from '../flow/replies.ts'

/**
 * What a text means. `guessed`: by a misspelling or by what was learnt, so the reply says how to go on if it is wrong. A `code`
 * is one or more digits that still have to be followed through the menus.
 */
export type Match =
  | { readonly kind: 'silent' }
  | { readonly kind: 'reply'; readonly reply: ReplyName; readonly guessed?: true }
  | { readonly kind: 'state'; readonly state: string; readonly guessed: boolean }
  | { readonly kind: 'several'; readonly states: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }

/** What decided what a text means. */
export type Grounds =
  | 'a word by which Twilio stops texts'
  | 'what phones write by themselves'
  | 'words of thanks'
  | 'how texts to the police begin'
  | 'a danger word'
  | 'a code'
  | 'a title'
  | 'a keyword'
  | 'a misspelt keyword'
  | 'an example'
  | 'what was learnt'
  | 'nothing that the line knows'

/** What a text means, what decided that, and the word that did, if it was one. */
export interface Reading {
  readonly match: Match
  readonly grounds: Grounds
  readonly word?: string
}

/** What a person wrote, its words in the normal form of keywords, and as they count for what was learnt. */
export interface Text {
  readonly written: string
  readonly words: readonly string[]
  readonly plain: readonly string[]
}

/** Whether a text is a code, a keyword or a title, and nothing else but filler. */
export function isKnownWord({ grounds }: Reading): boolean {
  return grounds === 'a code' || grounds === 'a keyword' || grounds === 'a title'
}

/** No reply. */
export const silence = (grounds: Grounds): Reading => ({ match: { kind: 'silent' }, grounds })

/** A state; a guess, unless it is known word for word. */
export function toState(state: string, grounds: Grounds, word?: string): Reading {
  const guessed = grounds === 'a misspelt keyword' || grounds === 'an example' || grounds === 'what was learnt'
  return { match: { kind: 'state', state, guessed }, grounds, ...(word !== undefined && { word }) }
}

/** The choice between states, or the one that there is. */
export function toStates(states: readonly string[], grounds: Grounds): Reading | undefined {
  const [state] = states
  if (state === undefined) return undefined
  return states.length === 1 ? toState(state, grounds) : { match: { kind: 'several', states }, grounds }
}

/** What a code leads to. */
export const toCode = (code: string | undefined): Reading | undefined =>
  code === undefined ? undefined : { match: { kind: 'code', code }, grounds: 'a code' }
