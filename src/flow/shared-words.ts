/** The words that all topics share, with everything that the line, its checks and its scripts know of each. */
import { sentence } from './problem.ts'
import type { TailState } from './tail.ts'
import type { Field } from './template.ts'
import type { WordKind } from './word-kind.ts'

/** The parts of a script that belong to no state, by what a person reads above them. */
export const sectionTitles = {
  beginning: 'As a call begins',
  answers: 'After an answer',
  anywhere: 'Anywhere in a call',
  replies: 'Other replies to texts',
} as const
export type Section = keyof typeof sectionTitles

/** A row of the table. */
interface SharedWord {
  readonly kind: WordKind
  /** Whether they are heard or read. */
  readonly channel: 'voice' | 'sms'
  /** When people hear or read them, or as what, in words for staff. */
  readonly when: string
  readonly section: Section
  /** What `{contact.…}` may give in them: they are used only where the answer at hand has such a contact. */
  readonly ownFields: readonly Field[]
  /** Vital words, without which people in danger would be left alone: which number they must name. */
  readonly mustName?: 'emergency' | 'any'
  /** What they must give of the answer's own contact: who hears or reads them needs it then (CALLERS PC38, PC25). */
  readonly mustGive?: 'phone' | 'address'
  /** Rendered when the line starts, and said whenever something breaks: hours in them would soon be false. */
  readonly isRenderedOnce?: boolean
  /** The state of an answer's tail that begins with them. */
  readonly leads?: TailState
  /** Whether they say that something is done, or that it is not: who heard one for the other would be misled. */
  readonly says?: 'yes' | 'no'
}

type Others = Partial<Omit<SharedWord, 'kind' | 'when'>>

function heard(kind: WordKind, when: string, others: Others = {}): SharedWord {
  return { kind, channel: 'voice', section: 'anywhere', ownFields: [], when, ...others }
}

function read(kind: WordKind, when: string, others: Others = {}): SharedWord {
  return { ...heard(kind, when, others), channel: 'sms', section: 'replies' }
}

/** What can be given of a contact with a number. */
const called: readonly Field[] = ['name', 'phone', 'hours']

/** The words that begin a state in which a call is put through. */
function ofCall(kind: WordKind, leads: TailState, when: string, says?: 'yes' | 'no'): SharedWord {
  return heard(kind, when, { section: 'answers', ownFields: called, leads, ...(says && { says }) })
}

/** The same, for who was not put through and so needs the number. */
function notPutThrough(leads: TailState, when: string, says?: 'no'): SharedWord {
  return { ...ofCall('outcome', leads, when, says), mustGive: 'phone' }
}

/** All there are, by the name that they have in line.yaml. */
export const sharedWords = {
  emergency: heard('emergency', 'the first words of every call', {
    section: 'beginning',
    mustName: 'emergency',
    isRenderedOnce: true,
  }),
  greeting: heard('speaker', 'what the line says that it is', { section: 'beginning' }),
  again: heard('key', 'the label of the key #'),
  back: heard('key', 'the label of the key *'),
  start: heard('key', 'the label of the key 8'),
  repeat: heard('guide', 'before a number is said again'),
  textMe: heard('consent', 'the label of key 1 after an answer', { says: 'yes' }),
  connect: heard('consent', 'the label of key 2 after an answer', { ownFields: called, says: 'yes' }),
  silence: heard('outcome', 'after a silence'),
  silenceAgain: heard('guide', 'after a second silence'),
  wrongKey: heard('outcome', 'after a wrong key'),
  wrongKeyAgain: heard('guide', 'after a second wrong key'),
  goodbye: heard('emergency', 'after the third silence or wrong key, as the call ends', {
    mustName: 'any',
    isRenderedOnce: true,
  }),
  askText: heard('consent', 'before a text is sent', { section: 'answers' }),
  warnText: heard('privacy', 'before a text on a sensitive topic is sent', { section: 'answers' }),
  sendText: heard('consent', 'the label for a text', { says: 'yes' }),
  fullText: heard('consent', 'the label for a full text', { says: 'yes' }),
  shortText: heard('consent', 'the label for a text of only the contact', {
    ownFields: ['name', 'hours'],
    says: 'yes',
  }),
  noText: heard('consent', 'the label for no text', { says: 'no' }),
  sent: heard('outcome', 'when a text was sent', { leads: 'sent', says: 'yes' }),
  unsent: heard('outcome', 'when a text could not be sent, before the answer', { leads: 'unsent', says: 'no' }),
  noMobile: heard('outcome', 'when a caller cannot get texts, before the answer', { leads: 'no-mobile' }),
  connecting: ofCall('consent', 'connecting', 'before a caller is put through'),
  answered: ofCall('outcome', 'answered', 'after a call that was answered', 'yes'),
  busy: notPutThrough('busy', 'when their line is busy'),
  noAnswer: notPutThrough('no-answer', 'when no one answers', 'no'),
  failed: notPutThrough('failed', 'when the call fails', 'no'),
  closed: notPutThrough('closed', 'when they are closed, instead of a call'),
  broken: heard('emergency', 'when something goes wrong in a call, after the emergency words', {
    mustName: 'any',
    isRenderedOnce: true,
  }),
  restart: heard('key', 'when something went wrong in a call, at the end', { isRenderedOnce: true }),
  emergencyText: read('emergency', 'the first words of every text', { mustName: 'emergency', isRenderedOnce: true }),
  menuText: read('speaker', 'the text of the main menu, before the codes'),
  menuEnd: read('speaker', 'the text of the main menu, after the codes'),
  neutral: read('privacy', 'the first words of the text of a sensitive topic'),
  more: read('guide', 'the text of a topic, before the other codes'),
  codes: read('guide', 'the text of a topic, before its codes'),
  codesEnd: read('guide', 'the last words of the text of a topic'),
  several: read('guide', 'the text with several answers, before the codes'),
  guessed: read('guide', 'after the answer to a misspelt word'),
  delete: read('privacy', 'the last words of a text on a sensitive topic'),
  numberOnly: read('privacy', 'the text of only a number', { ownFields: called, mustGive: 'phone' }),
  placeOnly: read('privacy', 'the text of only a place', {
    ownFields: ['name', 'address', 'hours'],
    mustGive: 'address',
  }),
  brokenText: read('emergency', 'when something goes wrong with a text', { mustName: 'any', isRenderedOnce: true }),
}

/** What an editor shows beside shared words: when they are used, and what they must name or give. */
export function hintFor({ when, mustName, mustGive }: SharedWord): string {
  const named = { emergency: ' They must name the emergency number.', any: ' They must name a number to call.' }
  const given = mustGive ? ` They must give {contact.${mustGive}}.` : ''
  return sentence(when) + (mustName ? named[mustName] : '') + given
}

export type WordName = keyof typeof sharedWords

const entries = Object.entries(sharedWords) as [WordName, SharedWord][]

/** The words that lead each state of an answer's tail; `said` and `ask` have none. */
export const leads: ReadonlyMap<TailState, WordName> = new Map(
  entries.flatMap(([name, { leads }]) => (leads ? [[leads, name]] : [])),
)

/** The words that must give the number or the address of the answer's own contact. */
export const mustGive: readonly (readonly [word: WordName, field: 'phone' | 'address'])[] = entries.flatMap(
  ([name, { mustGive }]) => (mustGive ? [[name, mustGive] as const] : []),
)
