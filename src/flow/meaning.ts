import type { ReplyName } from './replies.ts'

/** What a text, or a keyword of it, leads to: a state's id, a reply, or no reply at all. */
export type Meaning = { readonly state: string } | { readonly reply: ReplyName } | { readonly thanks: true }

/** What a meaning is called among all others: the state's id, or the section in brackets, which no id has. */
export function nameOfMeaning(meaning: Meaning): string {
  if ('state' in meaning) return meaning.state
  if ('thanks' in meaning) return '(thanks)'
  return meaning.reply === 'unknown' ? '(ordinary)' : `(${meaning.reply})`
}
