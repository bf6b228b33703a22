import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate'
import type { Line } from '../flow/line.ts'
import type { MachineEvent, TransitionConfig } from '../flow/machine.ts'
import { memoizeByLine } from './memoize-by-line.ts'

/** Where an event led in the machine, and the action that it described: no transition of a flow has two. */
export interface Transition {
  readonly path: string
  readonly action: TransitionConfig['actions']
}

/** Where the machine begins. */
export function firstPath(line: Line): string {
  const [initial] = initialTransition(line.machine)
  return pathOf(initial.value as StateValue)
}

/** Applies an event at a path of the machine. Undefined if the state there has no transition for it. */
export function applyEvent(line: Line, path: string, event: MachineEvent): Transition | undefined {
  const snapshot = snapshotAt(line, path)
  const [next, actions] = transition(line.machine, snapshot, event)
  // A transition to the same state gives the snapshot that was there, as does no transition at all.
  if (next === snapshot && actions.length === 0 && !snapshot.can(event)) return undefined
  return { path: pathOf(next.value as StateValue), action: actions[0] as Transition['action'] }
}

/** The snapshots of a line, by path. */
const snapshotsOf = memoizeByLine(() => new Map<string, AnyMachineSnapshot>())

/** Found once for each state of a line: in a line of 10,000 states XState takes half a millisecond to find one. */
function snapshotAt(line: Line, path: string): AnyMachineSnapshot {
  const snapshots = snapshotsOf(line)
  const snapshot = snapshots.get(path) ?? line.machine.resolveState({ value: stateValue(path) } as never)
  snapshots.set(path, snapshot)
  return snapshot
}

/** The value of a snapshot: `{ hate: { police: 'said' } }`. */
export type StateValue = string | { readonly [name: string]: StateValue }

function stateValue(path: string): StateValue {
  return path
    .split('.')
    .reduceRight<StateValue | undefined>((inner, name) => (inner === undefined ? name : { [name]: inner }), undefined)!
}

/** The path of a snapshot's value: `hate.police.said`. */
export function pathOf(value: StateValue): string {
  if (typeof value === 'string') return value
  return Object.entries(value)
    .map(([name, inner]) => `${name}.${pathOf(inner)}`)
    .join()
}
