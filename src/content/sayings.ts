import { type Contact, isDialable } from '../flow/contacts.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import type { Subject } from '../flow/locator.ts'
import { hasShortText } from '../flow/machine.ts'
import { type ReplyName, textReplies } from '../flow/replies.ts'
import { sharedWords, type WordName } from '../flow/shared-words.ts'
import { openStateAt } from '../hours/open-now.ts'
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

/** Everything that a line can say and text: what a call begins with, each state in the order of the codes, and what is shared. */
export function sayingsOf(at: LineAtInstant): Saying[] {
  const states = inOrder(at.line)
  return [
    beginning(at),
    ...states.flatMap((state) => [...spokenAt(state, at), ...textedAt(state, at)]),
    ...tailSayings(states, at),
    ...sharedSayings(at),
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
  const { line } = at
  const speech = [...speak(line.words.emergency, at), ' ', ...speak(line.words.greeting, at)]
  return spoken({ id: 'words greeting', subject: { words: 'greeting' }, when: 'as a call begins', speech })
}

type SayingParts = Pick<SayingHead, 'id' | 'subject' | 'when'> & { readonly state?: string; readonly about?: Contact }

function spoken({
  state,
  about,
  speech,
  own = speech,
  ...head
}: SayingParts & { speech: Speech; own?: Speech }): SpokenSaying {
  const words = wordsOfSpeech(speech)
  return { channel: 'voice', ...head, state, about, speech, own, words, seconds: secondsOf(speech) }
}

function texted({ state, words, ...head }: SayingParts & { words: string }): TextSaying {
  return { channel: 'sms', ...head, state, about: undefined, words, size: sizeOf(words) }
}

/** What a caller who can get texts hears at a path of the machine. */
function heardAt(path: string, { line, now }: LineAtInstant): Speech {
  const spot = stateAtPath(line, path)
  const facts = { hours: openStateAt(spot.state.contact?.hours, now, line), textable: true }
  const { first, say } = promptFor(spot, facts, { line, now })
  return first.length > 0 ? [...first, ' ', ...say] : say
}

function spokenAt(state: State, at: LineAtInstant): SpokenSaying[] {
  const { id } = state
  const head = { id, state: id, subject: { state: id }, when: 'on arriving' }
  if (state.kind === 'menu') return [spoken({ ...head, speech: heardAt(id, at) })]
  const own = speak(state.say, { ...at, from: id, contact: state.contact })
  return [spoken({ ...head, speech: heardAt(`${id}.said`, at), own })]
}

function textedAt(state: State, at: LineAtInstant): TextSaying[] {
  const { id } = state
  const head = { state: id, subject: { state: id } }
  const full = texted({ ...head, id: `${id} text`, when: 'by text', words: textFor(state, at) })
  if (state.kind === 'menu' || !hasShortText(state)) return [full]
  const words = shortText(state, at)
  return [full, texted({ ...head, id: `${id} short text`, when: 'by text, only the contact', words })]
}

/** The shared words about a call that a caller is put through to. */
export const wordsOfCalls: readonly WordName[] = ['connecting', 'answered', 'busy', 'noAnswer', 'failed']

/** What follows an answer: the same after all answers, but for the contact in it. */
function tailSayings(states: readonly State[], at: LineAtInstant): SpokenSaying[] {
  const answers = states.filter((state) => state.kind === 'answer')
  const asks = answers.filter(({ contact }) => contact?.kind !== 'emergency').map((answer) => asking(answer, at))
  const contacts = new Set(answers.flatMap(({ contact }) => (contact && isDialable(contact) ? [contact] : [])))
  return [
    ...new Map(asks.map((ask) => [ask.words, ask])).values(),
    ...[...contacts].flatMap((contact) => sayingsOfCalls(contact, at)),
  ]
}

/** The question before a text: sensitive topics have their own, and an answer with a contact may add a choice to it. */
function asking(answer: Answer, at: LineAtInstant): SpokenSaying {
  const word = answer.sensitive ? 'warnText' : 'askText'
  const contact = hasShortText(answer) ? answer.contact : undefined
  const head = { id: `words ${word}`, subject: { words: word }, when: sharedWords[word].when } as const
  const speech = heardAt(`${answer.id}.ask`, at)
  if (!contact) return spoken({ ...head, speech })
  return spoken({
    ...head,
    id: `${head.id} ${contact.id}`,
    when: `${head.when}, from an answer with a contact`,
    speech,
  })
}

function sayingsOfCalls(contact: Contact, at: LineAtInstant): SpokenSaying[] {
  const { line, now } = at
  const isClosed = openStateAt(contact.hours, now, line) === 'closed'
  return [...wordsOfCalls, ...(isClosed ? (['closed'] as const) : [])].map((word) => {
    const speech = speak(line.words[word], { ...at, contact })
    const id = `words ${word} ${contact.id}`
    return spoken({ id, subject: { words: word }, about: contact, when: sharedWords[word].when, speech })
  })
}

const shared: readonly WordName[] = [
  ...(['silence', 'silenceAgain', 'wrongKey', 'wrongKeyAgain', 'goodbye'] as const),
  ...(['sent', 'unsent', 'noMobile', 'broken', 'restart'] as const),
]

function sharedSayings(at: LineAtInstant): SpokenSaying[] {
  return shared.map((word) => {
    const speech = speak(at.line.words[word], at)
    return spoken({ id: `words ${word}`, subject: { words: word }, when: sharedWords[word].when, speech })
  })
}

function replySayings(at: LineAtInstant): TextSaying[] {
  const { line } = at
  const replies = Object.keys(line.replies).map((name) => {
    const reply = name as ReplyName
    const words = replyText(reply, at)
    return texted({ id: `reply ${reply}`, subject: { reply }, when: textReplies[reply].when, words })
  })
  const menu = line.states.get(line.main) as Menu
  const topics = menu.options.map(({ branches }) => line.states.get(branches[0]!.target)!)
  const several = severalText(topics, at)
  const guessed = write(line.words.guessed, at)
  const broken = `${write(line.words.emergencyText, at)} ${write(line.words.brokenText, at)}`
  return [
    ...replies,
    texted({ id: 'words several', subject: { words: 'several' }, when: whenSeveral, words: several }),
    texted({ id: 'words guessed', subject: { words: 'guessed' }, when: sharedWords.guessed.when, words: guessed }),
    texted({
      id: 'words brokenText',
      subject: { words: 'brokenText' },
      when: sharedWords.brokenText.when,
      words: broken,
    }),
  ]
}

const whenSeveral = 'to what has several meanings (here: all topics)'
