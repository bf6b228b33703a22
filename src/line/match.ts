import { joinedUp, wordsOf } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import type { Meaning } from '../flow/meaning.ts'
import { optOutWords } from '../flow/opt-out.ts'
import { findDanger } from './danger.ts'
import { plainWords } from './features.ts'
import { judge, mayBeDanger, meaningOfExample, wantsAnother } from './judge.ts'
import { readParts, readWhole, statesOfKeywords } from './known-words.ts'
import { personsWords } from './person-written.ts'
import { arePicturesOfThanks, readPictures } from './pictures.ts'
import { type Grounds, type Match, type Reading, silence, type Text, toStates } from './reading.ts'

/** Twilio hands over at most this many characters of a text (TWILIO 4). */
const longestText = 1600
/** No word that stops texts is longer, with what may stand around it. */
const longestOptOut = 40

/** What a text means. */
export function matchText(line: Line, body: string): Match {
  return readText(line, body).match
}

/**
 * What a text means, and why: first what is known word for word, then what was learnt. Danger beats all but a text that was
 * meant for the police (CALLERS 2.5).
 */
export function readText(line: Line, body: string): Reading {
  const { written, words, reading } = readCertain(line, body)
  if (reading) return reading
  const text: Text = { written, words, plain: plainWords(words, line.places) }
  return (
    readExample(line, text) ??
    readParts(line, text) ??
    readLearnt(line, text) ?? { match: { kind: 'reply', reply: 'unknown' }, grounds: 'nothing that the line knows' }
  )
}

/** What goes before the examples: undefined if nothing does, so that an example is answered as such. */
export function readBeforeExamples(line: Line, body: string): Reading | undefined {
  return readCertain(line, body).reading
}

/** What a person wrote, its words, and what the text means beyond doubt, if it does. */
function readCertain(line: Line, body: string) {
  // Twilio acts on a text that is nothing else: one below which a phone has signed is answered.
  if (body.length <= longestOptOut && optOutWords.has(joinedUp(body)))
    return { written: '', words: [], reading: silence('a word by which Twilio stops texts') }
  const written = personsWords(line, body.slice(0, longestText))
  if (written === undefined) return { written: '', words: [], reading: silence('what phones write by themselves') }
  const words = wordsOf(readPictures(written))
  const reading = arePicturesOfThanks(written) ? silence('words of thanks') : readUrgent(line, words)
  return { written, words, reading: reading ?? readWhole(line, words) }
}

function readUrgent(line: Line, words: readonly string[]): Reading | undefined {
  const plain = () => plainWords(words, line.places)
  const first = line.keywords.get(words[0] ?? '')
  const isToPolice = first && 'reply' in first && first.reply === 'police'
  if (isToPolice && !wantsAnother(line, judge(line, plain())))
    return { match: { kind: 'reply', reply: 'police' }, grounds: 'how texts to the police begin' }
  const found = findDanger(line, words)
  if (!found || (found.isDoubtful && !mayBeDanger(line, plain()))) return undefined
  return { match: { kind: 'reply', reply: 'danger' }, grounds: 'a danger word', word: found.word }
}

/** What staff wrote that a text means which is an example, word for word. */
function readExample(line: Line, { words, plain }: Text): Reading | undefined {
  const meaning = meaningOfExample(line, plain)
  return meaning && confirm(line, words, toMeanings([meaning], 'an example'))
}

/** What was learnt of a text: one meaning, or the states between which it is not sure. */
function readLearnt(line: Line, { words, plain }: Text): Reading | undefined {
  const { meanings = [] } = judge(line, plain) ?? {}
  return confirm(line, words, toMeanings(meanings, 'what was learnt'))
}

/** What a keyword in the text says too is no guess; and from the main menu there is no other way out. */
function confirm(line: Line, words: readonly string[], reading: Reading | undefined): Reading | undefined {
  if (reading?.match.kind !== 'state') return reading
  const { state } = reading.match
  const isSure = state === line.main || statesOfKeywords(line, words).includes(state)
  return isSure ? { ...reading, match: { ...reading.match, guessed: false } } : reading
}

/** The one meaning that a text has, or the states that it may mean. */
function toMeanings(meanings: readonly Meaning[], grounds: Grounds): Reading | undefined {
  const [meaning] = meanings
  if (meaning && 'thanks' in meaning) return silence(grounds)
  if (!meaning || 'state' in meaning)
    return toStates(
      (meanings as readonly { state: string }[]).map(({ state }) => state),
      grounds,
    )
  const { reply } = meaning
  return { match: { kind: 'reply', reply, ...(reply !== 'unknown' && { guessed: true }) }, grounds }
}
