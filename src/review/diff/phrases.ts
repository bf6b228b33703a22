import { wordsOfSpeech } from '../../content/measure.ts'
import { inOrder } from '../../content/sayings.ts'
import type { Answer, Line, Menu, State } from '../../flow/line.ts'
import { capitalised } from '../../flow/problem.ts'
import { type ReplyName, textReplies } from '../../flow/replies.ts'
import { sharedWords, type WordName } from '../../flow/shared-words.ts'
import { ownContactId, type Template } from '../../flow/template.ts'
import { type Context, speak, write } from '../../line/render-words.ts'
import { textFor } from '../../line/texts.ts'
import type { WordsChange } from './change.ts'
import { digitsOf, numbersRead } from './given-numbers.ts'
import { placeOf } from './places.ts'

/** Something that staff wrote, as people hear or read it. */
export interface Phrase extends Pick<WordsChange, 'channel' | 'place'> {
  /** The same in both lines. */
  readonly id: string
  readonly words: string
  /** The words with the names, numbers, hours and codes that do not differ between the lines: whether the wording itself does. */
  readonly neutral: string
  /** The digits in them, but for those of contacts and codes that differ between the lines. */
  readonly digits: string
  /** The numbers that they give, as digits. */
  readonly numbers: readonly string[]
  /** Whether people in danger need them. */
  readonly isVital: boolean
  /** Worth telling of when there is only the old or the new one. */
  readonly standsAlone: boolean
}

/** A line, another one that fills in the neutral words, and the instant of both. */
export interface Filling {
  readonly line: Line
  readonly common: Line
  readonly now: Temporal.Instant
  /** Gives the key by which an option is known in both lines. */
  readonly optionOf: (menu: Menu, key: string) => string
}

/** All that staff wrote of a line for people, shared words first, then the states in the order of their codes. */
export function phrasesIn(filling: Filling): Phrase[] {
  const { line } = filling
  const listed = listedIn(line)
  return [
    ...Object.keys(line.words).map((name) => ofShared(name as WordName, filling)),
    ...Object.keys(line.replies).map((name) => ofReply(name as ReplyName, filling)),
    ...inOrder(line).flatMap((state) => [
      ...(listed.has(state.id) ? [ofTitle(state, filling)] : []),
      ...ofState(state, filling),
    ]),
  ]
}

type Written = Pick<Phrase, 'id' | 'channel' | 'place'> &
  Partial<Pick<Phrase, 'isVital' | 'standsAlone'>> & {
    readonly template: Template
    readonly state?: State
  }

function read({ template, state, ...head }: Written, { line, common, now }: Filling): Phrase {
  const contextIn = (line: Line): Context => {
    const contact = state?.contact && line.contacts.get(state.contact.id)
    return { line, now, from: state?.id, contact }
  }
  const neutral = fill(template, contextIn(common), head.channel)
  const isVital = state !== undefined && state.id === line.globalKeys['9']
  return {
    ...{ isVital, standsAlone: true, ...head },
    ...{ words: fill(template, contextIn(line), head.channel), neutral },
    ...{ digits: digitsOf(neutral), numbers: numbersRead(template, contextIn(common)) },
  }
}

function fill(template: Template, context: Context, channel: Phrase['channel']): string {
  return channel === 'voice' ? wordsOfSpeech(speak(template, context)) : write(template, context)
}

const fieldsInWords = { name: 'name', phone: 'number', address: 'address', hours: 'hours' } as const

/** Of the contact of an answer, which differs from answer to answer, shared words tell the field only. */
function ofShared(name: WordName, filling: Filling): Phrase {
  const template = filling.line.words[name].map((part) =>
    typeof part !== 'string' && 'contact' in part && part.contact === ownContactId
      ? `[their ${fieldsInWords[part.field]}]`
      : part,
  )
  const { channel, when, mustName } = sharedWords[name]
  return read({ id: name, channel, place: capitalised(when), isVital: mustName !== undefined, template }, filling)
}

function ofReply(name: ReplyName, filling: Filling): Phrase {
  const { when, isVital } = textReplies[name]
  const { text } = filling.line.replies[name]
  const place = `The reply ${when}`
  return read({ id: `${name} reply`, channel: 'sms', place, template: text, isVital }, filling)
}

/** The states that texts may list: below a menu, or among several answers to a text. */
function listedIn({ states }: Line): ReadonlySet<string> {
  const ids = [...states.values()].flatMap((state) => {
    const targets =
      state.kind === 'menu' ? state.options.flatMap(({ branches }) => branches.map(({ target }) => target)) : []
    return state.keywords.length > 0 ? [state.id, ...targets] : targets
  })
  return new Set(ids)
}

function ofTitle(state: State, filling: Filling): Phrase {
  const { id, title } = state
  const place = `${placeOf(id, filling.line)}, its title in texts`
  return read({ id: `${id} title`, channel: 'sms', place, standsAlone: false, template: [title], state }, filling)
}

function ofState(state: State, filling: Filling): Phrase[] {
  const place = placeOf(state.id, filling.line)
  return state.kind === 'answer' ? ofAnswer(state, place, filling) : ofMenu(state, place, filling)
}

function ofAnswer(state: Answer, place: string, filling: Filling): Phrase[] {
  const { id, say, text } = state
  return [
    read({ id: `${id} say`, channel: 'voice', place, template: say, state }, filling),
    read({ id: `${id} text`, channel: 'sms', place, template: text, state }, filling),
  ]
}

function ofMenu(state: Menu, place: string, filling: Filling): Phrase[] {
  const labels = state.options.map(({ key, label }) => {
    const id = `${state.id} ${filling.optionOf(state, key)}`
    return read({ id, channel: 'voice', place: `${place}, key ${key}`, template: [label], state }, filling)
  })
  return [...labels, ofTopic(state, place, filling)]
}

/** The text of a menu is made of the words of others; its own is only which answers it gives first. */
function ofTopic(state: Menu, place: string, { line, now }: Filling): Phrase {
  const words = textFor(state, { line, now })
  return {
    ...{ id: `${state.id} lead`, channel: 'sms', place, isVital: false, standsAlone: false },
    ...{ words, neutral: state.lead.join(), digits: digitsOf(words), numbers: [] },
  }
}
