import { wordsOf } from '../flow/keywords.ts'
import { readPictures } from './pictures.ts'
import { sameWords } from './same-words.ts'

/** A town, whichever it is. */
const somePlace = 'PLACE'
/** A number, whichever it is: a time, an age, a house. Those that are called or texted are words of their own. */
const someNumber = 'NUMBER'
const knownNumbers: ReadonlySet<string> = new Set(['999', '112', '101', '111', '60066'])

/** The words of an example as they count for what it means. */
export function plainWordsOf(text: string, places: ReadonlySet<string>): string[] {
  return plainWords(wordsOf(readPictures(text)), places)
}

/** Words, in their normal form, as they count for what a text means: spelt out, and the same for men and women, and for all towns. */
export function plainWords(words: readonly string[], places: ReadonlySet<string>): string[] {
  const plain: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const isLong = i + 1 < words.length && places.has(word + words[i + 1])
    if (isLong) i++
    if (isLong || places.has(word)) plain.push(somePlace)
    else plain.push(...plainWord(word))
  }
  return plain
}

function plainWord(word: string): readonly string[] {
  const known = sameWords.get(word)
  if (known) return known
  if (/\d/.test(word)) return [knownNumbers.has(word) ? word : someNumber]
  // "nooooo" is "noo", and so is "nooo".
  return [word.replace(/(.)\1{2,}/gu, '$1$1')]
}

/** A text is known by runs of up to so many of its words, with its beginning and end, */
const longestRun = 3
/** and by so many letters that a longer word begins with, whatever its ending or how the rest of it is spelt. */
const lettersOfBeginning = 4
/** No word is longer. */
const longestWord = 30

/** Something in a text that can speak for what it means: a run of words, or the beginning of a word. */
export interface Feature {
  /** Never 0. */
  readonly hash: number
  /** The first of its words, where 0 is the beginning of the text. */
  readonly from: number
  /** How many words it is; 0 for the beginning of one. */
  readonly size: number
}

/** The features of a text, each once. */
export function featuresOf(plain: readonly string[]): Feature[] {
  const hashes = [beginning, ...plain.map(hashOf), end]
  const features = new Map<number, Feature>()
  const add = (feature: Feature) => features.has(feature.hash) || features.set(feature.hash, feature)
  for (let from = 0; from < hashes.length - 1; from++) {
    let hash = 0
    for (let size = 1; size <= longestRun && from + size <= hashes.length; size++) {
      hash = mix(hash, hashes[from + size - 1]!)
      if (from > 0 || size > 1) add({ hash, from, size })
    }
  }
  for (const [i, word] of plain.entries())
    if (word.length > lettersOfBeginning && word.length <= longestWord)
      add({ hash: mix(ofBeginning, hashOf(word.slice(0, lettersOfBeginning))), from: i + 1, size: 0 })
  return [...features.values()]
}

/** A whole text by a hash of its words: an example is known by it. */
export function wholeOf(plain: readonly string[]): number {
  return plain.reduce((hash, word) => mix(hash, hashOf(word)), 0)
}

/** A feature as staff can read it. */
export function describeFeature({ from, size }: Feature, plain: readonly string[]): string {
  const words = ['(begins)', ...plain, '(ends)'].map((word) => word.toLowerCase())
  return size === 0 ? `${words[from]!.slice(0, lettersOfBeginning)}…` : words.slice(from, from + size).join(' ')
}

/** FNV-1a, with 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

const beginning = hashOf('^')
const end = hashOf('$')
const ofBeginning = hashOf('…')

/** The hash of a run and its next word. */
function mix(run: number, word: number): number {
  const mixed = Math.imul(run ^ (run >>> 15), 0x85ebca6b) + Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0 || 1
}
