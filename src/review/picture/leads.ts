import type { Line, State } from '../../flow/line.ts'

/** A branch of an option, as a picture shows it. */
export interface Lead {
  /** The port of its row in the box of the menu. */
  readonly port: string
  readonly target: string
  /** Whether it leads back to a menu on the way there: that is put in words, since an arrow would run across the boxes between. */
  readonly isBack: boolean
}

/** The branches of a menu's options; none of an answer. */
export function leadsFrom(state: State, line: Line): Lead[] {
  const options = state.kind === 'menu' ? state.options : []
  return options.flatMap(({ key, branches }) =>
    branches.map(({ target }, i) => ({ port: portOf(key, i), target, isBack: leadsBack(state.id, target, line) })),
  )
}

/** Where the keys that work everywhere lead. They have their rows in the box of the main menu. */
export function leadsFromEverywhere(line: Line): Lead[] {
  return Object.entries(line.globalKeys).map(([key, target]) => {
    return { port: portOf(key, 0), target, isBack: leadsBack(line.main, target, line) }
  })
}

/** The port of a branch of an option, counted from 0. An option with guards has several. */
export function portOf(key: string, branch: number): string {
  return `${key}-${branch}`
}

/** Whether a key leads back to where the caller is, or to a menu on the way there. */
export function leadsBack(from: string, to: string, line: Line): boolean {
  const back = line.parents.get(from)
  return from === to || (back !== undefined && leadsBack(back, to, line))
}
