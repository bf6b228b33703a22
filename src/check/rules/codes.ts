import { statesAtCode } from '../../line/follow-code.ts'
import type { Rule } from '../rule.ts'

/**
 * Presses 5 twice, whatever the guards say: the code of a state is only one of several that may lead there
 * (CALLERS PC28, R11; IOPC: silent solution).
 */
export const codes: Rule = {
  reason: 'No code is 55, which people press in a call to 999 when they cannot speak.',
  *find({ line, menus }) {
    const behindFive = statesAtCode('5', line)
    for (const { id, options } of menus) {
      if (!behindFive.has(id) || !options.some(({ key }) => key === '5')) continue
      const what = "The code 55 leads to an answer here, and people press it in a call to 999 when they can't speak."
      yield { subject: { state: id }, path: ['on', '5'], what, mend: 'Give this option another key, or the menu.' }
    }
  },
}
