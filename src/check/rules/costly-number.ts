import { ownDigits } from '../../flow/phone-number.ts'
import type { Rule } from '../rule.ts'

const costly = /^(?:09|070|118)/

/** Refuses premium numbers, personal numbers and directory enquiries (CALLERS PC17); of others the cost is said (see cost-said.ts). */
export const costlyNumber: Rule = {
  reason: 'Nobody is sent to a number that costs far more than an ordinary call.',
  *find({ contacts }) {
    for (const { id, groups } of contacts) {
      const what = `${groups.join(' ')} costs far more than an ordinary call.`
      const mend = 'Give a number that begins with 01, 02, 03, 0800 or 0808.'
      if (costly.test(ownDigits(groups))) yield { subject: { contact: id }, path: ['phone'], what, mend }
    }
  },
}
