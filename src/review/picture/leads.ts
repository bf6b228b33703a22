import type { Line, State } from '../../flow/line.ts'
import type { End } from './dot.ts'

/** An arrow from one end to a state. */
export interface Arrow {
  readonly from: End
  readonly to: string
}

/**
 * The arrows from the rows of a state's box: a menu's options, and in the main menu the keys that work everywhere. Where one
 * leads back is put in words instead, since an arrow would run across the boxes between.
 */
export function arrowsFrom(state: State, line: Line): Arrow[] {
  const options = state.kind === 'menu' ? state.options : []
  const branches = options.flatMap(({ key, branches }) =>
    branches.map(({ target }, i) => ({ port: portOf(key, i), to: target })),
  )
  const keys = state.id === line.main ? Object.entries(line.globalKeys) : []
  return [...branches, ...keys.map(([key, to]) => ({ port: portOf(key, 0), to }))]
    .filter(({ to }) => !leadsBack(state.id, to, line))
    .map(({ port, to }) => ({ from: { box: state.id, port }, to }))
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
