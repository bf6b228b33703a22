import { emergencySentences } from '../emergency-sentences.ts'
import type { Rule } from '../rule.ts'

/** The whole of it, which nothing can take back: a list of what may not be said would never be long enough. */
const order = /^In an emergency,? (?:hang up and )?call 999\.$/i

const orders = [
  ['emergency', 'In an emergency, hang up and call'],
  ['emergencyText', 'In an emergency call'],
] as const

/**
 * Allows nothing but the order in the first words of calls and texts (CALLERS PC01, PC23): 999 routes by the place of the
 * caller, so people must ring it themselves.
 */
export const emergencyFirst: Rule = {
  reason: 'The first thing that anybody hears or reads is to call 999 in an emergency, and nothing else.',
  *find({ line }) {
    for (const [words, beginning] of orders) {
      const sentences = emergencySentences({ template: line.words[words], contact: undefined }, line)
      if (sentences.length === 1 && order.test(sentences[0]!)) continue
      const what = 'These words must tell people to call 999 in an emergency, and nothing else.'
      yield { subject: { words }, what, mend: `Write "${beginning} {emergency.phone}."` }
    }
  },
}
