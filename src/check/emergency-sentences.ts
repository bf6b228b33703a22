import { plainWords, type Wording } from '../content/wordings.ts'
import type { Line } from '../flow/line.ts'
import { ownContactId } from '../flow/template.ts'

/** The sentences of some words, with the emergency number as 999 and everything else that is filled in as `(…)`. */
export function emergencySentences(words: Pick<Wording, 'template' | 'contact'>, { contacts }: Line): string[] {
  const filled = plainWords(words, (gap) => {
    if ('state' in gap || gap.field !== 'phone') return '(…)'
    const contact = gap.contact === ownContactId ? words.contact : contacts.get(gap.contact)
    return contact?.kind === 'emergency' ? '999' : '(…)'
  })
  return filled.trim().split(/(?<=[.?!])\s+/)
}
