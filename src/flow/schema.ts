import Type from 'typebox'
import { writtenHours } from '../hours/hours-schema.ts'
import type { Field } from './template.ts'

const closed = { additionalProperties: false }

/** Short enough for two of them to ride in a URL. */
const idPattern = '^[a-z][a-z0-9-]{0,39}$'
/** Whether a text can be the id of a state, topic or contact. */
export const isId = (text: string): boolean => new RegExp(idPattern).test(text)

const id = Type.String({
  pattern: idPattern,
  description: 'An id: small letters, digits and hyphens, starting with a letter.',
})
const date = (description: string) => Type.String({ format: 'date', description })
/** Words of at most so many characters: Twilio refuses texts over 1,600, and speech over 3,000 (errors 14103, 13521). */
const words = (description: string, maxLength = 600) =>
  Type.String({ minLength: 1, maxLength, description: `${description} Write it in quotes or after >-.` })
const yesNo = Type.Enum(['yes', 'no'])
const keyword = Type.String({ minLength: 1, description: 'A word or phrase that people may text.' })
const note = Type.Optional(words('A remark for staff. Never said or sent.'))

/** Reasons why a warning of the publish checks may stand, by the id of its rule (see src/check). */
const reasons = Type.Record(Type.String({ pattern: idPattern }), words('Why this warning may stand.'), {
  ...closed,
  description: 'Warnings of the check that may stand, each with its reason: reading-grade: "The law\'s own words."',
})
const accepted = Type.Optional(reasons)

const provenance = {
  source: words('Where the facts come from.'),
  checked: date('The date when the facts were last checked, like 2026-11-20.'),
  note,
}

/** The kinds of contact; which of them may be put through is `isDialable` in contacts.ts (CALLERS 2.1). */
export const contactKinds = [
  'emergency',
  'short',
  'short-code',
  'freephone',
  'geographic',
  'textphone',
  'place',
] as const

/** What people rely on, so that nothing may say it of a contact whose source does not (CALLERS PC33). */
export const promiseNames = ['anonymous', 'confidential', 'free', 'not recorded'] as const

const contactHead = {
  ...closed,
  description: 'Give it name, kind, source, checked, checkedBy and reviewBy, and a phone or an address.',
}
const contact = Type.Object(
  {
    name: words('The name as it is said and texted.'),
    kind: Type.Enum([...contactKinds]),
    phone: Type.Optional(
      Type.String({
        pattern: '^[0-9 ]+$',
        description: 'The number as people dial it, in quotes, like "0800 138 1624".',
      }),
    ),
    digits: Type.Optional(
      Type.Enum(['8', '10'], {
        description: 'How many digits the number has, where it is not the usual 11: proof that none was left out.',
      }),
    ),
    address: Type.Optional(words('The place, for kind: place.')),
    spoken: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(words('How the name is said.')),
          address: Type.Optional(words('How the place is said.')),
        },
        {
          ...closed,
          description: 'Other words for the ear, where the written ones would be read out badly.',
        },
      ),
    ),
    hours: Type.Optional(writtenHours),
    connect: Type.Optional({ ...yesNo, description: 'no: never put a caller through to this number.' }),
    promises: Type.Optional(
      Type.Array(Type.Enum([...promiseNames]), {
        description: 'What the source promises of this contact: words may say it only then.',
      }),
    ),
    ...provenance,
    checkedBy: words('Who checked it.'),
    reviewBy: date('The date by which to check it again, like 2027-05-20.'),
    accepted,
  },
  contactHead,
)

const contactsHead = {
  ...closed,
  title: 'Signpost contacts',
  description: 'Every number, place and opening time that the line may give.',
}

/** contacts.yaml: every contact by its id. */
export const contactsFile = Type.Record(Type.String({ pattern: idPattern }), contact, contactsHead)

/** A contact whose hours are left to `parseHours`, which says better what is wrong with them. */
export const contactButHours = Type.Object({ ...contact.properties, hours: Type.Optional(Type.Unknown()) }, contactHead)
/** contacts.yaml, but for the hours. */
export const contactsButHours = Type.Record(Type.String({ pattern: idPattern }), contactButHours, contactsHead)

/** The facts that a guard in a flow may ask; see `Facts` in machine.ts. */
export const guardNames = ['open', 'closed', 'unknown', 'textable'] as const

