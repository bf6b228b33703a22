import type { Contact } from '../flow/contacts.ts'
import type { Answer, Line, Menu, NoticeName, State } from '../flow/line.ts'
import { isSpokenWord, type WordName } from '../flow/schema.ts'
import { answersContact, type Template } from '../flow/template.ts'
import { textFor } from '../line/texts.ts'
import { type Context, speak, write } from '../line/words.ts'
import { wordsOfSpeech } from '../saying/measure.ts'
import { inOrder } from '../saying/sayings.ts'
import type { WordsChange } from './change.ts'
import { placeOf } from './places.ts'
import { emergencyWords, noticesInWords, whereShared } from './shared.ts'

/** Something that staff wrote, as people hear or read it. */
export interface Wording extends Pick<WordsChange, 'channel' | 'place'> {
  /** The same in both lines. */
  readonly id: string
  readonly words: string
  /** The words with the names, numbers, hours and codes that do not differ between the lines: whether the wording itself does. */
  readonly neutral: string
  /** The numbers that they name, in one line. */
  readonly numbers: string
  /** Whether people in danger need them. */
  readonly isVital: boolean
  /** Worth telling of when there is only the old or the new one. */
  readonly standsAlone: boolean
}

/** A line, another one that fills in the neutral words, and the instant of both. */
export interface Reading {
  readonly line: Line
  readonly common: Line
  readonly now: Temporal.Instant
  /** Gives the key by which an option is known in both lines. */
  readonly optionOf: (menu: Menu, key: string) => string
}

/** All that staff wrote of a line for people, shared words first, then the states in the order of their codes. */
export function wordingsIn(reading: Reading): Wording[] {
  const { line } = reading
  const listed = listedIn(line)
  return [
    ...Object.keys(line.words).map((name) => ofShared(name as WordName, reading)),
    ...Object.keys(line.notices).map((name) => ofNotice(name as NoticeName, reading)),
    ...inOrder(line).flatMap((state) => [
      ...(listed.has(state.id) ? [ofTitle(state, reading)] : []),
      ...ofState(state, reading),
    ]),
  ]
}

type Written = Pick<Wording, 'id' | 'channel' | 'place'> &
  Partial<Pick<Wording, 'isVital' | 'standsAlone'>> & {
    readonly template: Template
    readonly state?: State
  }

function read({ template, state, ...head }: Written, { line, common, now }: Reading): Wording {
  const wordsIn = (line: Line) => {
    const contact = state?.contact && line.contacts.get(state.contact.id)
    return fill(template, { line, now, from: state?.id, contact }, head.channel)
  }
  const isVital = state !== undefined && state.id === line.everywhere['9']
  return {
    ...{ isVital, standsAlone: true, ...head },
    words: wordsIn(line),
    neutral: wordsIn(common),
    numbers: numbersIn(template, common, state?.contact),
  }
}

function fill(template: Template, context: Context, channel: Wording['channel']): string {
  return channel === 'voice' ? wordsOfSpeech(speak(template, context)) : write(template, context)
}

function numbersIn(template: Template, { contacts }: Line, contact: Contact | undefined): string {
  const numbers = template.flatMap((part) => {
    if (typeof part === 'string' || !('contact' in part) || part.field !== 'phone') return []
    return contacts.get(part.contact === answersContact ? contact!.id : part.contact)!.groups.join(' ')
  })
  return [...new Set(numbers)].sort().join(', ')
}

const fieldsInWords = { name: 'name', phone: 'number', address: 'address', hours: 'hours' } as const

/** Of the contact of an answer, which differs from answer to answer, shared words tell the field only. */
function ofShared(name: WordName, reading: Reading): Wording {
  const template = reading.line.words[name].map((part) =>
    typeof part !== 'string' && 'contact' in part && part.contact === answersContact
      ? `[their ${fieldsInWords[part.field]}]`
      : part,
  )
  const channel = isSpokenWord(name) ? 'voice' : 'sms'
  const head = { id: name, channel, place: whereShared[name], isVital: emergencyWords.has(name) } as const
  return read({ ...head, template }, reading)
}

function ofNotice(name: NoticeName, reading: Reading): Wording {
  const words = noticesInWords[name]
  const place = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  const { text } = reading.line.notices[name]
  return read(
    { id: `${name} notice`, channel: 'sms', place, template: text, isVital: emergencyWords.has(name) },
    reading,
  )
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

function ofTitle(state: State, reading: Reading): Wording {
  const { id, title } = state
  const place = `${placeOf(id, reading.line)}, its title in texts`
  return read({ id: `${id} title`, channel: 'sms', place, standsAlone: false, template: [title], state }, reading)
}

function ofState(state: State, reading: Reading): Wording[] {
  const place = placeOf(state.id, reading.line)
  return state.kind === 'answer' ? ofAnswer(state, place, reading) : ofMenu(state, place, reading)
}

function ofAnswer(state: Answer, place: string, reading: Reading): Wording[] {
  const { id, say, text } = state
  return [
    read({ id: `${id} say`, channel: 'voice', place, template: say, state }, reading),
    read({ id: `${id} text`, channel: 'sms', place, template: text, state }, reading),
  ]
}

function ofMenu(state: Menu, place: string, reading: Reading): Wording[] {
  const labels = state.options.map(({ key, label }) => {
    const id = `${state.id} ${reading.optionOf(state, key)}`
    return read({ id, channel: 'voice', place: `${place}, key ${key}`, template: [label], state }, reading)
  })
  return [...labels, ofTopic(state, place, reading)]
}

/** The text of a menu is made of the words of others; its own is only which answers it gives first. */
function ofTopic(state: Menu, place: string, { line, now }: Reading): Wording {
  return {
    ...{ id: `${state.id} lead`, channel: 'sms', place, numbers: '', isVital: false, standsAlone: false },
    words: textFor(state, { line, now }),
    neutral: state.lead.join(),
  }
}
