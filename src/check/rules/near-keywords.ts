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
    const all = ownedKeywords(line).map((owned) => ({ ...owned, word: joinedUp(owned.keyword) }))
    for (const [i, { keyword, word, owner, path }] of all.entries())
      for (const other of all.slice(i + 1)) {
        if (owner === other.owner || !areNear(word, other.word)) continue
        const what = `A slip makes "${keyword}" into "${other.keyword}", which brings ${ownerInWords(other, line)}.`
        const mend = 'Choose another word, or say in accepted: why both are needed.'
        yield { subject: owner, path, what, mend, severity: 'warning' }
      }
  },
}

/** Words of four or five letters are near at one letter, longer ones at two; shorter ones are always near to something. */
function areNear(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  const slips = length < 4 ? 0 : length < 6 ? 1 : 2
  return Math.abs(a.length - b.length) <= slips && distance(a, b) <= slips
}

function ownerInWords({ owner }: OwnedKeyword, { states }: Line): string {
  if ('state' in owner) return `"${states.get(owner.state)!.title}"`
  return owner.reply === 'danger' ? 'the words for danger' : `the reply "${owner.reply}"`
}
