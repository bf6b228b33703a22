import type { Line } from '../../flow/line.ts'
import type { Rule } from '../rule.ts'

/** Presses 5 twice, whatever the guards say: the code of a state is only one of several that may lead there. */
export const codes: Rule = {
  id: 'codes',
  reason: 'No code is 55, which people press in a call to 999 when they cannot speak.',
  source: 'CALLERS PC28, R11 (IOPC: silent solution)',
  *find({ line }) {
    for (const menu of afterFive(line.main, line).filter((id) => afterFive(id, line).length > 0)) {
      const what = "The code 55 leads to an answer here, and people press it in a call to 999 when they can't speak."
      yield { subject: { state: menu }, path: ['on', '5'], what, mend: 'Give this option another key, or the menu.' }
    }
  },
}

function afterFive(id: string, { states }: Line): string[] {
  const state = states.get(id)!
  const options = state.kind === 'menu' ? state.options.filter(({ key }) => key === '5') : []
  return options.flatMap(({ branches }) => branches.map(({ target }) => target))
}
