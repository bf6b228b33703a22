import { ownDigits } from '../../flow/phone-number.ts'
import type { Rule } from '../rule.ts'

/** The ranges of no area, of eleven cities, of Tyneside, London, Northern Ireland and Cardiff; then mobile, freephone and others. */
const fictional =
  /^(?:01632|01(?:1[3-8]|[2-6]1)4960|01914980|02079460|02896496|02920180|07700900|08081570|09098790|03069990)/

/** Refuses the ranges that belong to nobody (CALLERS PC16; Ofcom, telephone numbers for use in TV and radio drama). */
export const fictionalNumber: Rule = {
  reason: 'Numbers that Ofcom sets aside for TV and radio drama reach nobody.',
  *find({ contacts }) {
    for (const { id, groups } of contacts) {
      const what = `${groups.join(' ')} is a number that Ofcom keeps for films: nobody is there.`
      if (fictional.test(ownDigits(groups)))
        yield { subject: { contact: id }, path: ['phone'], what, mend: 'Write the real number.' }
    }
  },
}
