import type { State } from '../../flow/line.ts'
import { targetUnder } from '../../line/follow-code.ts'
import { factsOf } from '../check-context.ts'
import type { CheckContext, Rule } from '../rule.ts'

/** Follows every option with whatever can be the case in the next 400 days (CALLERS PC08). */
export const reachable: Rule = {
  reason: 'No answer is hidden behind a guard that never holds.',
  *find(context) {
    const { line, states } = context
    const reached = new Set([line.main, ...Object.values(line.globalKeys)])
    for (const id of reached) for (const next of statesAfter(line.states.get(id)!, context)) reached.add(next)
    for (const { id, title } of states.filter(({ id }) => !reached.has(id))) {
      const what = `Nobody ever gets to "${title}": what the guards before it ask for does not happen in the next 400 days.`
      const mend = 'Mend the guards of the option that leads here, or the hours of the contact that they ask about.'
      yield { subject: { state: id }, what, mend }
    }
  },
}

function statesAfter(state: State, context: CheckContext): string[] {
  if (state.kind === 'answer') return []
  const facts = factsOf(state, context)
  return state.options.flatMap((option) => facts.map((fact) => targetUnder(option, fact)))
}
