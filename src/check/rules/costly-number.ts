import type { Rule } from '../rule.ts'

const costly = /^(?:09|087|084|070|118)/

/** Refuses premium and shared-cost numbers, personal numbers and directory enquiries (CALLERS PC17). */
export const costlyNumber: Rule = {
  reason: 'Nobody is sent to a number that costs more than an ordinary call.',
  *find({ contacts }) {
    for (const { id, groups } of contacts) {
      const what = `${groups.join(' ')} costs more than an ordinary call.`
      const mend = 'Give a number that begins with 01, 02, 03, 0800 or 0808.'
      if (costly.test(groups.join(''))) yield { subject: { contact: id }, path: ['phone'], what, mend }
    }
  },
}
