import { isOrdinaryWord } from '../../line/english.ts'
import { isSlip, spellingOf } from '../../line/spelling.ts'

/** Shorter words are near to too many others. */
const shortest = 5

/** Whether two words are one with its letters in another order, or with one too many, too few or wrong; two in a long word. */
export function isSlipOf(one: string, other: string): boolean {
  if (one.length === other.length && lettersOf(one) === lettersOf(other)) return true
  const length = Math.min(one.length, other.length)
  return length >= shortest && isSlip(spellingOf(one), spellingOf(other), length < 8 ? 1 : 2)
}

const lettersOf = (word: string) => [...word].sort().join()

/** The slips among words that one of two texts has alone, with what they are in the other one. Two words of English are no slip. */
export function slipsBetween(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  const [old, current] = [new Set(before), new Set(after)]
  const added = [...current.difference(old)]
  return new Map(
    [...old.difference(current)].flatMap((word) => {
      const meant = added.find((other) => isSlipOf(word, other) && !(isEnglish(word) && isEnglish(other)))
      return meant === undefined ? [] : [[word, meant] as const]
    }),
  )
}

/** Whether a word is English, though the list has words as Americans spell them. */
export function isEnglish(word: string): boolean {
  const american = word
    .toLowerCase()
    .replace(/our/, 'or')
    .replace(/is(?=e|i|a)/, 'iz')
  return isOrdinaryWord(word) || isOrdinaryWord(american)
}
