import type { Answer, Line, Menu } from '../flow/line.ts'
import type { NodeConfig } from '../flow/machine.ts'
import type { TailState } from '../flow/tail.ts'

/**
 * Where a caller is: a path in the machine (`main`, `hate.menu`, `hate.police.said`), and how many silences and wrong keys
 * came since the last good key, 0 to 2 each. A few dozen characters, and all that is known of a call.
 */
export interface Position {
  readonly path: string
  readonly silences: number
  readonly wrong: number
}

/** A position's state, and for an answer the state of its standard tail. */
export type StateAtPath =
  | { readonly state: Menu; readonly tail?: undefined }
  | { readonly state: Answer; readonly tail: TailState }

/** At the main menu, with nothing counted: where every call begins. */
export function startOf(line: Line): Position {
  return { path: line.main, silences: 0, wrong: 0 }
}

/** The position in characters that no proxy rewrites: `1a2b3c4d5e6f_hate.police.said_0-1`. */
export function formatPosition(revision: string, { path, silences, wrong }: Position): string {
  return `${revision}_${path}_${silences}-${wrong}`
}

/** A position as a URL holds it: of whatever revision, and perhaps of a state that a line does not have. */
export interface PositionInUrl extends Position {
  readonly revision: string
}

/** Reads what `formatPosition` wrote. What is no position has the path '', and what has no revision is undefined. */
export function parsePosition(at: string): PositionInUrl | undefined {
  const [, revision, path = '', silences = 0, wrong = 0] =
    /^([A-Za-z0-9]{1,64})_(?:([a-z0-9.-]{1,200})_([0-2])-([0-2])$)?/.exec(at) ?? []
  return revision === undefined ? undefined : { revision, path, silences: Number(silences), wrong: Number(wrong) }
}

/**
 * The position on a line. It never fails: a state that is no longer there gives the nearest one around it that is, and without
 * a position there is the main menu.
 */
export function positionOn(line: Line, at: PositionInUrl | undefined): Position {
  if (at === undefined) return startOf(line)
  return { path: nearest(line, at.path), silences: at.silences, wrong: at.wrong }
}

function nearest(line: Line, path: string): string {
  for (let names = path.split('.'); names.length > 0; names = names.slice(0, -1)) {
    const leaf = leafAt(line, names)
    if (leaf) return leaf
  }
  return line.main
}

/** The path itself, or that of the state in which a topic or an answer begins. */
function leafAt(line: Line, names: readonly string[]): string | undefined {
  let node: NodeConfig | undefined = line.machine.config as NodeConfig
  for (const name of names) node = node?.states && Object.hasOwn(node.states, name) ? node.states[name] : undefined
  if (!node) return undefined
  if (node.initial) return leafAt(line, [...names, node.initial])
  return names.join('.')
}

/** The state at a path, which must be one that `positionOn` or a turn gave. */
export function stateAtPath(line: Line, path: string): StateAtPath {
  const state = line.states.get(path)
  if (state) return { state: state as Menu }
  const end = path.lastIndexOf('.')
  return { state: line.states.get(path.slice(0, end)) as Answer, tail: path.slice(end + 1) as TailState }
}

/** Nobody presses a key while an effect is under way; whoever seems to is taken back to the answer that led there. */
export function leaveEffect(line: Line, position: Position): Position {
  const { state, tail } = stateAtPath(line, position.path)
  return tail === 'sending' || tail === 'connecting' ? { ...position, path: `${state.id}.said` } : position
}
