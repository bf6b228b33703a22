import type { Line } from '../../flow/line.ts'
import { matchText } from '../../line/match.ts'
import type { Rule } from '../rule.ts'

/** Who is meant and where it is makes no difference to the help that there is. */
const swaps: readonly (readonly [RegExp, string])[] = [
  [/\bhe\b(?!['’])/gi, 'she'],
  [/\bshe\b(?!['’])/gi, 'they'],
  [/\bthey\b(?!['’])/gi, 'he'],
  [/\b(?:his|her|their)\b/gi, 'their'],
]

/** So many examples are tried with each swap, and of those that name a place. */
const mostTried = 100

/** Texts examples to the line with he, she and they, and the names of towns, in the place of each other. */
export const sameAnswer: Rule = {
  reason: 'Nobody is answered otherwise because it was she and not he, or one town and not another.',
  *find({ line }) {
    if (typeof line.learnt === 'string') return
    for (const [from, to] of [...swaps, ...swapOfPlaces(line)])
      for (const { text, file, line: at } of line.examples
        .filter(({ text }) => text.search(from) >= 0)
        .slice(0, mostTried)) {
        const swapped = text.replace(from, to)
        if (JSON.stringify(matchText(line, text)) === JSON.stringify(matchText(line, swapped))) continue
        const what = `"${swapped}" is answered otherwise than "${text}".`
        yield { subject: { file, line: at }, what, mend: 'Give both words as keywords, or neither.' }
      }
  },
}

/** Every place becomes the first of them. */
function swapOfPlaces({ places }: Line): (readonly [RegExp, string])[] {
  const [first, ...others] = places
  return first && others.length > 0 ? [[new RegExp(`\\b(?:${others.join('|')})\\b`, 'gi'), first.toLowerCase()]] : []
}
