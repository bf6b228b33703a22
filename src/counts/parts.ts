import { type Line, topicOf } from '../flow/line.ts'
import { type TailState, tailStates } from '../flow/tail.ts'
import type { Count } from '../store/count-table.ts'
import type { Column } from './tables.ts'

/** What turns of one kind add to one number of a report: a negative number where callers left a state. */
export interface Part {
  readonly column: Column
  /** The row's id. */
  readonly id: string
  readonly turns: number
}

/** All that turns of one kind add to a report. `menus` are the ids of all menus (see `menusIn`). */
export function partsOf(count: Count, menus: ReadonlySet<string>): Part[] {
  if (count.period.length > lengthOfDay) return partsOfHour(count)
  return count.channel === 'sms' ? partsOfText(count, menus) : partsOfCall(count, menus)
}

/** The length of `2026-11-21`; an hour is longer, `2026-11-21T14`. */
const lengthOfDay = 10

function partsOfHour({ period, channel, input, turns }: Count): Part[] {
  const isCall = channel === 'voice' && input === 'call'
  return isCall ? [{ column: ['hours', 'calls'], id: period.slice(lengthOfDay + 1), turns }] : []
}

function partsOfText({ period, input, to, turns }: Count, menus: ReadonlySet<string>): Part[] {
  const parts: Part[] = [{ column: ['days', 'texts'], id: period, turns }]
  if (!isPath(to))
    return [...parts, { column: ['otherTexts', 'texts'], id: input === 'limited' ? '(limited)' : to, turns }]
  const topic = topicOf(to)
  if (topic) parts.push({ column: ['topics', 'texts'], id: topic, turns })
  if (!menus.has(to)) parts.push({ column: ['answers', 'texts'], id: to, turns })
  return parts
}

function partsOfCall(count: Count, menus: ReadonlySet<string>): Part[] {
  const from = readPath(count.from, menus)
  const to = readPath(count.to, menus)
  const beginning: Part = { column: ['days', 'calls'], id: count.period, turns: count.turns }
  return [...(from ? partsOfLeaving(count, from) : [beginning]), ...(to ? partsOfComing(count, from, to) : [])]
}

/** The column of what happened to callers in the state that they were in, by input. */
const columnsByInput: ReadonlyMap<string, Column> = new Map([
  ['silence', ['states', 'silences']],
  ['wrong', ['states', 'wrongKeys']],
  ['answered', ['transfers', 'answered']],
  ['busy', ['transfers', 'busy']],
  ['no-answer', ['transfers', 'noAnswer']],
  ['failed', ['transfers', 'failed']],
  ['sent', ['sentTexts', 'sent']],
  ['unsent', ['sentTexts', 'unsent']],
])

function partsOfLeaving({ input, turns }: Count, { state, tail }: PathState): Part[] {
  const parts: Part[] = isListening(tail) ? [{ column: hangUps, id: state, turns: -turns }] : []
  const column = columnsByInput.get(input)
  return column ? [...parts, { column, id: state, turns }] : parts
}

function partsOfComing({ input, turns }: Count, from: PathState | undefined, to: PathState): Part[] {
  const parts: Part[] = []
  const add = (column: Column, id: string) => parts.push({ column, id, turns })
  const topic = topicOf(to.state)
  if (topic && topic !== (from && topicOf(from.state))) add(['topics', 'calls'], topic)
  if (to.tail === 'said' && to.state !== from?.state) add(['answers', 'calls'], to.state)
  if (to.tail === 'connecting' && input === 'key') add(['transfers', 'tried'], to.state)
  if (isListening(to.tail)) add(hangUps, to.state)
  return parts
}

/** Callers who came to a state and did not leave it hung up there. */
const hangUps: Column = ['states', 'hangUps']

/** A caller who hangs up while being put through may have talked for an hour first. */
const isListening = (tail: PathState['tail']) => tail !== 'connecting'

/** The state that a path of a call is in, and the part of its tail if that is an answer: `hate.police.said`. */
interface PathState {
  readonly state: string
  readonly tail: TailState | undefined
}

/** The ids of all menus: those of the line, and those that calls on other revisions passed. */
export function menusIn(counts: readonly Count[], line: Line | undefined): ReadonlySet<string> {
  const states = [...(line?.states.values() ?? [])]
  const paths = counts.filter(({ channel }) => channel === 'voice').flatMap(({ from, to }) => [from, to])
  return new Set([
    ...states.filter(({ kind }) => kind === 'menu').map(({ id }) => id),
    ...paths.filter((path) => isPath(path) && tailOf(path) === undefined),
  ])
}

/** Reads a path of any revision; undefined for what is not a path, such as `(start)`. */
function readPath(path: string, menus: ReadonlySet<string>): PathState | undefined {
  if (!isPath(path)) return undefined
  if (menus.has(path)) return { state: path, tail: undefined }
  return { state: path.slice(0, path.lastIndexOf('.')), tail: tailOf(path) }
}

/** Whether it is a path or a state's id. Other names are in brackets, and counts by the hour have none. */
function isPath(path: string): boolean {
  return path !== '' && !path.startsWith('(')
}

function tailOf(path: string): TailState | undefined {
  return tailStates.find((tail) => path.endsWith(`.${tail}`))
}
