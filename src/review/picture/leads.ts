import type { Line, State } from '../../flow/line.ts'

/** A way from a menu to a state, as a picture shows it. */
export interface Lead {
  /** Of its row in the box of the menu. */
  readonly port: string
  readonly target: string
  /** It leads back to a menu that one comes through: that is told in words, for an arrow would run over all boxes between. */
  readonly isBack: boolean
}

/** The ways from a state: none from an answer. */
export function leadsFrom(state: State, line: Line): Lead[] {
  const options = state.kind === 'menu' ? state.options : []
  return options.flatMap(({ key, branches }) =>
    branches.map(({ target }, i) => ({ port: portOf(key, i), target, isBack: leadsBack(state.id, target, line) })),
  )
}

/** The ways by the keys that work everywhere, which have their rows in the box of the main menu. */
export function leadsFromEverywhere(line: Line): Lead[] {
  return Object.entries(line.globalKeys).map(([key, target]) => {
    return { port: portOf(key, 0), target, isBack: leadsBack(line.main, target, line) }
  })
}

/** The port of one branch of an option, counted from 0: those of an option with guards lead to several states. */
export function portOf(key: string, branch: number): string {
  return `${key}-${branch}`
}

/** Whether one comes through a state on the way to another, or is there already. */
export function leadsBack(from: string, to: string, line: Line): boolean {
  const back = line.parents.get(from)
  return from === to || (back !== undefined && leadsBack(back, to, line))
}
