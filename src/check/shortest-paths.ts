import { getShortestPaths } from 'xstate/graph'
import { isDialable } from '../flow/contacts.ts'
import type { Answer, Menu } from '../flow/line.ts'
import { type EventType, type Facts, hasShortText } from '../flow/machine.ts'
import { results } from '../flow/tail.ts'
import { stateAtPath } from '../line/position.ts'
import { pathOf, type StateValue } from '../line/transition.ts'
import { type CheckContext, factsOf } from './check-context.ts'

/** Something that happens in a call, under facts that hold at an instant. */
export interface PathEvent {
  readonly type: EventType
  readonly facts: Facts
  readonly at: Temporal.Instant
}

/** A place in the machine, one shortest way there from the main menu, and every fact that matters there. */
export interface ShortestPath {
  readonly path: string
  readonly events: readonly PathEvent[]
  readonly moments: readonly Omit<PathEvent, 'type'>[]
}

/**
 * One way to every menu and answer, and to every place of the standard tail of one answer of each kind: linear in the size of
 * the line, where all ways would have no end.
 */
export function findPaths(context: CheckContext): ShortestPath[] {
  const around = surroundingsOf(context)
  const paths = getShortestPaths(context.line.machine, {
    events: ((snapshot: { value: StateValue }) => around(pathOf(snapshot.value)).events) as never,
  })
  return paths.map(({ state, steps }) => {
    const path = pathOf(state.value as StateValue)
    const events = steps.map(({ event }) => event as unknown as PathEvent).filter(({ facts }) => facts !== undefined)
    return { path, events, moments: around(path).moments }
  })
}

interface Surroundings {
  readonly moments: ShortestPath['moments']
  /** What leads on from there. */
  readonly events: readonly PathEvent[]
}

function surroundingsOf(context: CheckContext): (path: string) => Surroundings {
  const { line } = context
  const examples = findExamples(context)
  const anywhere = momentsOf([{ hours: 'unknown', textable: true }], undefined, context)
  return (path) => {
    const spot = stateAtPath(line, path)
    if (spot.tail === undefined) return menuSurroundings(spot.state, context)
    if (!examples.has(spot.state)) return { moments: anywhere, events: [] }
    const moments = momentsOf(factsOf(spot.state, context), spot.state, context)
    const types = [...tailKeys, ...results]
    return { moments, events: types.flatMap((type) => moments.map((moment) => ({ type, ...moment }))) }
  }
}

const tailKeys = ['1', '2', '3'] as const

function menuSurroundings(menu: Menu, context: CheckContext): Surroundings {
  const { line } = context
  const isGuarded = menu.options.some(({ branches }) => branches.length > 1)
  const all = momentsOf(factsOf(menu, context), menu, context)
  const moments = isGuarded ? all : all.slice(0, 1)
  const keys = [...menu.options.map(({ key }) => key), ...(menu.id === line.main ? Object.keys(line.globalKeys) : [])]
  return {
    moments,
    events: keys.flatMap((key) => moments.map((moment) => ({ type: key as EventType, ...moment }))),
  }
}

/** The first answer of each kind: what follows an answer depends on nothing else. */
function findExamples({ line, yearOf }: CheckContext): Set<Answer> {
  const answers = [...line.states.values()].filter((state) => state.kind === 'answer')
  const kinds = Map.groupBy(answers, (answer) => {
    const { contact, sensitive } = answer
    const hours = contact ? [...yearOf(contact).states.keys()].sort() : []
    return [contact?.kind === 'emergency', isDialable(contact), sensitive, hasShortText(answer), ...hours].join()
  })
  return new Set([...kinds.values()].map(([first]) => first!))
}

/** An instant at which each of the facts holds. */
function momentsOf(
  facts: readonly Facts[],
  state: Answer | Menu | undefined,
  { now, yearOf }: CheckContext,
): ShortestPath['moments'] {
  const { contact } = state ?? {}
  return facts.map((fact) => ({ facts: fact, at: (contact && yearOf(contact).states.get(fact.hours)) ?? now }))
}
