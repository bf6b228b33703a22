import { splitSentences } from '../content/sentences.ts'
import { contactsIn, plainWords, type Wording } from '../content/wordings.ts'
import type { Line } from '../flow/line.ts'

/**
 * The sentences of some words nearly as people meet them: names and numbers are filled in. What is not known here, or differs from
 * day to day, stands as what it is: `(hours)`, and in words about several contacts `(name)`.
 */
export function filledSentences(words: Pick<Wording, 'template' | 'contact'>, line: Line): string[] {
  const filled = plainWords(words, (gap) => {
    if ('state' in gap) return '(code)'
    const [given] = contactsIn({ ...words, template: [gap] }, line)
    const { name, address, email, web, groups = [] } = given?.contact ?? {}
    const known = { name, address, email, web, phone: groups.join(' '), hours: undefined }
    return known[gap.field] || `(${gap.field})`
  })
  return splitSentences(filled)
}
