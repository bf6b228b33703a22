import { joinedUp, wordsOf } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import { isOrdinaryWord } from './english.ts'
import { memoizeByLine } from './memoize-by-line.ts'
import { isSlip, type Spelling, spellingOf } from './spelling.ts'

/** A danger word that a text holds, in its normal form; a doubtful one is harmless as often as not. */
export interface DangerWord {
  readonly word: string
  readonly isDoubtful: boolean
}

/**
 * The danger word that a text holds; undefined if it holds none. It may be misspelt, if what is written is no word: nobody in
 * danger has to spell. It counts wherever it stands, unless the whole text is a row of the table of harmless texts.
 */
export function findDanger(line: Line, words: readonly string[]): DangerWord | undefined {
  const certain = phraseIn(words, dangerOf(line).certain) ?? misspeltIn(line, words)
  const word = certain ?? phraseIn(words, dangerOf(line).doubtful)
  if (word === undefined || isHarmless(line, words)) return undefined
  return { word, isDoubtful: certain === undefined }
}

/** Phrases without their spaces, and all that they begin with: "over dose" is one too. */
interface Phrases {
  readonly whole: ReadonlySet<string>
  readonly beginnings: ReadonlySet<string>
}

function makePhrases(written: readonly string[]): Phrases {
  const whole = written.map(joinedUp)
  const beginnings = whole.flatMap((phrase) => Array.from(phrase, (_, i) => phrase.slice(0, i + 1)))
  return { whole: new Set(whole), beginnings: new Set(beginnings) }
}

/** The first of the phrases that stands in a text. Most words begin none, and are passed over at once. */
function phraseIn(words: readonly string[], { whole, beginnings }: Phrases): string | undefined {
  for (let first = 0; first < words.length; first++) {
    let phrase = words[first]!
    if (whole.has(phrase)) return phrase
    for (let next = first + 1; next < words.length && beginnings.has(phrase); next++) {
      phrase += words[next]!
      if (whole.has(phrase)) return phrase
    }
  }
  return undefined
}

/** Shorter words are always near to something, and no danger word is longer. */
const [shortest, longest] = [5, 16]

/** Words that are near to one of danger, and none: a list of English words has not all that people say. */
const unlike: ReadonlySet<string> = new Set(['BANGER', 'BANGERS', 'UNFOLLOWED', 'SHOTTING', 'SHOTTER', 'SHOTTERS'])

function misspeltIn(line: Line, words: readonly string[]): string | undefined {
  const { spellings } = dangerOf(line)
  for (const word of words) {
    if (word.length < shortest || word.length > longest || line.keywords.has(word) || unlike.has(word)) continue
    const [spelling, slips] = [spellingOf(word), word.length < 8 ? 1 : 2]
    const near = spellings[word.length]!.find((danger) => isSlip(danger, spelling, slips))
    if (near && !/\P{L}/u.test(word) && !isOrdinaryWord(word)) return near.word
  }
  return undefined
}

/** The danger words of a line, with the spellings of those that are long enough to be known when they are misspelt. */
const dangerOf = memoizeByLine(({ replies, doubtful }) => {
  const certain = makePhrases(replies.danger.keywords)
  const isKnownMisspelt = (word: string) => word.length >= shortest && !/\P{L}/u.test(word)
  return {
    certain,
    doubtful: makePhrases(doubtful),
    spellings: byLength([...certain.whole].filter(isKnownMisspelt).map(spellingOf)),
  }
})

/** By the length of a word, the danger words that it may be a slip of. */
function byLength(all: readonly Spelling[]): readonly (readonly Spelling[])[] {
  const lengths = Array.from({ length: longest + 1 }, (_, length) => length)
  return lengths.map((length) => all.filter(({ word }) => Math.abs(word.length - length) <= 2))
}

/** Filler that may be a cry for help: it makes no text harmless. */
const pleas: ReadonlySet<string> = new Set(['HELP', 'NEED', 'SEND', 'SOMEONE', 'GET', 'WANT', 'OUT'])

const withoutFiller = ({ filler }: Pick<Line, 'filler'>, words: readonly string[]) =>
  words.filter((word) => !filler.has(word) || pleas.has(word)).join('')

/** Whether a text is a row of the table of harmless texts, and nothing else but filler. */
function isHarmless(line: Line, words: readonly string[]): boolean {
  const rows = harmlessRowsOf(line)
  return rows.has(words.join('')) || rows.has(withoutFiller(line, words))
}

/** Each row as it is written, and without its own filler. */
const harmlessRowsOf = memoizeByLine((line): ReadonlySet<string> => {
  const rows = line.harmless.map(wordsOf)
  return new Set(rows.flatMap((words) => [words.join(''), withoutFiller(line, words)]))
})