const branch = {
  target: Type.String({
    pattern: '^#?[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$',
    description: "A state of this file, or '#topic' or '#topic.state'.",
  }),
  guard: Type.Optional(
    Type.Enum([...guardNames], {
      description: 'Take this way only if the contact of this menu is open, closed or unknown.',
    }),
  ),
}
const option = Type.Object(
  { ...branch, description: words('What is said before "press 1", like "to report it to the police".') },
  { ...closed, description: 'One option of a menu.' },
)
const guardedOption = Type.Array(
  Type.Object(
    { ...branch, description: Type.Optional(words('The option in words; the first one is said.')) },
    { ...closed, description: 'Give it a target, and a guard if it does not always hold.' },
  ),
  { minItems: 1, description: 'One option that leads to the first target whose guard holds.' },
)
/** The keys that a menu may use. */
export const optionKey = '^[1-7]$'
const anyOption = Type.Union([option, guardedOption], {
  description: 'Give it a target and a description, or a list of targets with guards.',
})
const options = Type.Record(Type.String({ pattern: optionKey }), anyOption, {
  ...closed,
  description: 'The keys 1 to 7, in quotes, each with its option (8, 9 and 0 work everywhere).',
})

/** A menu or an answer. */
export const state = Type.Object(
  {
    meta: Type.Optional(
      Type.Object(
        {
          title: Type.Optional(words('What the state is called in lists and texts.')),
          keywords: Type.Optional(
            Type.Array(keyword, { description: 'Words or phrases that people may text, like [hate, racist].' }),
          ),
          lead: Type.Optional(Type.Array(id, { description: 'The answers that the text of this menu gives first.' })),
          sensitive: Type.Optional({
            ...yesNo,
            description: 'yes: texts may be seen by others. It also holds for a whole topic.',
          }),
          contact: Type.Optional({ ...id, description: 'The id of the main contact, in contacts.yaml.' }),
          say: Type.Optional(words('What a caller hears.', 1500)),
          text: Type.Optional(words('What a texter reads.')),
          source: Type.Optional(provenance.source),
          checked: Type.Optional(provenance.checked),
          note,
          accepted,
        },
        { ...closed, description: 'What is said, texted and known of the state.' },
      ),
    ),
    on: Type.Optional(options),
  },
  {
    ...closed,
    description: 'Give it options (on:) to make it a menu, or say: and text: in its meta: to make it an answer.',
  },
)
const states = Type.Record(Type.String({ pattern: idPattern }), state, {
  ...closed,
  description: 'The menus and answers, each below its id.',
})

/** A topic file, such as hate.yaml. */
export const topicFile = Type.Object(
  {
    id,
    initial: id,
    meta: Type.Object(
      {
        title: words('What the topic is called in the main menu of texts.'),
        sensitive: Type.Optional(yesNo),
        note,
      },
      { ...closed, description: 'What holds for the whole topic: its title, and whether it is sensitive.' },
    ),
    states,
  },
  {
    ...closed,
    title: 'Signpost topic',
    description: 'A topic: an XState machine whose states are menus and answers.',
  },
)

const spokenWords = {
  emergency: 'The first sentence of a call. It must name the emergency number.',
  greeting: 'What the line is.',
  again: 'Label of the key #.',
  back: 'Label of the key *.',
  start: 'Label of the key 8.',
  repeat: 'Between a number and the same number said again.',
  textMe: 'Label of key 1 on an answer.',
  connect: 'Label of key 2 on an answer.',
  silence: 'After the first silence.',
  silenceAgain: 'After the second silence.',
  wrongKey: 'After the first wrong key.',
  wrongKeyAgain: 'After the second wrong key.',
  goodbye: 'After the third. It must name numbers to call.',
  askText: 'Before a text is sent.',
  warnText: 'Before a text on a sensitive topic is sent.',
  sendText: 'Label: send the text.',
  fullText: 'Label: send everything.',
  shortText: 'Label: send only the number or place.',
  noText: 'Label: send nothing.',
  sent: 'The text was accepted.',
  unsent: 'The text was not accepted; the answer follows.',
  noMobile: 'The caller cannot get a text; the answer follows.',
  connecting: 'Before a call is put through.',
  answered: 'After a call that was answered.',
  busy: 'After a busy call.',
  noAnswer: 'After a call that nobody answered.',
  failed: 'After a call that failed.',
  closed: 'Instead of a call, when the contact is closed.',
  broken: 'When something goes wrong inside.',
  restart: 'After that: how to start again.',
} as const

