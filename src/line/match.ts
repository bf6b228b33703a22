import { wordsOf } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import type { Meaning } from '../flow/meaning.ts'
import { optOutWords } from '../flow/opt-out.ts'
import type { ReplyName } from '../flow/replies.ts'
import { findDanger } from './danger.ts'
import { plainWords } from './features.ts'
import { guessKeyword } from './guess.ts'
import { judge, learntBy, mayBeDanger, mayMean, meaningOfExample } from './judge.ts'
import { personsWords } from './person-written.ts'
import { arePicturesOfThanks, readPictures } from './pictures.ts'
import { readCode, readSignedCode, statesOffered } from './text-code.ts'

/**
 * What a text means. `guessed`: by a misspelling or by what was learnt, so the reply says how to go on if it is wrong. A `code`
 * is one or more digits that still have to be followed through the menus.
 */
export type Match =
  | { readonly kind: 'silent' }
  | { readonly kind: 'reply'; readonly reply: ReplyName; readonly guessed?: true }
  | { readonly kind: 'state'; readonly state: string; readonly guessed: boolean }
  | { readonly kind: 'several'; readonly states: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }

/** What decided what a text means. */
export type Grounds =
  | 'a word by which Twilio stops texts'
  | 'what phones write by themselves'
  | 'words of thanks'
  | 'how texts to the police begin'
  | 'a danger word'
  | 'a code'
  | 'a title'
  | 'a keyword'
  | 'a misspelt keyword'
  | 'an example'
  | 'what was learnt'
  | 'nothing that the line knows'

/** What a text means, what decided that, and the word that did, if it was one. */
export interface Reading {
  readonly match: Match
  readonly grounds: Grounds
  readonly word?: string
}

/** Twilio hands over at most this many characters of a text (TWILIO 4). */
const longestText = 1600

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

/** What a person wrote, its words in the normal form of keywords, and as they count for what was learnt. */
interface Text {
  readonly written: string
  readonly words: readonly string[]
  readonly plain: readonly string[]
}

/** What goes before the examples: undefined if nothing does, so that an example is answered as such. */
export function readBeforeExamples(line: Line, body: string): Reading | undefined {
  return readCertain(line, body).reading
}

/** What a person wrote, its words, and what the text means beyond doubt, if it does. */
function readCertain(line: Line, body: string) {
  const written = personsWords(line, body.slice(0, longestText))
  if (written === undefined) return { written: '', words: [], reading: silence('what phones write by themselves') }
  const words = wordsOf(readPictures(written))
  return { written, words, reading: readSilent(written, words) ?? readUrgent(line, words) ?? readWhole(line, words) }
}

function readSilent(written: string, words: readonly string[]): Reading | undefined {
  if (arePicturesOfThanks(written)) return silence('words of thanks')
  return optOutWords.has(words.join('')) ? silence('a word by which Twilio stops texts') : undefined
}

/** Whether a text is a code, a keyword or a title, and nothing else but filler. */
export function isKnownWord({ grounds }: Reading): boolean {
  return grounds === 'a code' || grounds === 'a keyword' || grounds === 'a title'
}

const silence = (grounds: Grounds): Reading => ({ match: { kind: 'silent' }, grounds })

function readUrgent(line: Line, words: readonly string[]): Reading | undefined {
  const first = line.keywords.get(words[0] ?? '')
  if (first && 'reply' in first && first.reply === 'police')
    return { match: { kind: 'reply', reply: 'police' }, grounds: 'how texts to the police begin' }
  const found = findDanger(line, words)
  if (!found || (found.isDoubtful && !mayBeDanger(line, plainWords(words, line.places)))) return undefined
  return { match: { kind: 'reply', reply: 'danger' }, grounds: 'a danger word', word: found.word }
}

/** What all words of a text are together. */
function readWhole(line: Line, words: readonly string[]): Reading | undefined {
  if (words.length > 0 && areThanks(line, words)) return silence('words of thanks')
  return readKeyword(line, words.join('')) ?? toStates(statesOffered(line, words), 'a title') ?? toCode(readCode(words))
}

/** What a text is without its filler, or what its keywords are. */
function readParts(line: Line, text: Text): Reading | undefined {
  const { written, words } = text
  const useful = words.filter((word) => !isPassedOver(line, word))
  return (
    (useful.length === 0 ? toState(line.main, 'a keyword') : readUseful(line, text, useful.join(''))) ??
    toCode(readCode(useful) ?? readSignedCode(line, written, words)) ??
    readKeywords(line, words) ??
    readMisspelling(line, useful)
  )
}

/** What the words beside filler are a keyword of, if the whole may mean that: "on our road" is about something else than ROAD. */
function readUseful(line: Line, { plain }: Text, keyword: string): Reading | undefined {
  const reading = readKeyword(line, keyword, 'states')
  return reading && mayMean(line, plain, line.keywords.get(keyword)!) ? reading : undefined
}

