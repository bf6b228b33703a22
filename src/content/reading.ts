import { syllable } from 'syllable'
import { splitSentences } from './sentences.ts'
import { type Gap, plainWords, type Wording } from './wordings.ts'

/** How hard words are to read: a grade of American schools (6 is for a child of eleven), and the words themselves. */
export interface Reading {
  readonly grade: number
  readonly words: readonly string[]
  /** Those of four syllables and more, each once. */
  readonly hardest: readonly string[]
}

/**
 * The reading grade of words by Flesch and Kincaid (Kincaid et al., 1975, Derivation of New Readability Formulas for Navy
 * Enlisted Personnel). A name counts as one short word; no words are grade 0.
 */
export function readingOf(wording: Wording): Reading {
  const sentences = sentencesOf(wording)
  const words = sentences.flatMap((sentence) => wordsIn(withoutNames(sentence)))
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0)
  if (words.length === 0) return { grade: 0, words, hardest: [] }
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  const hardest = [...new Set(words)].filter((word) => syllable(word) > 3)
  return { grade: Math.round(grade * 10) / 10, words, hardest }
}

/** The sentences, in which each name stands as one word and the way to a state as it is said. */
export function sentencesOf(wording: Wording): string[] {
  const label = wording.kind === 'label' ? ', press 1.' : ''
  const words = `${plainWords(wording, (gap) => fillers[wording.channel](gap))}${label}`
  return splitSentences(words).filter((sentence) => /\p{L}{2}/u.test(sentence))
}

const fillers: Record<Wording['channel'], (gap: Gap) => string> = {
  voice: (gap) => ('state' in gap ? 'press star' : gap.field === 'name' ? 'Name' : ''),
  sms: (gap) => (!('state' in gap) && gap.field === 'name' ? 'Name' : ''),
}

/** The words of a sentence. Figures are not words. */
export const wordsIn = (words: string): string[] => [...words.matchAll(/\p{L}[\p{L}'-]*/gu)].map(([word]) => word)

/** A run of words with capitals inside a sentence is a name. */
const withoutNames = (sentence: string): string => sentence.replace(/(?<=\s)(?:\p{Lu}[\p{L}'-]*\s?)+/gu, 'it ')
