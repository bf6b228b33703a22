/** The form of line.yaml. */
import Type from 'typebox'
import { mapValues } from './map-values.ts'
import { type TextReplyRow, textReplies } from './replies.ts'
import { accepted, closed, id, keyword, note, provenance, reasons, words } from './schema-parts.ts'
import { hintFor, sharedWords } from './shared-words.ts'
import { states, target } from './topic-schema.ts'

const replyText = words('What a texter reads.')
/** Replies speak of the line itself and of safety: staff should know where that comes from too. */
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
const replySchema = ({ hasKeywords }: TextReplyRow): typeof reply | typeof replyWithKeywords =>
  hasKeywords ? replyWithKeywords : reply

const globalKey = Type.Object(
  { target, description: words('What the key is for.') },
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
        words: Type.Object(
          mapValues(sharedWords, (word) => words(hintFor(word))),
          { ...closed, description: 'The words that all topics share.' },
        ),
        accepted: Type.Optional(
          Type.Record(Type.String({ pattern: '^[A-Za-z]+$' }), reasons, {
            ...closed,
            description: 'Warnings of the check about shared words that may stand, by the name of the words.',
          }),
        ),
        replies: Type.Object(mapValues(textReplies, replySchema), {
          ...closed,
          description: 'Replies that only a text can bring.',
        }),
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

export type WrittenLine = Type.Static<typeof lineFile>
