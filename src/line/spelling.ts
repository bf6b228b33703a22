import { distance } from 'fastest-levenshtein'

/** A word, and which letters it has: one bit for each, some letters of other scripts sharing theirs. */
export interface Spelling {
  readonly word: string
  readonly letters: number
}

/** The spelling of a word, made once for all its comparisons. */
export function spellingOf(word: string): Spelling {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % 32)
  return { word, letters }
}

/**
 * Whether so many slips at most make one word into another. A slip takes one letter out or puts one in, or both, so nearly all
 * pairs are told apart by their lengths and letters alone.
 */
export function isSlip(a: Spelling, b: Spelling, slips: number): boolean {
  if (Math.abs(a.word.length - b.word.length) > slips || countBits(a.letters ^ b.letters) > 2 * slips) return false
  return distance(a.word, b.word) <= slips
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
