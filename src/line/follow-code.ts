import type { Line, Menu, Option } from '../flow/line.ts'
import { type Facts, guardHolds } from '../flow/machine.ts'
import { unknownHours } from '../hours/hours.ts'
import { openStateAt } from '../hours/open-now.ts'
import type { Call } from './input.ts'

/** Where an option leads under some facts: to the target of the first branch whose guard holds, as in the machine. */
export function targetUnder({ branches }: Pick<Option, 'branches'>, facts: Facts): string {
  return branches.find(({ guard }) => guard === undefined || guardHolds(guard, facts))!.target
}

/** The state that the keys of a code lead this caller to from the main menu, as it is now; undefined if they lead nowhere. */
export function followCode(
  code: string,
  { line, now, caller }: Pick<Call, 'line' | 'now' | 'caller'>,
): string | undefined {
  const { textable } = caller
  const factsOf = ({ contact }: Menu) => ({ hours: openStateAt(contact?.hours ?? unknownHours, now, line), textable })
  const [state] = follow(code, line, (option, menu) => [targetUnder(option, factsOf(menu))])
  return state
}

/** Every state that a code may lead to, at whatever time and for whatever caller. */
export function statesAtCode(code: string, line: Line): ReadonlySet<string> {
  return follow(code, line, ({ branches }) => branches.map(({ target }) => target))
}

function follow(code: string, line: Line, targetsOf: (option: Option, menu: Menu) => string[]): Set<string> {
  let reached = new Set([line.main])
  for (const key of code) reached = new Set([...reached].flatMap((id) => statesBehind(key, id)))
  return reached

  function statesBehind(key: string, id: string): string[] {
    const global = new Map(Object.entries(line.globalKeys)).get(key)
    if (id === line.main && global !== undefined) return [global]
    const state = line.states.get(id)!
    if (state.kind !== 'menu') return []
    const option = state.options.find((option) => option.key === key)
    return option ? targetsOf(option, state) : []
  }
}
