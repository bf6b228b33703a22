import { readingOf } from '../../content/reading.ts'
import type { Rule } from '../rule.ts'

/** A few words say nothing about how hard they are. */
const leastWords = 10
const limits = { warn: 6, most: 8 }

/**
 * Grades all sentences by Flesch and Kincaid, names left out, and names the hardest words (CALLERS PC30, R18; GOV.UK: reading
 * age of 9).
 */
export const readingGrade: Rule = {
  reason: 'A child of eleven can understand the words, and so can people who are frightened or learning English.',
  *find({ wordings }) {
    for (const wording of wordings.filter(({ kind }) => kind === 'sentences')) {
      const { subject, path } = wording
      const { grade, words, hardest } = readingOf(wording)
      if (words.length < leastWords || grade <= limits.warn) continue
      const hard = hardest.length > 0 ? ` The hardest words: ${hardest.slice(0, 4).join(', ')}.` : ''
      const what = `These words need a reading grade of ${grade}, and ${limits.warn} is what all understand.${hard}`
      const severity = grade > limits.most ? 'error' : 'warning'
      yield { subject, path, what, mend: 'Use shorter words and sentences.', severity }
    }
  },
}
