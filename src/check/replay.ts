import { wordsOfSpeech } from '../content/measure.ts'
import type { Line } from '../flow/line.ts'
import { results } from '../flow/tail.ts'
import type { answerCall } from '../line/call.ts'
import type { Call, CallInput, Key } from '../line/input.ts'
import { formatPosition, parsePosition, positionOn, startOf } from '../line/position.ts'
import type { CallTurn } from '../line/reply.ts'
import type { PathEvent, ShortestPath } from './shortest-paths.ts'

/** A call reaches an answer, a number or a goodbye within so many turns, its beginning among them. */
export const longestCall = 12

/** A line, and what answers its calls. */
export interface Replayed {
  readonly line: Line
  readonly answer: typeof answerCall
}

/** Replays a path, from the beginning of a call. Returns the first fault in words for staff; undefined if there is none. */
export function replay({ path, events, moments }: ShortestPath, replayed: Replayed): string | undefined {
  const { line } = replayed
  const first = events[0] ?? moments[0]!
  let turn = tryTurn(replayed, { position: startOf(line), input: { kind: 'call' }, ...momentOf(first) })
  for (const event of events) {
    if (typeof turn === 'string') return turn
    turn = tryTurn(replayed, { position: turn.position, input: inputOf(event.type), ...momentOf(event) })
  }
  if (typeof turn === 'string') return turn
  return turn.position.path === path ? undefined : `A call gets to ${turn.position.path} by the way that leads here.`
}

const momentOf = ({ facts, at }: Omit<PathEvent, 'type'>) => ({ caller: { textable: facts.textable }, now: at })

const keys: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#']

/** Tries every key at the end of a path, and every outcome of what is under way there; then three silences, and three wrong keys. */
export function tryAll({ path, moments }: ShortestPath, replayed: Replayed): string | undefined {
  const position = { path, silences: 0, wrong: 0 }
  const all = moments.flatMap((moment) =>
    inputsAt(path).map((input) => {
      const call = { position, input, ...momentOf(moment) }
      return { call, turn: tryTurn(replayed, call) }
    }),
  )
  const fault = all.map(({ turn }) => turn).find((turn) => typeof turn === 'string')
  if (fault !== undefined) return fault
  const wrong = all.find(({ turn }) => typeof turn !== 'string' && turn.position.wrong > 0)
  const silence = { position, input: { kind: 'silence' } as const, ...momentOf(moments[0]!) }
  return tryThreeTimes(replayed, silence) ?? (wrong && tryThreeTimes(replayed, wrong.call))
}

function inputsAt(path: string): CallInput[] {
  const outcomes = /\.(?:sending|connecting)$/.test(path) ? results : []
  return [
    ...keys.map((key) => ({ kind: 'key', key }) as const),
    ...outcomes.map((result) => ({ kind: 'result', result }) as const),
  ]
}

type CallOnLine = Omit<Call, 'line'>

/** The third time, the line says goodbye. */
function tryThreeTimes(replayed: Replayed, call: CallOnLine): string | undefined {
  let { position } = call
  for (let times = 1; times <= 3; times++) {
    const turn = tryTurn(replayed, { ...call, position })
    if (typeof turn === 'string') return turn
    if (turn.reply.next === 'hang-up') return undefined
    position = turn.position
  }
  return `After three times ${inWords(call.input)} the call does not end.`
}

/** A turn that is as it should be, or what is wrong with it. */
function tryTurn({ line, answer }: Replayed, call: CallOnLine): CallTurn | string {
  try {
    const turn = answer({ line, ...call })
    const fault = faultOf(turn, line)
    return fault === undefined ? turn : `After ${inWords(call.input)} ${fault}.`
  } catch (error) {
    return `After ${inWords(call.input)} the line breaks: ${(error as Error).message}.`
  }
}

function faultOf({ position, reply: { first, say, next } }: CallTurn, line: Line): string | undefined {
  const words = wordsOfSpeech([...first, ...say])
  if (!/\p{L}/u.test(words)) return 'nothing is said'
  if (next === 'hang-up' && !/\d/.test(words)) return 'the call ends without a number'
  const { path } = positionOn(line, parsePosition(formatPosition(line.revision, position)))
  return path === position.path ? undefined : `the call is at ${position.path}, which is nowhere`
}

function inputOf(type: PathEvent['type']): CallInput {
  const result = results.find((result) => result === type)
  return result ? { kind: 'result', result } : { kind: 'key', key: type as Key }
}

function inWords(input: CallInput): string {
  if (input.kind === 'key') return `key ${input.key}`
  if (input.kind === 'result') return `a text or call that is ${input.result}`
  return input.kind === 'call' ? 'the call begins' : 'a silence'
}
