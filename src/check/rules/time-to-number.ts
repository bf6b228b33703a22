import { numbersIn } from '../../content/measure.ts'
import type { Rule } from '../rule.ts'

const latest = 15

/** Estimates when the first number of an answer is heard (CALLERS PC13). */
export const timeToNumber: Rule = {
  reason: 'The number starts within 15 seconds of the answer.',
  *find({ sayings }) {
    for (const saying of sayings) {
      if (saying.channel !== 'voice' || saying.own === saying.speech) continue
      // 999 is in every text and call: the number that counts is the next.
      const first = numbersIn(saying.own).find(({ number }) => number !== '999')
      const seconds = Math.round(first?.seconds ?? 0)
      const what = `The number comes ${seconds} seconds into this answer.`
      const mend = `Say it in the first ${latest} seconds, and the rest after it.`
      if (seconds > latest) yield { subject: saying.subject, path: ['meta', 'say'], what, mend, severity: 'warning' }
    }
  },
}
