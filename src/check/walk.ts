import { getShortestPaths } from 'xstate/graph'
import { isDialable } from '../flow/contacts.ts'
import type { Answer, Menu } from '../flow/line.ts'
import { type EventType, type Facts, hasShortText, results } from '../flow/machine.ts'
import { spotAt } from '../line/position.ts'
import { pathOf, type StateValue } from '../line/step.ts'
import { factsOf, type Survey } from './survey.ts'

/** Something that happens in a call, under facts that hold at an instant. */
export interface Happening {
  readonly type: EventType
  readonly facts: Facts
  readonly at: Temporal.Instant
}

/** A place in the machine, one shortest way there from the main menu, and every fact that matters there. */
export interface Way {
  readonly path: string
  readonly happenings: readonly Happening[]
  readonly moments: readonly Omit<Happening, 'type'>[]
}

/**
 * One way to every menu and answer, and to every place of the standard tail of one answer of each kind: linear in the size of
 * the line, where all ways would have no end.
 */
export function findWays(survey: Survey): Way[] {
  const around = surroundingsOf(survey)
  const paths = getShortestPaths(survey.line.machine, {
    events: ((snapshot: { value: StateValue }) => around(pathOf(snapshot.value)).happenings) as never,
  })
  return paths.map(({ state, steps }) => {
    const path = pathOf(state.value as StateValue)
    const happenings = steps
      .map(({ event }) => event as unknown as Happening)
      .filter(({ facts }) => facts !== undefined)
    return { path, happenings, moments: around(path).moments }
  })
}

interface Surroundings {
  readonly moments: Way['moments']
  /** What leads on from there. */
  readonly happenings: readonly Happening[]
}

function surroundingsOf(survey: Survey): (path: string) => Surroundings {
  const { line } = survey
  const examples = findExamples(survey)
  const anywhere = momentsOf([{ hours: 'unknown', textable: true }], undefined, survey)
  return (path) => {
    const spot = spotAt(line, path)
    if (spot.tail === undefined) return menuSurroundings(spot.state, survey)
    if (!examples.has(spot.state)) return { moments: anywhere, happenings: [] }
    const moments = momentsOf(factsOf(spot.state, survey), spot.state, survey)
    const types = [...tailKeys, ...results]
    return { moments, happenings: types.flatMap((type) => moments.map((moment) => ({ type, ...moment }))) }
  }
}

const tailKeys = ['1', '2', '3'] as const

function menuSurroundings(menu: Menu, survey: Survey): Surroundings {
  const { line } = survey
  const isGuarded = menu.options.some(({ branches }) => branches.length > 1)
  const all = momentsOf(factsOf(menu, survey), menu, survey)
  const moments = isGuarded ? all : all.slice(0, 1)
  const keys = [...menu.options.map(({ key }) => key), ...(menu.id === line.main ? Object.keys(line.everywhere) : [])]
  return {
    moments,
    happenings: keys.flatMap((key) => moments.map((moment) => ({ type: key as EventType, ...moment }))),
  }
}

/** The first answer of each kind: what follows an answer depends on nothing else. */
function findExamples({ line, yearOf }: Survey): Set<Answer> {
  const answers = [...line.states.values()].filter((state) => state.kind === 'answer')
  const kinds = Map.groupBy(answers, (answer) => {
    const { contact, sensitive } = answer
    const hours = contact ? [...yearOf(contact).states.keys()].sort() : []
    return [contact?.kind === 'emergency', isDialable(contact), sensitive, hasShortText(answer), ...hours].join()
  })
  return new Set([...kinds.values()].map(([first]) => first!))
}

/** An instant at which each of the facts holds. */
function momentsOf(facts: readonly Facts[], state: Answer | Menu | undefined, { now, yearOf }: Survey): Way['moments'] {
  const { contact } = state ?? {}
  return facts.map((fact) => ({ facts: fact, at: (contact && yearOf(contact).states.get(fact.hours)) ?? now }))
}
