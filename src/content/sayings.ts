import { type Contact, isDialable } from '../flow/contacts.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import type { Subject } from '../flow/locator.ts'
import { hasShortText } from '../flow/machine.ts'
import { mapValues } from '../flow/map-values.ts'
import { textReplies } from '../flow/replies.ts'
import { sharedWords, type WordName } from '../flow/shared-words.ts'
import { unknownHours } from '../hours/hours.ts'
import { openStateAt } from '../hours/open-now.ts'
import { type Caller, texter } from '../line/input.ts'
import { stateAtPath } from '../line/position.ts'
import { promptFor } from '../line/prompts.ts'
import { speak, write } from '../line/render-words.ts'
import type { Speech } from '../line/reply.ts'
import { replyText, severalText, shortText, textFor } from '../line/texts.ts'
import { secondsOf, sizeOf, type TextSize, wordsOfSpeech } from './measure.ts'

/** One thing that the line can say or text, with its words as they are at an instant. */
export type Saying = SpokenSaying | TextSaying

interface SayingHead {
  /** Unique in its line, and the same in every revision: `hate.police`, `hate.police text`, `words busy hate-line`. */
  readonly id: string
  /** The state that it belongs to; undefined for what all states share. */
  readonly state: string | undefined
  /** Where its words are written. */
  readonly subject: Subject
  /** The contact that shared words are about, where they are said of several. */
  readonly about: Contact | undefined
  /** When it is heard or read, in words for staff: "on arriving", "when their line is busy". */
  readonly when: string
  /** On one line for speech; a text may have several lines. */
  readonly words: string
}

/** `speech` is all that is heard; `own` is the part of it that is an answer's own words. Seconds are estimates. */
export interface SpokenSaying extends SayingHead {
  readonly channel: 'voice'
  readonly speech: Speech
  readonly own: Speech
  readonly seconds: number
}

/** `size` is what sending it costs. */
export interface TextSaying extends SayingHead {
  readonly channel: 'sms'
  readonly size: TextSize
}

/** A line at an instant. */
export interface LineAtInstant {
  readonly line: Line
  readonly now: Temporal.Instant
}

/**
 * Everything that a line can say and text, as a caller hears it who can get texts: what a call begins with, each state in the
 * order of the codes, and what is shared.
 */
export function sayingsOf(at: LineAtInstant): Saying[] {
  const states = inOrder(at.line)
  return [
    beginning(at),
    ...states.flatMap((state) => [heardOnArriving(state, at, texter), ...textedAt(state, at)]),
    ...tailSayings(states, at),
    ...shared.map((word) => spoken({ ...headOf(word), speech: speak(at.line.words[word], at) })),
    ...replySayings(at),
  ]
}

/** The states in the order of their codes: the main menu, 1, 11, 12, 2, …, then those of the keys 0 and 9. */
export function inOrder(line: Line): State[] {
  const rank = ({ id }: State) => {
    const code = line.codes.get(id)!
    return Object.hasOwn(line.globalKeys, code) ? `~${code}` : code
  }
  const ranked = [...line.states.values()].map((state) => ({ state, rank: rank(state) }))
  return ranked.sort((a, b) => Number(a.rank > b.rank) - Number(a.rank < b.rank)).map(({ state }) => state)
}

function beginning(at: LineAtInstant): SpokenSaying {
  const { emergency, greeting } = at.line.words
  const speech = [...speak(emergency, at), ' ', ...speak(greeting, at)]
  return spoken({ ...headOf('greeting'), when: 'as a call begins', speech })
}

type SayingParts = Pick<SayingHead, 'id' | 'subject' | 'when'> & { readonly about?: Contact }

function headOf(word: WordName): SayingParts {
  return { id: `words ${word}`, subject: { words: word }, when: sharedWords[word].when }
}

function spoken({
  about,
  speech,
  own = speech,
  ...head
}: SayingParts & { speech: Speech; own?: Speech }): SpokenSaying {
  const words = wordsOfSpeech(speech)
  return { channel: 'voice', ...head, state: stateOf(head), about, speech, own, words, seconds: secondsOf(speech) }
}

function texted({ words, ...head }: SayingParts & { words: string }): TextSaying {
  return { channel: 'sms', ...head, state: stateOf(head), about: undefined, words, size: sizeOf(words) }
}

const stateOf = ({ subject }: SayingParts) => ('state' in subject ? subject.state : undefined)

