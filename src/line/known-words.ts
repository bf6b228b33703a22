import type { Line } from '../flow/line.ts'
import type { Meaning } from '../flow/meaning.ts'
import { guessKeyword } from './guess.ts'
import { learntBy, mayMean } from './judge.ts'
import { type Reading, silence, type Text, toCode, toState, toStates } from './reading.ts'
import { readCode, readSignedCode, statesOffered } from './text-code.ts'

/** What all words of a text are together. */
export function readWhole(line: Line, words: readonly string[]): Reading | undefined {
  if (words.length > 0 && areThanks(line, words)) return silence('words of thanks')
  return readKeyword(line, words.join('')) ?? toStates(statesOffered(line, words), 'a title') ?? toCode(readCode(words))
}

/** What a text is without its filler, or what its keywords are. */
export function readParts(line: Line, text: Text): Reading | undefined {
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

/** The states that the keywords in a text mean. */
export function statesOfKeywords(line: Line, words: readonly string[]): readonly string[] {
  return statesIn(findKeywords(line, words).meanings)
}

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