const writtenWords = {
  emergencyText: 'The first sentence of every text.',
  menuText: 'The first words of the main menu.',
  menuEnd: 'The last words of the main menu.',
  neutral: 'The first words of the text of a sensitive topic.',
  more: 'Before the codes of the other answers.',
  codes: 'Before the codes of a topic, when no answer leads.',
  codesEnd: 'The last words of the text of a topic.',
  several: 'Before the codes, when a text means several things.',
  guessed: 'The last words, when a word was taken for a misspelling.',
  delete: 'The last words on a sensitive topic.',
  numberOnly: 'The whole of a text that gives only the number.',
  placeOnly: 'The whole of a text that gives only the place.',
  brokenText: 'When something goes wrong inside.',
} as const

/** The names of the words that every topic shares. */
export type WordName = keyof typeof spokenWords | keyof typeof writtenWords

/** Whether shared words are heard; others are read. */
export const isSpokenWord = (name: WordName): name is keyof typeof spokenWords => Object.hasOwn(spokenWords, name)

const called: readonly Field[] = ['name', 'phone', 'hours']
/** What `{contact.…}` may give in shared words: these are used only where the answer at hand has such a contact. */
export const ownFields: Partial<Record<WordName, readonly Field[]>> = {
  connect: called,
  connecting: called,
  answered: called,
  busy: called,
  noAnswer: called,
  failed: called,
  closed: called,
  numberOnly: called,
  placeOnly: ['name', 'address', 'hours'],
  shortText: ['name', 'hours'],
}

const sharedWords = Object.fromEntries(
  Object.entries({ ...spokenWords, ...writtenWords }).map(([name, use]) => [name, words(use)]),
) as Record<WordName, ReturnType<typeof words>>

const replyText = words('What a texter reads.')
/** Notices speak of the line itself and of safety: staff should know where that comes from too. */
const known = { source: Type.Optional(provenance.source), checked: Type.Optional(provenance.checked), note, accepted }
const reply = Type.Object({ text: replyText, ...known }, { ...closed, description: 'Give it a text.' })
const replyWithKeywords = Type.Object(
  {
    text: replyText,
    keywords: Type.Array(keyword, { minItems: 1, description: 'The words that bring this reply, like [safe, hide].' }),
    ...known,
  },
  { ...closed, description: 'Give it a text and keywords.' },
)
const globalKey = Type.Object(
  { target: branch.target, description: words('What the key is for.') },
  { ...closed, description: 'Give it a target and a description.' },
)

/** line.yaml: the line itself. */
export const lineFile = Type.Object(
  {
    id: Type.Enum(['line']),
    initial: id,
    meta: Type.Object(
      {
        title: words('The name of the line.'),
        voice: Type.String({
          pattern: '^(Polly|Google)\\.[A-Za-z0-9-]+$',
          description: 'A voice of Twilio, like Polly.Amy-Neural.',
        }),
        language: Type.String({
          pattern: '^[a-z]{2}-[A-Z]{2}$',
          description: 'The language of the voice, like en-GB.',
        }),
        timeZone: Type.Enum(['Europe/London']),
        words: Type.Object(sharedWords, { ...closed, description: 'The words that all topics share.' }),
        accepted: Type.Optional(
          Type.Record(Type.String({ pattern: '^[A-Za-z]+$' }), reasons, {
            ...closed,
            description: 'Warnings of the check about shared words that may stand, by the name of the words.',
          }),
        ),
        replies: Type.Object(
          {
            unknown: reply,
            danger: replyWithKeywords,
            police: replyWithKeywords,
            safe: replyWithKeywords,
            about: replyWithKeywords,
          },
          { ...closed, description: 'Replies that only a text can bring.' },
        ),
        thanks: Type.Array(keyword, { description: 'Texts that want no answer.' }),
        filler: Type.Array(keyword, { description: 'Words that are passed over when a text is matched.' }),
      },
      { ...closed, description: 'The voice of the line, and the words that all topics share.' },
    ),
    on: Type.Object(
      { '0': globalKey, '8': globalKey, '9': globalKey },
      {
        ...closed,
        description: 'The keys that work everywhere: 0 help from a person, 8 main menu, 9 emergency advice.',
      },
    ),
    states,
  },
  {
    ...closed,
    title: 'Signpost line',
    description: 'The line itself: its voice, main menu, and the words that all topics share.',
  },
)

export type WrittenContact = Type.Static<typeof contactButHours>
export type WrittenOption = Type.Static<typeof option> | Type.Static<typeof guardedOption>
export type WrittenState = Type.Static<typeof state>
export type WrittenLine = Type.Static<typeof lineFile>
