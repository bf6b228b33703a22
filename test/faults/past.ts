import type { TurnRecord } from '../../src/counts/counted-turn.ts'
import { type CountedTurn, countCall, countText } from '../../src/counts/counted-turn.ts'
import { makeTally } from '../../src/counts/tally.ts'
import type { Line } from '../../src/flow/line.ts'
import { answerCall } from '../../src/line/call.ts'
import type { CallInput } from '../../src/line/input.ts'
import { matchText } from '../../src/line/match.ts'
import { answerText } from '../../src/line/text.ts'
import type { Store } from '../../src/store/store.ts'
import { type Act, actsOf } from '../bench/traffic.ts'
import { onlyBatch } from '../support/batch.ts'
import { bodiesFor } from './callers.ts'
import { makeChance } from './chance.ts'

/** What is counted of a turn. */
interface Counted {
  readonly turn: TurnRecord
  readonly step: CountedTurn
}

const days = 400
const hour = 3_600_000

/** Counts are written so often in a day. On a machine it is every second, into the same rows: what is in the store in the end is the same. */
const writesADay = 4
const keptMonths = 13

/**
 * Counts so many turns, spread over 400 days up to now, with the tally of a machine, and writes them. Every step that the line
 * has is taken; a few are taken often and most of them seldom.
 */
export async function countPast(store: Store, line: Line, turns: number): Promise<void> {
  const chance = makeChance(turns)
  const all = chance.shuffle([...stepsOfCalls(line), ...stepsOfTexts(line)])
  const hours = days * 24
  let now = Date.now() - hours * hour
  const tally = makeTally(
    () => now,
    () => line.timeZone,
  )
  for (let i = 0; i < hours; i++) {
    const inHour = Math.floor(((i + 1) * turns) / hours) - Math.floor((i * turns) / hours)
    for (let n = 0; n < inHour; n++) {
      const { turn, step } = all[Math.floor(all.length * chance.next() ** 3)]!
      tally.add(turn, step)
    }
    now += hour
    const counts = tally.take()
    if ((i + 1) % (24 / writesADay) === 0) await store.counts.add(counts, onlyBatch())
    else tally.giveBack(counts)
  }
  await store.counts.forget(Temporal.Now.plainDateISO().subtract({ months: keptMonths }).toString())
}

function stepsOfCalls(line: Line): Counted[] {
  return actsOf(line).map(({ input: { kind, key, result }, ...position }) => {
    const input = { kind, key, result: result && results[result] } as CallInput
    const call = { line, position, input, caller: { textable: false }, now: Temporal.Now.instant() }
    const step = countCall(call, answerCall(call))
    return { step, turn: recordOf(step, kind) }
  })
}

const results = { completed: 'answered', busy: 'busy' } as const satisfies Record<
  NonNullable<Act['input']['result']>,
  string
>

function stepsOfTexts(line: Line): Counted[] {
  return bodiesFor(line).map((body) => {
    const meaning = matchText(line, body)
    const step = countText(line, meaning, answerText(line, meaning, Temporal.Now.instant()))
    return { step, turn: recordOf(step, 'text') }
  })
}

function recordOf({ revision, channel }: CountedTurn, input: TurnRecord['input']): TurnRecord {
  return { revision, channel, input, outcome: channel === 'voice' ? 'listen' : 'replied', ms: 1 }
}
