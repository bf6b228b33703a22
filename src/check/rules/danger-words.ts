import { oneOf } from '../../flow/problem.ts'
import { matchText } from '../../line/match.ts'
import type { Rule } from '../rule.ts'

/** What people in danger write, at the least. Danger words are never guessed, so each form has to be there. */
const dangerWordList =
  '999 112 emergency danger attack attacked knife gun stab stabbed bomb fire fight shot shooting overdose suicide rape assault weapon hurt bleeding dying kill ambulance urgent scared followed'

/** Texts each word of danger to the line (CALLERS 2.5). */
export const dangerWords: Rule = {
  reason: 'A text that speaks of danger is answered with 999, whatever else is in it.',
  *find({ line }) {
    const lost = dangerWordList.split(' ').filter((word) => {
      const match = matchText(line, word)
      return match.kind !== 'reply' || match.reply !== 'danger'
    })
    if (lost.length === 0) return
    const what = `A text that says ${oneOf(lost)} is no longer answered with 999.`
    const mend = `Put back into these keywords: ${lost.join(', ')}.`
    yield { subject: { reply: 'danger' }, path: ['keywords'], what, mend }
  },
}
