import type { Line } from '../flow/line.ts'
import { isOrdinaryWord } from './english.ts'
import { memoizeByLine } from './memoize-by-line.ts'
import { isSlip, spellingOf } from './spelling.ts'

/**
 * The one state that a misspelt keyword can mean, if it is only one. A word that is as near to one of danger is taken for
 * nothing harmless (CALLERS 2.5).
 */
export function guessKeyword(line: Line, useful: readonly string[]): string | undefined {
  if (useful.length > 2 || useful.some(isOrdinaryWord)) return undefined
  const states = new Set(useful.flatMap((word) => statesNear(line, word)))
  const [state] = states
  return state && states.size === 1 ? state : undefined
}

/** The states of the keywords that a word may be a slip of; '' for a keyword that means something else, such as danger. */
function statesNear(line: Line, word: string): string[] {
  const allowed = slips(word)
  if (allowed === 0) return []
  const spelling = spellingOf(word)
  const near = spellingsOf(line).filter((keyword) => isSlip(keyword, spelling, allowed))
  return near.map(({ meaning }) => ('state' in meaning ? meaning.state : ''))
}

/** How the keywords of a line are spelt: made once, since a long line has thousands of them. */
const spellingsOf = memoizeByLine(({ keywords }) =>
  Array.from(keywords, ([keyword, meaning]) => ({ ...spellingOf(keyword), meaning })),
)

/** No keyword is nearly as long, and long words take long to compare. */
const longestWord = 30

/** How many letters of a word may be wrong: short words are too near to others (HATE is near to HAVE, LATE and DATE). */
function slips(word: string): number {
  if (word.length < 6 || word.length > longestWord || /\P{L}/u.test(word)) return 0
  return word.length < 8 ? 1 : 2
}
