import { topicOf } from '../picture/boxes.ts'
import type { Count } from '../store/counts.ts'
import { isPath, type Place, placeOf } from './places.ts'
import type { ColumnOf, TableName } from './tables.ts'

/** What turns of one kind add to one number of a report; it is negative where people left. */
export interface Part {
  readonly table: TableName
  readonly column: string
  readonly id: string
  readonly turns: number
}

/** All that turns of one kind add to a report. `menus` are the ids of all menus (see `menusIn`). */
export function partsOf(count: Count, menus: ReadonlySet<string>): Part[] {
  if (count.period.length > day) return partsOfHour(count)
  return count.channel === 'sms' ? partsOfText(count, menus) : partsOfCall(count, menus)
}

/** The length of a day, `2026-11-21`; an hour, `2026-11-21T14`, is longer. */
const day = 10

function partsOfHour({ period, channel, input, turns }: Count): Part[] {
  return channel === 'voice' && input === 'call' ? [part('hours', 'calls', period.slice(day + 1), turns)] : []
}

function partsOfText({ period, input, to, turns }: Count, menus: ReadonlySet<string>): Part[] {
  const ofDay = part('days', 'texts', period, turns)
  if (!isPath(to)) return [ofDay, part('otherTexts', 'texts', input === 'limited' ? '(limited)' : to, turns)]
  const topic = topicOf(to)
  return [
    ofDay,
    ...(topic ? [part('topics', 'texts', topic, turns)] : []),
    ...(menus.has(to) ? [] : [part('answers', 'texts', to, turns)]),
  ]
}

function partsOfCall(count: Count, menus: ReadonlySet<string>): Part[] {
  const left = placeOf(count.from, menus)
  const reached = placeOf(count.to, menus)
  return [
    ...(left ? partsOfLeaving(count, left) : [part('days', 'calls', count.period, count.turns)]),
    ...(reached ? partsOfArriving(count, reached, left) : []),
  ]
}

type Happening = readonly [table: 'states' | 'transfers' | 'sentTexts', column: string]

/** What happened to callers where they were. */
const happenings: ReadonlyMap<string, Happening> = new Map([
  ['silence', ['states', 'silences']],
  ['wrong', ['states', 'wrongKeys']],
  ['answered', ['transfers', 'answered']],
  ['busy', ['transfers', 'busy']],
  ['no-answer', ['transfers', 'noAnswer']],
  ['failed', ['transfers', 'failed']],
  ['sent', ['sentTexts', 'sent']],
  ['unsent', ['sentTexts', 'unsent']],
])
