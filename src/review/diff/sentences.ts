/** What words say, sentence by sentence, in a form in which two of them can be compared. */
import { isEnglish } from './slips.ts'
import { type WeightyWord, weightOf } from './weighty-words.ts'

/** One word of a sentence, or what is filled into it. */
export interface Token {
  /** The same for all forms of a word: "call" for "calls". */
  readonly key: string
  /** What people rely on it for; undefined for an ordinary word. */
  readonly weighty: Pick<WeightyWord, 'weight' | 'binds'> | undefined
}

/** The words of a sentence that say something, in the parts that commas make. */
export type Sentence = readonly (readonly Token[])[]

/** What two words for the same place are read by: what is a name in one of them, what names a topic, and what was misspelt. */
export interface Reader {
  readonly names: ReadonlySet<string>
  /** Without their endings. */
  readonly topics: ReadonlySet<string>
  /** What each slip is in the other words. */
  readonly slips: ReadonlyMap<string, string>
}

/** The sentences of words in which gaps stand as in `{hate-line.phone}`. */
export function sentencesIn(words: string, reader: Reader): Sentence[] {
  const sentences = splitAt(sentenceEnd, piecesOf(words)).map((pieces) =>
    splitAt(pause, pieces)
      .map((part) => part.flatMap((piece) => tokenOf(piece, reader) ?? []))
      .filter((part) => part.length > 0),
  )
  return sentences.filter((sentence) => sentence.length > 0)
}

/** Words as they count, so that "won't" and "will not" are the same. */
const spelledOut: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/gi, 'will not'],
  [/\bcan(?:'t|not)\b/gi, 'can not'],
  [/n't\b/gi, ' not'],
  [/'ll\b/gi, ' will'],
  [/'d\b/gi, ' would'],
  [/'(?:re|ve|m|s)\b/gi, ''],
  [/\bno[ -]one\b/gi, 'nobody'],
  [/\b(?:at once|(?:straight|right) away)\b/gi, 'immediately'],
  [/\b(?:about|around)(?= \d)/gi, 'roughly'],
  [/\bget(?:s|ting)? rid of\b/gi, 'dispose of'],
  // A question says something else than the same words as a statement.
  [/\?/g, ' ?. '],
  [/:(?=\s+\p{Lu})/gu, '.'],
]

const piece = /\{[^{}]*\}|[£%?]|[\p{L}\p{N}]+(?:[.@/][\p{L}\p{N}]+)*|[.!\n]|[,;:()]| - /gu
const sentenceEnd = /^[.!\n]$/
const pause = /^(?:[,;:()]| - )$/

function piecesOf(words: string): string[] {
  return spelledOut.reduce((text, [from, to]) => text.replace(from, to), words).match(piece) ?? []
}

function splitAt(mark: RegExp, pieces: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  for (const piece of pieces) {
    if (mark.test(piece)) parts.push([])
    else parts.at(-1)!.push(piece)
  }
  return parts
}

/** Words that only join others. */
const joining: ReadonlySet<string> = new Set(
  `a an the of to for in on at by with from into onto out up down off over and or so than then as that which who whom whose
  what when where how why this these those there here it its you your yours yourself
  is are was were be been being do does did done doing has have had having can also too just now please sorry about around`
    .trim()
    .split(/\s+/),
)

function tokenOf(piece: string, { names, topics, slips }: Reader): Token | undefined {
  if (piece.startsWith('{')) return { key: piece, weighty: { weight: 'given', binds: false } }
  const written = piece.toLowerCase()
  const word = slips.get(written) ?? written
  const weighty = weightOf(word)
  if (weighty) return { key: weighty.key, weighty }
  if (joining.has(word)) return undefined
  // Whole numbers are left to the rule for digits.
  if (/^\p{N}+$/u.test(word)) return undefined
  // "9am", "example.org", and letters that only look like ours.
  const isName = names.has(word) || /[^\p{Script=Latin}]/u.test(word)
  if (isName) return { key: word, weighty: { weight: 'name', binds: false } }
  const key = stemOf(word)
  return { key, weighty: topics.has(key) ? { weight: 'topic', binds: false } : undefined }
}

/** A word without its ending, so that its forms count as one. */
function stemOf(word: string): string {
  return word.replace(/(?<=.{3})(?:ies|es|s|ed|ing|ly|y|e)$/, '')
}

/** The names in words, in small letters: what has a capital inside a sentence, or before another capital, or is no English word. */
export function namesIn(words: string): string[] {
  return splitAt(sentenceEnd, piecesOf(words)).flatMap((pieces) =>
    pieces
      .filter((word, i) => isCapital(word) && (i > 0 || isCapital(pieces[1]) || !isEnglish(word)))
      .map((name) => name.toLowerCase()),
  )
}

const isCapital = (piece = '') => /^\p{Lu}/u.test(piece)

/** The words that say what a title or a label is about, without their endings: no names, and nothing that people rely on anywhere. */
export function topicsIn(words: string): string[] {
  return ordinaryIn(words, new Set()).map(stemOf)
}

/** The ordinary words of some words, in small letters: no names, and nothing that people rely on. */
export function ordinaryIn(words: string, names: ReadonlySet<string>): string[] {
  return piecesOf(words)
    .map((piece) => piece.toLowerCase())
    .filter((word) => /^\p{Script=Latin}+$/u.test(word) && !names.has(word) && !joining.has(word) && !weightOf(word))
}
