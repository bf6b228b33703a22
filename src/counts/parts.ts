import { topicOf } from '../flow/line.ts'
import type { Count } from '../store/count-table.ts'
import { isPath, type Place, placeOf } from './places.ts'
import type { Column } from './tables.ts'

/** What turns of one kind add to one number of a report: less than nothing where people left. */
export interface Part {
  readonly column: Column
  /** Of the row. */
  readonly id: string
  readonly turns: number
}

/** All that turns of one kind add to a report. `menus` are the ids of all menus (see `menusIn`). */
export function partsOf(count: Count, menus: ReadonlySet<string>): Part[] {
  if (count.period.length > lengthOfDay) return partsOfHour(count)
  return count.channel === 'sms' ? partsOfText(count, menus) : partsOfCall(count, menus)
}

/** That of `2026-11-21`; an hour is `2026-11-21T14`. */
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
  const from = placeOf(count.from, menus)
  const to = placeOf(count.to, menus)
  return [
    ...(from ? partsOfLeaving(count, from) : partsOfBeginning(count)),
    ...(to ? partsOfComing(count, from, to) : []),
  ]
}

function partsOfBeginning({ period, turns }: Count): Part[] {
  return [{ column: ['days', 'calls'], id: period, turns }]
}

/** What happened to callers where they were. */
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

function partsOfLeaving({ input, turns }: Count, { state, tail }: Place): Part[] {
  const column = columnsByInput.get(input)
  return [
    ...(column ? [{ column, id: state, turns }] : []),
    ...(isListening(tail) ? [{ column: hangUps, id: state, turns: -turns }] : []),
  ]
}

function partsOfComing({ input, turns }: Count, from: Place | undefined, to: Place): Part[] {
  const parts: Part[] = []
  const add = (column: Column, id: string) => parts.push({ column, id, turns })
  const topic = topicOf(to.state)
  if (topic && topic !== (from && topicOf(from.state))) add(['topics', 'calls'], topic)
  if (to.tail === 'said' && to.state !== from?.state) add(['answers', 'calls'], to.state)
  if (to.tail === 'connecting' && input === 'key') add(['transfers', 'tried'], to.state)
  if (isListening(to.tail)) add(hangUps, to.state)
  return parts
}

/** Who came to a state and did not leave it has hung up there. */
const hangUps: Column = ['states', 'hangUps']

/** Who hangs up while being put through may have talked for an hour first. */
const isListening = (tail: Place['tail']) => tail !== 'connecting'
