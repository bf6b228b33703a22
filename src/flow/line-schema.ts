/** The form of line.yaml. */
import * as Type from 'typebox'
import { divisions } from '../hours/bank-holiday-rules.ts'
import { mapValues } from './map-values.ts'
import { type TextReplyRow, textReplies } from './replies.ts'
import { accepted, id, keyword, map, mapOf, note, provenance, reasons, words } from './schema-parts.ts'
import { hintFor, sharedWords } from './shared-words.ts'
import { states, target } from './topic-schema.ts'

const replyText = words('What a texter reads.')
/** Replies speak of the line itself and of safety: staff should know where that comes from too. */
const known = { source: Type.Optional(provenance.source), checked: Type.Optional(provenance.checked), note, accepted }
const reply = map('Give it a text.', { text: replyText, ...known })
const replyWithKeywords = map('Give it a text and keywords.', {
  text: replyText,
  keywords: Type.Array(keyword, { minItems: 1, description: 'The words that bring this reply, like [safe, hide].' }),
  ...known,
})
/** What a text may be without danger although it holds a word of danger. It came later than the first lines that were published. */
const danger = map('Give it a text and keywords.', {
  ...replyWithKeywords.properties,
  doubtful: Type.Optional(
    Type.Array(keyword, {
      description:
        'Words that are harmless as often as not: they count as danger unless what was learnt finds none in the text.',
    }),
  ),
  harmless: Type.Optional(
    Type.Array(keyword, {
      description:
        'Whole texts that hold a danger word and are harmless, like [bath bomb]; words of filler may be added.',
    }),
  ),
})
const replySchema = ({ hasKeywords }: TextReplyRow): typeof reply | typeof replyWithKeywords =>
  hasKeywords ? replyWithKeywords : reply

const meta = map('The voice of the line, and the words that all topics share.', {
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
  division: Type.Optional(
    Type.Enum([...divisions], { description: 'Whose bank holidays count: england-and-wales if it is left out.' }),
  ),
  words: map(
    'The words that all topics share.',
    mapValues(sharedWords, (word) => words(hintFor(word))),
  ),
  accepted: Type.Optional(
    mapOf('Warnings of the check about shared words that may stand, by the name of the words.', reasons, '^[A-Za-z]+$'),
  ),
  replies: map('Replies that only a text can bring.', { ...mapValues(textReplies, replySchema), danger }),
  thanks: Type.Array(keyword, { description: 'Texts that want no answer.' }),
  filler: Type.Array(keyword, { description: 'Words that are passed over when a text is matched.' }),
})

const globalKey = map('Give it a target and a description.', { target, description: words('What the key is for.') })

/** line.yaml: the line itself. */
export const lineFile = map('The line itself: its voice, main menu, and the words that all topics share.', {
  id: Type.Enum(['line']),
  initial: id,
  meta,
  on: map('The keys that work everywhere: 0 help from a person, 8 main menu, 9 emergency advice.', {
    '0': globalKey,
    '8': globalKey,
    '9': globalKey,
  }),
  states,
})

export type WrittenLine = Type.Static<typeof lineFile>
