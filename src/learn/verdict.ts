import { type Contact, isDialable } from '../flow/contacts.ts'
import type { Example } from '../flow/examples.ts'
import type { Line } from '../flow/line.ts'
import { type Meaning, nameOfMeaning } from '../flow/meaning.ts'
import type { ReplyName } from '../flow/replies.ts'
import { statesAtCode } from '../line/follow-code.ts'
import type { Match } from '../line/reading.ts'

/**
 * How well a text was answered: `right`; `unsure` if the line did not understand it, although it could have; `harmful` if the
 * answer leads somebody away from help; or else `wrong`.
 */
export type Verdict = 'right' | 'unsure' | 'wrong' | 'harmful'

/** An example, and what a line made of it that had not learnt from it. */
export interface Trial {
  readonly example: Example
  readonly match: Match
}

/** Judges what a line made of a text by what it means. */
export function verdictOn(line: Line, meaning: Meaning, match: Match): Verdict {
  if (answersOf(line, match).some((answer) => isRight(line, meaning, answer))) return 'right'
  if (isHarmful(line, meaning, match)) return 'harmful'
  return match.kind === 'reply' && match.reply === 'unknown' ? 'unsure' : 'wrong'
}

/** All that a text is answered with: a choice holds several. */
export function answersOf(line: Line, match: Match): Meaning[] {
  if (match.kind === 'silent') return [{ thanks: true }]
  if (match.kind === 'reply') return [{ reply: match.reply }]
  const states =
    match.kind === 'several' ? match.states : match.kind === 'state' ? [match.state] : statesAtCode(match.code, line)
  return Array.from(states, (state) => ({ state }))
}

/** The text of a menu begins with the contacts of the answers that it leads with. */
function isRight(line: Line, meaning: Meaning, answer: Meaning): boolean {
  if (nameOfMeaning(meaning) === nameOfMeaning(answer)) return true
  if (!('state' in meaning && 'state' in answer)) return false
  const state = line.states.get(answer.state)
  return state?.kind === 'menu' && state.lead.includes(meaning.state)
}

/**
 * Silence to who wants an answer; the police to who wants a number of somebody else; a place to go to for who needs something
 * else; and to who is in danger an answer without a number at which somebody can help.
 */
function isHarmful(line: Line, meaning: Meaning, match: Match): boolean {
  const name = nameOfMeaning(meaning)
  if (match.kind === 'silent') return name !== '(ordinary)'
  if (match.kind === 'reply') return isHarmfulReply(line, meaning, match.reply)
  if (match.kind !== 'state' || match.state === line.main) return false
  const kinds = kindsIn(line, match.state)
  if (name === '(danger)') return !kinds.has('short') && !kinds.has('emergency') && !kinds.has('freephone')
  return kinds.has('place') && name !== '(ordinary)'
}

function isHarmfulReply(line: Line, meaning: Meaning, reply: ReplyName): boolean {
  if (!('state' in meaning)) return reply === 'safe' && nameOfMeaning(meaning) === '(danger)'
  const own = line.states.get(meaning.state)!
  return reply === 'police' && own.kind === 'answer' && own.contact !== undefined && isDialable(own.contact)
}

/** What can be called or gone to by the text of a state. */
function kindsIn({ states }: Line, id: string): Set<Contact['kind']> {
  const state = states.get(id)!
  const all = [state, ...(state.kind === 'menu' ? state.lead.map((led) => states.get(led)!) : [])]
  return new Set(all.flatMap(({ contact }) => (contact ? [contact.kind] : [])))
}
