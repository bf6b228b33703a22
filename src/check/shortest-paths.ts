import { getShortestPaths } from 'xstate/graph'
import { isDialable } from '../flow/contacts.ts'
import type { Answer, Menu, State } from '../flow/line.ts'
import { type EventType, type Facts, hasShortText } from '../flow/machine.ts'
import { results } from '../flow/tail.ts'
import { stateAtPath } from '../line/position.ts'
import { pathOf, type StateValue } from '../line/transition.ts'
import { factsOf } from './check-context.ts'
import type { CheckContext } from './rule.ts'

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
    events: ((snapshot: { value: StateValue }) => eventsIn(around(pathOf(snapshot.value)))) as never,
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
  readonly types: readonly EventType[]
}

const eventsIn = ({ moments, types }: Surroundings): PathEvent[] =>
  types.flatMap((type) => moments.map((moment) => ({ type, ...moment })))

function surroundingsOf(context: CheckContext): (path: string) => Surroundings {
  const examples = findExamples(context)
  return (path) => {
    const spot = stateAtPath(context.line, path)
    if (spot.tail === undefined) return menuSurroundings(spot.state, context)
    if (examples.has(spot.state)) return { moments: momentsOf(spot.state, context), types: ['1', '2', '3', ...results] }
    return { moments: [{ facts: { hours: 'unknown', textable: true }, at: context.now }], types: [] }
  }
}

function menuSurroundings(menu: Menu, context: CheckContext): Surroundings {
  const { line } = context
  const isGuarded = menu.options.some(({ branches }) => branches.length > 1)
  const moments = momentsOf(menu, context)
  const keys = [...menu.options.map(({ key }) => key), ...(menu.id === line.main ? Object.keys(line.globalKeys) : [])]
  return { moments: isGuarded ? moments : moments.slice(0, 1), types: keys as EventType[] }
}

/** The first answer of each kind: what follows an answer depends on nothing else. */
function findExamples({ answers, yearOf }: CheckContext): Set<Answer> {
  const kinds = Map.groupBy(answers, (answer) => {
    const { contact, sensitive } = answer
    const hours = contact ? [...yearOf(contact).states.keys()].sort() : []
    return [contact?.kind === 'emergency', isDialable(contact), sensitive, hasShortText(answer), ...hours].join()
  })
  return new Set([...kinds.values()].map(([first]) => first!))
}

/** An instant at which each of the facts at a state holds. */
function momentsOf(state: State, context: CheckContext): ShortestPath['moments'] {
  const instants = state.contact && context.yearOf(state.contact).states
  return factsOf(state, context).map((facts) => ({ facts, at: instants?.get(facts.hours) ?? context.now }))
}
