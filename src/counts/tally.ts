import type { Count } from '../store/count-table.ts'
import type { CountedTurn, TurnRecord } from './counted-turn.ts'

/** Counts turns in memory until they are written. It holds nothing about a person. */
export interface Tally {
  /** Counts a turn, in well under a microsecond. */
  add(turn: TurnRecord, counted: CountedTurn | undefined): void
  /** All that was counted since it was last taken. What can't be written is given back. */
  take(): Count[]
  giveBack(counts: readonly Count[]): void
}

/** A tally that counts by the days and hours of a time zone. `now` is in epoch milliseconds. */
export function makeTally(now: () => number, timeZone: () => string): Tally {
  const turns = new Map<CountedTurn, number>()
  const hourly = { voice: { turn: 0, call: 0 }, sms: { turn: 0, call: 0 } }
  const counts = new Map<string, Count>()
  let hour = hourOf(now(), timeZone())

  /** Turns are counted by object identity; equal ones are merged when they are taken. */
  function settle(): void {
    const period = hour.slice(0, 10)
    for (const [{ kind, ...kindOfTurn }, number] of turns)
      merge(counts, { period, ...kindOfTurn, input: kind, turns: number })
    turns.clear()
    for (const channel of ['voice', 'sms'] as const)
      for (const input of ['turn', 'call'] as const) {
        const turns = hourly[channel][input]
        if (turns > 0) merge(counts, { period: hour, channel, revision: '', from: '', input, to: '', turns })
        hourly[channel][input] = 0
      }
  }

  return {
    add({ channel, input }, counted) {
      if (counted) turns.set(counted, (turns.get(counted) ?? 0) + 1)
      hourly[channel].turn++
      if (input === 'call') hourly[channel].call++
    },
    take() {
      settle()
      hour = hourOf(now(), timeZone())
      const taken = [...counts.values()]
      counts.clear()
      return taken
    },
    giveBack: (back) => {
      for (const count of back) merge(counts, count)
    },
  }
}

function merge(counts: Map<string, Count>, count: Count): void {
  const { period, channel, revision, from, input, to } = count
  const key = [period, channel, revision, from, input, to].join()
  counts.set(key, { ...count, turns: count.turns + (counts.get(key)?.turns ?? 0) })
}

/** The hour of a moment in a time zone: `2026-11-21T14`. */
export function hourOf(moment: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .slice(0, 13)
}
