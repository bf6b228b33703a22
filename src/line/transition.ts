import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate'
import type { Line } from '../flow/line.ts'
import type { MachineEvent, TransitionConfig } from '../flow/machine.ts'

/** Where a step of the machine led, and the effects that it described. */
export interface Transition {
  readonly path: string
  readonly actions: readonly NonNullable<TransitionConfig['actions']>[]
}

/** Where the machine begins. */
export function firstPath(line: Line): string {
  const [initial] = initialTransition(line.machine)
  return pathOf(initial.value as StateValue)
}

/** One step of the machine from a path that it has; undefined when nothing there takes the event. */
export function applyEvent(line: Line, path: string, event: MachineEvent): Transition | undefined {
  const snapshot = snapshotAt(line, path)
  if (!snapshot.can(event)) return undefined
  const [next, actions] = transition(line.machine, snapshot, event)
  return { path: pathOf(next.value as StateValue), actions: actions as unknown as Transition['actions'] }
}

const snapshots = new WeakMap<Line, Map<string, AnyMachineSnapshot>>()

/** Found once for each state of a line: in a line of 10,000 states XState takes half a millisecond to find one. */
function snapshotAt(line: Line, path: string): AnyMachineSnapshot {
  const known = snapshots.get(line) ?? new Map<string, AnyMachineSnapshot>()
  const snapshot = known.get(path) ?? line.machine.resolveState({ value: stateValue(path) } as never)
  snapshots.set(line, known.set(path, snapshot))
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
