import { joinedUp } from '../../flow/keywords.ts'
import type { Line } from '../../flow/line.ts'
import { isSlip, type Spelling, spellingOf } from '../../line/spelling.ts'
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

/** Words of four or five letters are near at one slip, longer ones at two; shorter ones are always near to something. */
function areNear(a: Spelling, b: Spelling): boolean {
  const length = Math.min(a.word.length, b.word.length)
  return isSlip(a, b, length < 4 ? 0 : length < 6 ? 1 : 2)
}

function ownerInWords({ owner }: OwnedKeyword, { states }: Line): string {
  if ('state' in owner) return `"${states.get(owner.state)!.title}"`
  return owner.reply === 'danger' ? 'the words for danger' : `the reply "${owner.reply}"`
}
