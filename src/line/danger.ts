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
  const { certain, doubtful } = dangerOf(line)
  const word = phraseIn(words, certain) ?? misspeltIn(line, words)
  const found = word ?? phraseIn(words, doubtful)
  if (found === undefined || isHarmless(line, words)) return undefined
  return { word: found, isDoubtful: word === undefined }
}

/** Phrases, with everything that they begin with: most words of a text begin none, and are passed over at once. */
interface Phrases {
  readonly whole: ReadonlySet<string>
  readonly beginnings: ReadonlySet<string>
}

function makePhrases(written: readonly string[]): Phrases {
  const whole = new Set(written.map(joinedUp))
  const beginnings = [...whole].flatMap((phrase) => Array.from(phrase, (_, i) => phrase.slice(0, i + 1)))
  return { whole, beginnings: new Set(beginnings) }
}

function phraseIn(words: readonly string[], { whole, beginnings }: Phrases): string | undefined {
  for (let first = 0; first < words.length; first++) {
    let phrase = words[first]!
    for (let next = first + 1; beginnings.has(phrase); next++) {
      if (whole.has(phrase)) return phrase
      phrase += words[next] ?? '.'
    }
  }
  return undefined
}

/** Shorter words are always near to something, and no danger word is longer. */
const [shortest, longest] = [5, 16]

/** Words that are near to one of danger, and none: a list of English words has not all that people say. */
const unlike: ReadonlySet<string> = new Set(['BANGER', 'BANGERS', 'UNFOLLOWED', 'SHOTTING', 'SHOTTER', 'SHOTTERS'])

function misspeltIn(line: Line, words: readonly string[]): string | undefined {
  for (const word of words) {
    if (word.length < shortest || word.length > longest || line.keywords.has(word) || unlike.has(word)) continue
    const spelling = spellingOf(word)
    const near = dangerOf(line).spellings.find((danger) => isSlip(danger, spelling, word.length < 8 ? 1 : 2))
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
    spellings: [...certain.whole].filter(isKnownMisspelt).map((word): Spelling => spellingOf(word)),
  }
})

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
