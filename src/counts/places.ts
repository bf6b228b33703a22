import type { Line } from '../flow/line.ts'
import { type TailState, tailStates } from '../flow/tail.ts'
import type { Count } from '../store/count-table.ts'

/** Where a path of a call is: a menu, or an answer and the state of its tail. */
export interface Place {
  readonly state: string
  readonly tail: TailState | undefined
}

/** The ids of all menus: those of the line, and those that calls on other revisions came by. */
export function menusIn(counts: readonly Count[], line: Line | undefined): ReadonlySet<string> {
  const states = [...(line?.states.values() ?? [])]
  const paths = counts.filter(({ channel }) => channel === 'voice').flatMap(({ from, to }) => [from, to])
  return new Set([
    ...states.filter(({ kind }) => kind === 'menu').map(({ id }) => id),
    ...paths.filter((path) => isPath(path) && tailOf(path) === undefined),
  ])
}

/** Where a path is, of whatever revision; undefined for what is no path, such as `(start)`. */
export function placeOf(path: string, menus: ReadonlySet<string>): Place | undefined {
  if (!isPath(path)) return undefined
  if (menus.has(path)) return { state: path, tail: undefined }
  return { state: path.slice(0, path.lastIndexOf('.')), tail: tailOf(path) }
}

/** Whether it is a path or a state's id: other names are in brackets, and what is counted by the hour has none. */
export function isPath(path: string): boolean {
  return path !== '' && !path.startsWith('(')
}

function tailOf(path: string): TailState | undefined {
  return tailStates.find((tail) => path.endsWith(`.${tail}`))
}