const isPassedOver = (line: Line, word: string) => line.filler.has(word) || isThanks(line, word)

function toState(state: string, grounds: Grounds, word?: string): Reading {
  const guessed = grounds === 'a misspelt keyword' || grounds === 'an example' || grounds === 'what was learnt'
  return { match: { kind: 'state', state, guessed }, grounds, ...(word !== undefined && { word }) }
}

/** The choice between states, or the one that there is. */
function toStates(states: readonly string[], grounds: Grounds): Reading | undefined {
  const [state] = states
  if (state === undefined) return undefined
  return states.length === 1 ? toState(state, grounds) : { match: { kind: 'several', states }, grounds }
}

function isThanks(line: Line, phrase: string): boolean {
  const meaning = line.keywords.get(phrase)
  return meaning !== undefined && 'thanks' in meaning
}

/** Words of thanks at most. Nobody thanks at greater length in such words alone, and every way of splitting more would take for ever to try. */
const longestThanks = 8

/** Whether words are thanks and nothing else: a plea with a thank you in it is answered. */
function areThanks(line: Line, words: readonly string[]): boolean {
  if (words.length === 0 || words.length > longestThanks) return words.length === 0
  return [1, 2, 3].some((size) => isThanks(line, words.slice(0, size).join('')) && areThanks(line, words.slice(size)))
}

/**
 * What a whole text is a keyword of. Where filler was taken out, only of a state: it may change what a reply is about ("safe" is
 * about texts, "is it safe" need not be).
 */
function readKeyword(line: Line, word: string, of: 'all' | 'states' = 'all'): Reading | undefined {
  const meaning = line.keywords.get(word)
  if (meaning && 'state' in meaning) return toState(meaning.state, 'a keyword', word)
  if (!meaning || !('reply' in meaning) || of === 'states') return undefined
  return { match: { kind: 'reply', reply: meaning.reply }, grounds: 'a keyword', word }
}

const toCode = (code: string | undefined): Reading | undefined =>
  code === undefined ? undefined : { match: { kind: 'code', code }, grounds: 'a code' }

/** Keywords are phrases of up to so many words. */
const longestPhrase = 3

/** The keywords that stand in a text, by what they mean, and whether there is nothing else but filler. */
function findKeywords(line: Line, words: readonly string[]) {
  const { keywords, filler } = line
  const meanings: Meaning[] = []
  const rest = new Set(words.keys().filter((i) => !isPassedOver(line, words[i]!)))
  for (let first = 0; first < words.length; first++) {
    let phrase = ''
    for (let next = first; next < words.length && next < first + longestPhrase; next++) {
      phrase += words[next]!
      const meaning = keywords.get(phrase)
      if (!meaning || ('state' in meaning && filler.has(phrase))) continue
      meanings.push(meaning)
      for (let i = first; i <= next; i++) rest.delete(i)
    }
  }
  return { meanings, isAll: rest.size === 0 }
}

const statesIn = (meanings: readonly Meaning[]): string[] => [
  ...new Set(meanings.flatMap((meaning) => ('state' in meaning ? [meaning.state] : []))),
]

/**
 * What a text means that is made of keywords: "racist neighbour". Other words beside them may change what they are about, so
 * then what was learnt decides, if anything was.
 */
function readKeywords(line: Line, words: readonly string[]): Reading | undefined {
  const { meanings, isAll } = findKeywords(line, words)
  if (learntBy(line) && !isAll) return undefined
  const states = statesIn(meanings)
  const isPolice = meanings.some((meaning) => 'reply' in meaning && meaning.reply === 'police')
  if (states.length > 0 || !isPolice) return toStates(states, 'a keyword')
  return { match: { kind: 'reply', reply: 'police' }, grounds: 'a keyword' }
}

function readMisspelling(line: Line, useful: readonly string[]): Reading | undefined {
  const state = guessKeyword(line, useful)
  return state === undefined ? undefined : toState(state, 'a misspelt keyword')
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
  const isSure = state === line.main || statesIn(findKeywords(line, words).meanings).includes(state)
  return isSure ? { ...reading, match: { ...reading.match, guessed: false } } : reading
}

function toMeanings(meanings: readonly Meaning[], grounds: Grounds): Reading | undefined {
  const [meaning] = meanings
  if (meanings.length === 1 && meaning && 'thanks' in meaning) return silence(grounds)
  if (meanings.length === 1 && meaning && 'reply' in meaning)
    return {
      match: { kind: 'reply', reply: meaning.reply, ...(meaning.reply !== 'unknown' && { guessed: true }) },
      grounds,
    }
  return toStates(
    meanings.flatMap((meaning) => ('state' in meaning ? [meaning.state] : [])),
    grounds,
  )
}
