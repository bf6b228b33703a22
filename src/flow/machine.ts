import { type AnyStateMachine, createMachine } from 'xstate'
import { isDialable, mainField } from './contacts.ts'
import { type Answer, type Line, type Menu, type State, splitId } from './line.ts'
import type { Result } from './tail.ts'
import { guardNames } from './topic-schema.ts'

/** What an event tells the machine about the moment and the caller; guards ask nothing else. */
export interface Facts {
  /** Of the contact of the state at hand. */
  readonly hours: 'open' | 'closed' | 'unknown'
  /** Whether this caller can get a text. */
  readonly textable: boolean
}

/**
 * The events of the machine, a closed set: never a person's words. The star key is `star`, because `*` is XState's
 * wildcard. Silence is not among them: it is counted outside the machine.
 */
export type EventType = `${number}` | 'star' | 'hash' | Result
/** An event with the facts at its instant. */
export interface MachineEvent {
  readonly type: EventType
  readonly facts: Facts
}

/** A transition in the generated config. The actions are effects to carry out, described and never run by XState. */
export interface TransitionConfig {
  readonly target?: string
  readonly guard?: string
  readonly description?: string
  readonly actions?: {
    readonly type: 'again' | 'connect' | 'text'
    readonly params?: { readonly form: 'full' | 'short' }
  }
}

/** A state in the generated config. */
export interface NodeConfig {
  readonly id?: string
  readonly description?: string
  readonly initial?: string
  readonly on?: Readonly<Record<string, TransitionConfig | readonly TransitionConfig[]>>
  readonly states?: Readonly<Record<string, NodeConfig>>
}

/** What a machine is generated from. */
type Parts = Pick<Line, 'states' | 'topics' | 'main' | 'parents' | 'globalKeys'>

/** Makes the machine of a line, with the guards that flows may name. It is pure: `transition()` only reads it. */
export function makeMachine(parts: Parts): AnyStateMachine {
  const guards = Object.fromEntries(
    guardNames.map((guard) => [guard, ({ event }: { event: MachineEvent }) => guardHolds(guard, event.facts)]),
  )
  return createMachine(generateConfig(parts) as never, { guards } as never)
}

/** Generates a machine as plain JSON: the states as written, each answer with the standard tail, and the keys of every state. */
function generateConfig(parts: Parts): NodeConfig {
  const states: Record<string, NodeConfig> = {}
  for (const [topic, initial] of parts.topics)
    states[topic] = { id: topic, initial: initial.slice(topic.length + 1), states: {} }
  for (const state of parts.states.values()) {
    const { topic, name } = splitId(state.id)
    const node = state.kind === 'menu' ? menuNode(state, parts) : answerNode(state, parts)
    if (topic === '') states[name] = { id: name, ...node }
    else Object.assign(states[topic]!.states!, { [name]: node })
  }
  const globalKeys = Object.entries(parts.globalKeys).map(([key, target]) => [key, to(target)])
  return {
    id: 'line',
    initial: parts.main,
    on: { ...Object.fromEntries(globalKeys), hash: { actions: { type: 'again' } } },
    states,
  }
}

/** Whether a guard of a flow holds. */
export function guardHolds(guard: string, { hours, textable }: Facts): boolean {
  return guard === 'textable' ? textable : guard === hours
}

const to = (id: string): TransitionConfig => ({ target: `#${id}` })

function menuNode(menu: Menu, parts: Parts): NodeConfig {
  const options = menu.options.map(({ key, label, branches }) => [
    key,
    branches.map(({ target, guard }) => ({ ...to(target), ...(guard && { guard }), description: label })),
  ])
  return { description: menu.title, on: { ...Object.fromEntries(options), star: backFrom(menu, parts) } }
}

const backFrom = (state: State, { parents, main }: Parts) => to(parents.get(state.id) ?? main)

function answerNode(answer: Answer, parts: Parts): NodeConfig {
  const on = { star: backFrom(answer, parts), hash: { target: '.said' } }
  const node = { description: answer.title, initial: 'said' }
  if (answer.contact?.kind === 'emergency') return { ...node, on, states: { said: {} } }
  return {
    ...node,
    on: { ...on, ...textKey, ...(isDialable(answer.contact) && connectKey) },
    states: { said: {}, ...textStates(answer), ...(isDialable(answer.contact) && connectStates) },
  }
}

const textKey = { 1: [{ guard: 'textable', target: '.ask' }, { target: '.no-mobile' }] }
const connectKey = {
  2: [
    { guard: 'closed', target: '.closed' },
    { target: '.connecting', actions: { type: 'connect' } as const },
  ],
}

function textStates(answer: Answer): Record<string, NodeConfig> {
  const send = (form: 'full' | 'short') => ({
    target: 'sending',
    actions: { type: 'text' as const, params: { form } },
  })
  const choices = hasShortText(answer) ? [send('full'), send('short')] : [send('full')]
  // Guarded again, although only these callers are offered it: a text must not go to a phone that should not get one.
  const guarded = choices.map((choice) => [{ guard: 'textable', ...choice }, { target: 'no-mobile' }])
  const keys = [...guarded, { target: 'said' }].map((choice, i) => [i + 1, choice])
  return {
    ask: {
      on: { ...Object.fromEntries(keys), star: { target: 'said' }, hash: { actions: { type: 'again' } } },
    },
    sending: { on: { sent: { target: 'sent' }, unsent: { target: 'unsent' } } },
    sent: {},
    unsent: {},
    'no-mobile': {},
  }
}

/** On a sensitive topic a caller may ask for a text that gives only the number or the place (CALLERS PC24). */
export function hasShortText({ sensitive, contact }: Answer): boolean {
  return sensitive && contact !== undefined && ['phone', 'address'].includes(mainField(contact))
}

const outcomes = ['answered', 'busy', 'no-answer', 'failed']
const connectStates: Record<string, NodeConfig> = {
  connecting: { on: Object.fromEntries(outcomes.map((outcome) => [outcome, { target: outcome }])) },
  closed: {},
  ...Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
}
