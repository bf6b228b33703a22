import { isDialable } from '../../src/flow/contacts.ts'
import type { Line, State } from '../../src/flow/line.ts'
import type { CallInput, Key } from '../../src/line/input.ts'
import type { Naming } from './big-line.ts'

/** What a caller does somewhere in the line. */
export interface Act {
  readonly path: string
  readonly silences: number
  readonly wrong: number
  readonly input: {
    readonly kind: CallInput['kind']
    readonly key?: Key
    readonly result?: 'completed' | 'busy'
  }
}

/** No menu of the shipped line has so many options, so there it is a wrong key. */
const wrongKey = '7'
const keysOfAnswer: readonly Key[] = ['1', '2', '*', '#', '8', wrongKey]
const keysOfMenu: readonly Key[] = ['*', '#', '0', '9', wrongKey]

/**
 * Every act at every state of a line: each of its keys, a wrong one, silence, and how a call that was put through ended. For
 * each state one call begins. Texts that a caller asks for are left out: they wait for Twilio, not for the line.
 */
export function actsOf(line: Line): Act[] {
  return [...line.states.values()].flatMap((state, i) => {
    const inputs: Act['input'][] = [{ kind: 'call' }, { kind: 'silence' }, ...keysAt(state).map(pressing)]
    const path = state.kind === 'menu' ? state.id : `${state.id}.said`
    const acts = inputs.map((input, j) => ({ path, silences: (i + j) % 3, wrong: i % 3, input }))
    return [...acts, ...resultsAt(state)]
  })
}

const pressing = (key: Key) => ({ kind: 'key', key }) as const

function keysAt(state: State): Key[] {
  if (state.kind === 'answer') return [...keysOfAnswer]
  return [...state.options.map(({ key }) => key as Key), ...keysOfMenu]
}

function resultsAt(state: State): Act[] {
  if (state.kind !== 'answer' || !isDialable(state.contact)) return []
  return (['completed', 'busy'] as const).map((result) => ({
    path: `${state.id}.connecting`,
    ...{ silences: 0, wrong: 0 },
    input: { kind: 'result', result },
  }))
}

/**
 * Texts as people send them: of ten, four are codes, three are keywords, one is misspelt, one is a short phrase and one is
 * too long to be kept. `namings` gives the names of the copy of the line that each text is about.
 */
export function textsTo(line: Line, { big, namings }: { big: Line; namings: readonly Naming[] }): string[] {
  const states = [...line.states.keys()].filter((id) => id !== line.main)
  const words = [...line.keywords].flatMap(([word, meaning]) =>
    'state' in meaning && meaning.state.includes('.') && /^[A-Z]+$/.test(word) ? [word] : [],
  )
  const long = words.filter(({ length }) => length >= 8)
  return namings.map((naming, i) => {
    const word = naming.word(pick(words, i))
    if (i % 10 < 4) return big.codes.get(naming.state(pick(states, i)))!
    if (i % 10 < 7) return i % 2 ? word : word.toLowerCase()
    if (i % 10 < 8) return misspell(naming.word(pick(long, Math.floor(i / 10))))
    if (i % 10 < 9) return `${word.toLowerCase()} please`
    return `Hello. I would like to know who I can talk to about ${word.toLowerCase()}, it is near my home`
  })
}

const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!

const misspell = (word: string) => word.slice(0, 3).concat(word.slice(4)).toLowerCase()
