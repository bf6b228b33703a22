import { wordsOfSpeech } from '../content/measure.ts'
import type { Line } from '../flow/line.ts'
import { type Result, results } from '../flow/tail.ts'
import type { CallInput, Key } from '../line/input.ts'
import { formatPosition, type Position, parsePosition, startOf } from '../line/position.ts'
import type { Spoken } from '../line/reply.ts'
import type { Turn, turn } from '../line/turn.ts'
import type { PathEvent, ShortestPath } from './walk.ts'

/** A call reaches an answer, a number or a goodbye within so many turns, its beginning among them. */
export const longestCall = 12

/** A line, and the turn that answers its calls. */
export interface Tried {
  readonly line: Line
  readonly turn: typeof turn
}

/** Calls, and lets happen what leads along a way. Returns what goes wrong in it, in words for staff; undefined if nothing does. */
export function replay({ path, events, moments }: ShortestPath, tried: Tried): string | undefined {
  const begun = attempt(tried, startOf(tried.line), { kind: 'call', textable: true }, (events[0] ?? moments[0]!).at)
  let taken = begun
  for (const event of events) {
    if (typeof taken === 'string') return taken
    taken = attempt(tried, taken.position, inputOf(event), event.at)
  }
  if (typeof taken === 'string') return taken
  return taken.position.path === path ? undefined : `A call gets to ${taken.position.path} by the way that leads here.`
}

const keys: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#']

/** Tries every key at a place, and every outcome of an effect that is under way there; then patience: three silences, and three wrong keys. */
export function tryAll({ path, moments }: ShortestPath, tried: Tried): string | undefined {
  const start = { path, silences: 0, wrong: 0 }
  const all = moments.flatMap(({ facts: { textable }, at }) =>
    inputsAt(path, textable).map((input) => ({ input, at, taken: attempt(tried, start, input, at) })),
  )
  const fault = all.map(({ taken }) => taken).find((taken) => typeof taken === 'string')
  if (fault !== undefined) return fault
  const wrong = all.find(({ taken }) => (taken as Turn).position.wrong > 0)
  const [{ facts, at }] = moments as [ShortestPath['moments'][number]]
  const silence = { kind: 'silence', textable: facts.textable } as const
  return tryPatience(tried, start, silence, at) ?? (wrong && tryPatience(tried, start, wrong.input, wrong.at))
}

function inputsAt(path: string, textable: boolean): CallInput[] {
  const outcomes = /\.(?:sending|connecting)$/.test(path) ? results : []
  return [
    ...keys.map((key) => ({ kind: 'key', key, textable }) as const),
    ...outcomes.map((result) => ({ kind: 'result', result, textable }) as const),
  ]
}

/** The third time, the line says goodbye. */
function tryPatience(tried: Tried, start: Position, input: CallInput, at: Temporal.Instant): string | undefined {
  let position = start
  for (let times = 1; times <= 3; times++) {
    const taken = attempt(tried, position, input, at)
    if (typeof taken === 'string') return taken
    if ((taken.reply as Spoken).next === 'hang-up') return undefined
    position = taken.position
  }
  return `After three times ${describe(input)} the call does not end.`
}

/** A turn that is as it should be, or what is wrong with it. */
function attempt({ line, turn }: Tried, position: Position, input: CallInput, at: Temporal.Instant): Turn | string {
  try {
    const taken = turn(line, position, input, at)
    const fault = judge(line, taken)
    return fault === undefined ? taken : `After ${describe(input)} ${fault}.`
  } catch (error) {
    return `After ${describe(input)} the line breaks: ${(error as Error).message}.`
  }
}

function judge(line: Line, { position, reply }: Turn): string | undefined {
  const { first, say, next } = reply as Spoken
  const words = wordsOfSpeech([...first, ...say])
  if (!/\p{L}/u.test(words)) return 'nothing is said'
  if (next === 'hang-up' && !/\d/.test(words)) return 'the call ends without a number'
  const { path } = parsePosition(line, formatPosition(line.revision, position))
  return path === position.path ? undefined : `the call is at ${position.path}, which is nowhere`
}

function inputOf({ type, facts: { textable } }: PathEvent): CallInput {
  if ((results as readonly string[]).includes(type)) return { kind: 'result', result: type as Result, textable }
  return { kind: 'key', key: type as Key, textable }
}

function describe(input: CallInput): string {
  if (input.kind === 'key') return `key ${input.key}`
  if (input.kind === 'result') return `a text or call that is ${input.result}`
  return input.kind === 'call' ? 'the call begins' : 'a silence'
}
