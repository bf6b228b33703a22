import { sentencesOf, wordsIn } from '../../content/reading.ts'
import type { Rule } from '../rule.ts'

/** Words that are a warning, and an error. */
const limits = { voice: { warn: 15, most: 22 }, sms: { warn: 25, most: Number.POSITIVE_INFINITY } }

/** Counts the words of sentences and options (CALLERS PC31, R18; GOV.UK: 25 words; 15 for the ear is a rule of this line). */
export const sentenceLength: Rule = {
  reason: 'Long sentences are lost on people who hear them once.',
  *find({ wordings }) {
    for (const wording of wordings.filter(({ kind }) => kind !== 'name'))
      for (const sentence of sentencesOf(wording)) {
        const { subject, path, channel } = wording
        const { warn, most } = limits[channel]
        const { length } = wordsIn(sentence)
        const what = `This sentence has ${length} words, and ${warn} are enough: "${sentence}"`
        const severity = length > most ? 'error' : 'warning'
        if (length > warn) yield { subject, path, what, mend: 'Make two of it.', severity }
      }
  },
}
