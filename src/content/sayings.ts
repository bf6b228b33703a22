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

/** One thing that the line can say or text, with its words as they are heard or read at an instant. */
export type Saying = Spoken | Texted

interface SayingHead {
  /** Tells it apart from all others of its line, and is the same in every revision: `hate.police`, `hate.police text`, `words busy hate-line`. */
  readonly id: string
  /** The state that it belongs to; undefined for what is said everywhere. */
  readonly state: string | undefined
  /** Where its words are written. */
  readonly subject: Subject
  /** Whom shared words speak of, where they are said of several contacts. */
  readonly about: Contact | undefined
  /** When it is heard or read, in words for staff: "on arriving", "when their line is busy". */
  readonly when: string
  /** On one line for speech; a text may have several. */
  readonly words: string
}

/** `speech` is what is heard in all; `own` is the part of it that an answer's own words make. Seconds are estimates. */
export interface Spoken extends SayingHead {
  readonly channel: 'voice'
  readonly speech: Speech
  readonly own: Speech
  readonly seconds: number
}

/** `size` is what sending it costs. */
export interface Texted extends SayingHead {
  readonly channel: 'sms'
  readonly size: TextSize
}

/** A line at an instant. */
export interface Moment {
  readonly line: Line
  readonly now: Temporal.Instant
}

/** Everything that the line can say and text: what a call begins with, each state in the order of the codes, and what is shared. */
export function sayingsOf(moment: Moment): Saying[] {
  const states = inOrder(moment.line)
  return [
    beginning(moment),
    ...states.flatMap((state) => [...spokenAt(state, moment), ...textedAt(state, moment)]),
    ...tailSayings(states, moment),
    ...sharedSayings(moment),
    ...replySayings(moment),
  ]
}

/** The states in the order in which a person would phone them: the main menu, 1, 11, 12, 2, …, then those of the keys 0 and 9. */
export function inOrder(line: Line): State[] {
  const rank = ({ id }: State) => {
    const code = line.codes.get(id)!
    return Object.hasOwn(line.globalKeys, code) ? `~${code}` : code
  }
  const ranked = [...line.states.values()].map((state) => ({ state, rank: rank(state) }))
  return ranked.sort((a, b) => Number(a.rank > b.rank) - Number(a.rank < b.rank)).map(({ state }) => state)
}

function beginning(moment: Moment): Spoken {
  const { line } = moment
  const speech = [...speak(line.words.emergency, moment), ' ', ...speak(line.words.greeting, moment)]
  return spoken({ id: 'words greeting', subject: { words: 'greeting' }, when: 'as a call begins', speech })
}

type Telling = Pick<SayingHead, 'id' | 'subject' | 'when'> & { readonly state?: string; readonly about?: Contact }

function spoken({ state, about, speech, own = speech, ...head }: Telling & { speech: Speech; own?: Speech }): Spoken {
  const words = wordsOfSpeech(speech)
  return { channel: 'voice', ...head, state, about, speech, own, words, seconds: secondsOf(speech) }
}

function texted({ state, words, ...head }: Telling & { words: string }): Texted {
  return { channel: 'sms', ...head, state, about: undefined, words, size: sizeOf(words) }
}

/** What is heard at a path of the machine by a caller who can get texts. */
function heardAt(path: string, { line, now }: Moment): Speech {
  const spot = stateAtPath(line, path)
  const facts = { hours: openStateAt(spot.state.contact?.hours, now, line), textable: true }
  const { first, say } = promptFor(spot, facts, { line, now })
  return first.length > 0 ? [...first, ' ', ...say] : say
}

function spokenAt(state: State, moment: Moment): Spoken[] {
  const { id } = state
  const head = { id, state: id, subject: { state: id }, when: 'on arriving' }
  if (state.kind === 'menu') return [spoken({ ...head, speech: heardAt(id, moment) })]
  const own = speak(state.say, { ...moment, from: id, contact: state.contact })
  return [spoken({ ...head, speech: heardAt(`${id}.said`, moment), own })]
}

function textedAt(state: State, moment: Moment): Texted[] {
  const { id } = state
  const head = { state: id, subject: { state: id } }
  const full = texted({ ...head, id: `${id} text`, when: 'by text', words: textFor(state, moment) })
  if (state.kind === 'menu' || !hasShortText(state)) return [full]
  const words = shortText(state, moment)
  return [full, texted({ ...head, id: `${id} short text`, when: 'by text, only the contact', words })]
}

const ofCalls: readonly WordName[] = ['connecting', 'answered', 'busy', 'noAnswer', 'failed']

/** What follows an answer: the same for all answers, but for the contact in it. */
function tailSayings(states: readonly State[], moment: Moment): Spoken[] {
  const answers = states.filter((state) => state.kind === 'answer')
  const asks = answers.filter(({ contact }) => contact?.kind !== 'emergency').map((answer) => asking(answer, moment))
  const contacts = new Set(answers.flatMap(({ contact }) => (contact && isDialable(contact) ? [contact] : [])))
  return [
    ...new Map(asks.map((ask) => [ask.words, ask])).values(),
    ...[...contacts].flatMap((contact) => sayingsOfCalls(contact, moment)),
  ]
}

/** The question before a text: on a sensitive topic it is another, and where there is a contact it has one choice more. */
function asking(answer: Answer, moment: Moment): Spoken {
  const word = answer.sensitive ? 'warnText' : 'askText'
  const contact = hasShortText(answer) ? answer.contact : undefined
  const head = { id: `words ${word}`, subject: { words: word }, when: sharedWords[word].when } as const
  const speech = heardAt(`${answer.id}.ask`, moment)
  if (!contact) return spoken({ ...head, speech })
  return spoken({
    ...head,
    id: `${head.id} ${contact.id}`,
    when: `${head.when}, from an answer with a contact`,
    speech,
  })
}

function sayingsOfCalls(contact: Contact, moment: Moment): Spoken[] {
  const { line, now } = moment
  const isClosed = openStateAt(contact.hours, now, line) === 'closed'
  return [...ofCalls, ...(isClosed ? (['closed'] as const) : [])].map((word) => {
    const speech = speak(line.words[word], { ...moment, contact })
    const id = `words ${word} ${contact.id}`
    return spoken({ id, subject: { words: word }, about: contact, when: sharedWords[word].when, speech })
  })
}

const shared: readonly WordName[] = [
  ...(['silence', 'silenceAgain', 'wrongKey', 'wrongKeyAgain', 'goodbye'] as const),
  ...(['sent', 'unsent', 'noMobile', 'broken', 'restart'] as const),
]

function sharedSayings(moment: Moment): Spoken[] {
  return shared.map((word) => {
    const speech = speak(moment.line.words[word], moment)
    return spoken({ id: `words ${word}`, subject: { words: word }, when: sharedWords[word].when, speech })
  })
}

function replySayings(moment: Moment): Texted[] {
  const { line } = moment
  const replies = Object.keys(line.replies).map((name) => {
    const reply = name as ReplyName
    const words = replyText(reply, moment)
    return texted({ id: `reply ${reply}`, subject: { reply }, when: textReplies[reply].when, words })
  })
  const menu = line.states.get(line.main) as Menu
  const topics = menu.options.map(({ branches }) => line.states.get(branches[0]!.target)!)
  const several = severalText(topics, moment)
  const guessed = write(line.words.guessed, moment)
  const broken = `${write(line.words.emergencyText, moment)} ${write(line.words.brokenText, moment)}`
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
