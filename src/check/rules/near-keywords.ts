import { distance } from 'fastest-levenshtein'
import { joinedUp } from '../../flow/keywords.ts'
import type { Line } from '../../flow/line.ts'
import { type OwnedKeyword, ownedKeywords } from '../owned-keywords.ts'
import type { Rule } from '../rule.ts'

/**
 * Compares all keywords of different meanings (CALLERS PC27): FIGHT and NIGHT differ in one letter, BLEEDING and SPEEDING in
 * two. Of a state and a reply, the state's keyword is the one to change.
 */
export const nearKeywords: Rule = {
  reason: 'A slip in one word must not bring the answer of another.',
  *find({ line }) {
    const all = ownedKeywords(line).map((owned) => ({ ...owned, ...spellingOf(joinedUp(owned.keyword)) }))
    for (const [i, one] of all.entries())
      for (let j = i + 1; j < all.length; j++) {
        const other = all[j]!
        if (one.owner === other.owner || !areNear(one, other)) continue
        const { keyword, owner, path } = one
        const what = `A slip makes "${keyword}" into "${other.keyword}", which brings ${ownerInWords(other, line)}.`
        const mend = 'Choose another word, or say in accepted: why both are needed.'
        yield { subject: owner, path, what, mend, severity: 'warning' }
      }
  },
}

/** A word, and which letters it has: one bit for each, some letters of other scripts sharing theirs. */
export interface Spelling {
  readonly word: string
  readonly letters: number
}

export function spellingOf(word: string): Spelling {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % 32)
  return { word, letters }
}

/**
 * Words of four or five letters are near at one letter, longer ones at two; shorter ones are always near to something. A slip
 * takes one letter out or puts one in, or both, so nearly all pairs are told apart by their lengths and letters alone.
 */
export function areNear(a: Spelling, b: Spelling): boolean {
  const length = Math.min(a.word.length, b.word.length)
  const slips = length < 4 ? 0 : length < 6 ? 1 : 2
  if (Math.abs(a.word.length - b.word.length) > slips || countBits(a.letters ^ b.letters) > 2 * slips) return false
  return distance(a.word, b.word) <= slips
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

function ownerInWords({ owner }: OwnedKeyword, { states }: Line): string {
  if ('state' in owner) return `"${states.get(owner.state)!.title}"`
  return owner.reply === 'danger' ? 'the words for danger' : `the reply "${owner.reply}"`
}
