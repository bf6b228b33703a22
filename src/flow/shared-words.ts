/** The words that all topics share, with everything that the line, its checks and its scripts know of each. */
import type { TailState } from './tail.ts'
import type { Field } from './template.ts'

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
  /** Whether they are heard or read. */
  readonly channel: 'voice' | 'sms'
  /** What an editor shows beside them. */
  readonly use: string
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
}

type Others = Partial<SharedWord>

function heard(use: string, when: string, others: Others = {}): SharedWord {
  return { channel: 'voice', section: 'anywhere', ownFields: [], use, when, ...others }
}

function read(use: string, when: string, others: Others = {}): SharedWord {
  return { ...heard(use, when, others), channel: 'sms', section: 'replies' }
}

/** What can be given of a contact with a number. */
const called: readonly Field[] = ['name', 'phone', 'hours']
const ofCall = { section: 'answers', ownFields: called } as const
/** Who was not put through needs the number. */
const notPutThrough = { ...ofCall, mustGive: 'phone' } as const

/** All there are, by the name that they have in line.yaml. */
export const sharedWords = {
  emergency: heard(
    'The first sentence of a call. It must name the emergency number.',
    'the first words of every call',
    { section: 'beginning', mustName: 'emergency', isRenderedOnce: true },
  ),
  greeting: heard('What the line is.', 'what the line says that it is', { section: 'beginning' }),
  again: heard('Label of the key #.', 'the label of the key #'),
  back: heard('Label of the key *.', 'the label of the key *'),
  start: heard('Label of the key 8.', 'the label of the key 8'),
  repeat: heard('Between a number and the same number said again.', 'before a number is said again'),
  textMe: heard('Label of key 1 on an answer.', 'the label of key 1 after an answer'),
  connect: heard('Label of key 2 on an answer.', 'the label of key 2 after an answer', { ownFields: called }),
  silence: heard('After the first silence.', 'after a silence'),
  silenceAgain: heard('After the second silence.', 'after a second silence'),
  wrongKey: heard('After the first wrong key.', 'after a wrong key'),
  wrongKeyAgain: heard('After the second wrong key.', 'after a second wrong key'),
  goodbye: heard(
    'After the third. It must name numbers to call.',
    'after the third silence or wrong key, as the call ends',
    { mustName: 'any', isRenderedOnce: true },
  ),
  askText: heard('Before a text is sent.', 'before a text is sent', { section: 'answers' }),
  warnText: heard('Before a text on a sensitive topic is sent.', 'before a text on a sensitive topic is sent', {
    section: 'answers',
  }),
  sendText: heard('Label: send the text.', 'the label for a text'),
  fullText: heard('Label: send everything.', 'the label for a full text'),
  shortText: heard('Label: send only the number or place.', 'the label for a text of only the contact', {
    ownFields: ['name', 'hours'],
  }),
  noText: heard('Label: send nothing.', 'the label for no text'),
  sent: heard('The text was accepted.', 'when a text was sent', { leads: 'sent' }),
  unsent: heard('The text was not accepted; the answer follows.', 'when a text could not be sent, before the answer', {
    leads: 'unsent',
  }),
  noMobile: heard(
    'The caller cannot get a text; the answer follows.',
    'when a caller cannot get texts, before the answer',
    { leads: 'no-mobile' },
  ),
  connecting: heard('Before a call is put through.', 'before a caller is put through', {
    ...ofCall,
    leads: 'connecting',
  }),
  answered: heard('After a call that was answered.', 'after a call that was answered', {
    ...ofCall,
    leads: 'answered',
  }),
  busy: heard('After a busy call.', 'when their line is busy', { ...notPutThrough, leads: 'busy' }),
  noAnswer: heard('After a call that nobody answered.', 'when no one answers', {
    ...notPutThrough,
    leads: 'no-answer',
  }),
  failed: heard('After a call that failed.', 'when the call fails', { ...notPutThrough, leads: 'failed' }),
  closed: heard('Instead of a call, when the contact is closed.', 'when they are closed, instead of a call', {
    ...notPutThrough,
    leads: 'closed',
  }),
  broken: heard('When something goes wrong inside.', 'when something goes wrong in a call, after the emergency words', {
    mustName: 'any',
    isRenderedOnce: true,
  }),
  restart: heard('After that: how to start again.', 'when something went wrong in a call, at the end', {
    isRenderedOnce: true,
  }),
  emergencyText: read('The first sentence of every text.', 'the first words of every text', {
    mustName: 'emergency',
    isRenderedOnce: true,
  }),
  menuText: read('The first words of the main menu.', 'the text of the main menu, before the codes'),
  menuEnd: read('The last words of the main menu.', 'the text of the main menu, after the codes'),
  neutral: read(
    'The first words of the text of a sensitive topic.',
    'the first words of the text of a sensitive topic',
  ),
  more: read('Before the codes of the other answers.', 'the text of a topic, before the other codes'),
  codes: read('Before the codes of a topic, when no answer leads.', 'the text of a topic, before its codes'),
  codesEnd: read('The last words of the text of a topic.', 'the last words of the text of a topic'),
  several: read(
    'Before the codes, when a text means several things.',
    'the text with several answers, before the codes',
  ),
  guessed: read('The last words, when a word was taken for a misspelling.', 'after the answer to a misspelt word'),
  delete: read('The last words on a sensitive topic.', 'the last words of a text on a sensitive topic'),
  numberOnly: read('The whole of a text that gives only the number.', 'the text of only a number', {
    ownFields: called,
    mustGive: 'phone',
  }),
  placeOnly: read('The whole of a text that gives only the place.', 'the text of only a place', {
    ownFields: ['name', 'address', 'hours'],
    mustGive: 'address',
  }),
  brokenText: read('When something goes wrong inside.', 'when something goes wrong with a text', {
    mustName: 'any',
    isRenderedOnce: true,
  }),
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
