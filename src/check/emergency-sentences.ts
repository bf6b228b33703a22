import { contactsIn, plainWords, type Wording } from '../content/wordings.ts'
import type { Line } from '../flow/line.ts'

/** The sentences of some words, with the emergency number as 999 and everything else that is filled in as `(…)`. */
export function emergencySentences(words: Pick<Wording, 'template' | 'contact'>, line: Line): string[] {
  const filled = plainWords(words, (gap) => {
    const [given] = contactsIn({ ...words, template: [gap] }, line)
    return given?.field === 'phone' && given.contact.kind === 'emergency' ? '999' : '(…)'
  })
  return filled.trim().split(/(?<=[.?!])\s+/)
}
