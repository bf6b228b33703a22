import { readingOf, sentencesOf, wordsIn } from '../content/reading.ts'
import { plainWords, type Wording } from '../content/wordings.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes words plain. */
export const readingRules: readonly Rule[] = [
  {
    id: 'reading-grade',
    severity: 'error',
    reason: 'A child of eleven can understand it, and so can who is frightened or learns English.',
    source: 'CALLERS PC30, R18 (GOV.UK: reading age of 9); Flesch and Kincaid, names left out',
    find: (context) => context.wordings.flatMap(checkGrade),
  },
  {
    id: 'sentence-length',
    severity: 'error',
    reason: 'Long sentences are lost on who hears them once.',
    source: 'CALLERS PC31, R18 (GOV.UK: 25 words; 15 for the ear is a rule of this line)',
    find: ({ wordings }) => wordings.flatMap(checkSentences),
  },
  {
    id: 'plain-words',
    severity: 'warning',
    reason: 'Official words and filler cost time and hide what matters.',
    source: 'CALLERS PC32, R5 (W3C WAI; GOV.UK, words to avoid)',
    find: ({ wordings }) => wordings.flatMap(checkPlainWords),
  },
]

const leastWords = 10
const gradeLimits = { warn: 6, most: 8 }

/** Of a few words a grade tells nothing. */
function checkGrade(wording: Wording): Complaint[] {
  if (wording.kind !== 'sentences') return []
  const { grade, words, hardest } = readingOf(wording)
  if (words.length < leastWords || grade <= gradeLimits.warn) return []
  const hard = hardest.length > 0 ? ` The hardest words: ${hardest.slice(0, 4).join(', ')}.` : ''
  const what = `These words need a reading grade of ${grade}, and ${gradeLimits.warn} is what all understand.${hard}`
  const mend = 'Use shorter words and sentences.'
  return [{ ...placeOf(wording), what, mend, severity: grade > gradeLimits.most ? 'error' : 'warning' }]
}

const placeOf = ({ subject, path }: Wording) => ({ subject, path })

const sentenceLimits = { voice: { warn: 15, most: 22 }, sms: { warn: 25, most: Number.POSITIVE_INFINITY } }

function checkSentences(wording: Wording): Complaint[] {
  if (wording.kind === 'name') return []
  const { warn, most } = sentenceLimits[wording.channel]
  return sentencesOf(wording).flatMap((sentence) => {
    const { length } = wordsIn(sentence)
    if (length <= warn) return []
    const what = `This sentence has ${length} words, and ${warn} are enough: "${sentence}"`
    return [
      { ...placeOf(wording), what, mend: 'Make two of it.', severity: length > most ? 'error' : 'warning' } as const,
    ]
  })
}

const official: readonly [pattern: RegExp, instead: string][] = [
  [/\butili[sz]e\w*/i, 'use'],
  [/\bin order to\b/i, 'to'],
  [/\bprior to\b/i, 'before'],
  [/\bin the event of\b/i, 'if'],
  [/\bcommence\w*/i, 'start'],
  [/\bfacilitat\w+/i, 'help'],
  [/\bassistance\b/i, 'help'],
  [/\bplease (?:note|be advised)\b/i, ''],
  [/\byour call is important\b/i, ''],
  [/\b(?:simply|unfortunately|kindly)\b/i, ''],
]

function checkPlainWords(wording: Wording): Complaint[] {
  const words = plainWords(wording)
  return official.flatMap(([pattern, instead]) => {
    const found = pattern.exec(words)?.[0]
    if (found === undefined) return []
    const mend = instead === '' ? 'Take it out.' : `Write "${instead}".`
    return [{ ...placeOf(wording), what: `"${found}" is not plain English.`, mend }]
  })
}
