import { splitSentences } from '../content/sentences.ts'
import { contactsIn, plainWords, type Wording } from '../content/wordings.ts'
import type { Line } from '../flow/line.ts'

/** The sentences of some words, with the emergency number as 999 and everything else that is filled in as `(…)`. */
export function emergencySentences(words: Pick<Wording, 'template' | 'contact'>, line: Line): string[] {
  const filled = plainWords(words, (gap) => {
    const [given] = contactsIn({ ...words, template: [gap] }, line)
    return given?.field === 'phone' && given.contact.kind === 'emergency' ? '999' : '(…)'
  })
  return splitSentences(filled)
}

const negation = /\b(?:not|never|no|nor|avoid|stop|without|unless|except|instead|non)\b|n't\b/i

/** Whether a sentence could be heard as not to call 999. The line may say that it can't call 999 for anybody. */
export function negates999(sentence: string): boolean {
  return sentence.includes('999') && negation.test(sentence.replace(/\bcan't call 999 for you\b/i, ''))
}