/** What a caller hears at a path of the machine. */
function heardAt(path: string, { line, now }: LineAtInstant, { textable }: Caller): Speech {
  const spot = stateAtPath(line, path)
  const facts = { hours: openStateAt(spot.state.contact?.hours ?? unknownHours, now, line), textable }
  const { first, say } = promptFor(spot, facts, { line, now })
  return first.length > 0 ? [...first, ' ', ...say] : say
}

/** What a caller hears on arriving in a state. */
export function heardOnArriving(state: State, at: LineAtInstant, caller: Caller): SpokenSaying {
  const { id } = state
  const head = { id, subject: { state: id }, when: 'on arriving' }
  if (state.kind === 'menu') return spoken({ ...head, speech: heardAt(id, at, caller) })
  const own = speak(state.say, { ...at, from: id, contact: state.contact })
  return spoken({ ...head, speech: heardAt(`${id}.said`, at, caller), own })
}

function textedAt(state: State, at: LineAtInstant): TextSaying[] {
  const { id } = state
  const subject = { state: id }
  const full = texted({ id: `${id} text`, subject, when: 'by text', words: textFor(state, at) })
  if (state.kind === 'menu' || !hasShortText(state)) return [full]
  const words = shortText(state, at)
  return [full, texted({ id: `${id} short text`, subject, when: 'by text, only the contact', words })]
}

/** What follows an answer: the same after all answers, but for the contact in it. */
function tailSayings(states: readonly State[], at: LineAtInstant): SpokenSaying[] {
  const asks = states
    .filter((state) => state.kind === 'answer')
    .filter(({ contact }) => contact?.kind !== 'emergency')
    .map((answer) => asking(answer, at))
  const isClosed = ({ hours }: Contact) => openStateAt(hours, at.now, at.line) === 'closed'
  const calls = wordsOfCalls(at.line, isClosed).map(({ word, contact }) => {
    const speech = speak(at.line.words[word], { ...at, contact })
    return spoken({ ...headOf(word), id: `words ${word} ${contact.id}`, about: contact, speech })
  })
  return [...new Map(asks.map((ask) => [ask.words, ask])).values(), ...calls]
}

/** The shared words about a call that a caller is put through to. */
const aboutCalls: readonly WordName[] = ['connecting', 'answered', 'busy', 'noAnswer', 'failed', 'closed']

/** Those words for each contact that callers can be put through to; "closed" only where it can be said. */
export function wordsOfCalls(
  line: Line,
  canBeClosed: (contact: Contact) => boolean,
): { readonly word: WordName; readonly contact: Contact }[] {
  const contacts = new Set(
    inOrder(line).flatMap(({ kind, contact }) => (kind === 'answer' && contact ? [contact] : [])),
  )
  return [...contacts].filter(isDialable).flatMap((contact) => {
    const words = aboutCalls.filter((word) => word !== 'closed' || canBeClosed(contact))
    return words.map((word) => ({ word, contact }))
  })
}

/** The question before a text: sensitive topics have their own, and an answer with a contact may add a choice to it. */
function asking(answer: Answer, at: LineAtInstant): SpokenSaying {
  const head = headOf(answer.sensitive ? 'warnText' : 'askText')
  const speech = heardAt(`${answer.id}.ask`, at, texter)
  const contact = hasShortText(answer) ? answer.contact : undefined
  if (!contact) return spoken({ ...head, speech })
  const when = `${head.when}, from an answer with a contact`
  return spoken({ ...head, id: `${head.id} ${contact.id}`, when, speech })
}

const shared: readonly WordName[] = [
  ...(['silence', 'silenceAgain', 'wrongKey', 'wrongKeyAgain', 'goodbye'] as const),
  ...(['sent', 'unsent', 'noMobile', 'broken', 'restart'] as const),
]

function replySayings(at: LineAtInstant): TextSaying[] {
  const { states, words, replies, main } = at.line
  const menu = states.get(main) as Menu
  const topics = menu.options.map(({ branches }) => states.get(branches[0]!.target)!)
  const several = severalText(topics, at)
  const ofReplies = mapValues(replies, (_, reply) => {
    const { when } = textReplies[reply]
    return texted({ id: `reply ${reply}`, subject: { reply }, when, words: replyText(reply, at) })
  })
  const broken = `${write(words.emergencyText, at)} ${write(words.brokenText, at)}`
  return [
    ...Object.values(ofReplies),
    texted({ ...headOf('several'), when: 'to what has several meanings (here: all topics)', words: several }),
    texted({ ...headOf('guessed'), words: write(words.guessed, at) }),
    texted({ ...headOf('brokenText'), words: broken }),
  ]
}
