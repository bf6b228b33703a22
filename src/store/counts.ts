import type { Database, Row, Value } from './database.ts'

/**
 * How many turns of one kind there were. In a period of a day (`2026-11-21`) a kind is a channel, a revision's hash, the
 * state that the person was in, what happened, and the state that it led to. In a period of an hour (`2026-11-21T14`) it is
 * a channel and what happened: the database refuses states there, since a quiet hour and a phone bill would tell who asked
 * for what.
 */
export interface Count {
  readonly period: string
  readonly channel: string
  readonly revision: string
  readonly from: string
  readonly input: string
  readonly to: string
  readonly turns: number
}

/** Counts, and nothing of anybody. */
export interface Counts {
  /** Adds to what is there, in one statement for every 200 kinds of turns. */
  add(counts: readonly Count[]): Promise<void>
  /** The counts of all periods from a day on. */
  read(since: string): Promise<readonly Count[]>
  /** Removes what is older than a day. */
  forget(before: string): Promise<void>
}

const columns = ['period', 'channel', 'revision', 'from_state', 'input', 'to_state', 'turns'] as const

/** Rows in one statement: SQLite's time for each grows with their number. A second of a busy line has some hundred kinds of turns. */
const rowsAtMost = 200

export function makeCounts(database: Database): Counts {
  return {
    add: async (counts) => {
      for (let first = 0; first < counts.length; first += rowsAtMost)
        await add(database, counts.slice(first, first + rowsAtMost))
    },
    read: async (since) => (await database.query('SELECT * FROM counts WHERE period >= $1', [since])).map(toCount),
    forget: async (before) => {
      await database.query('DELETE FROM counts WHERE period < $1', [before])
    },
  }
}

/** In one order on all machines, so that two of them never wait for each other's rows. */
async function add(database: Database, counts: readonly Count[]): Promise<void> {
  const rows = counts.map(({ period, channel, revision, from, input, to, turns }): Value[] => [
    ...[period, channel, revision, from, input, to],
    turns,
  ])
  const sorted = rows.sort((a, b) => (a.join() < b.join() ? -1 : 1))
  const places = sorted.map((row, i) => `(${row.map((_, j) => `$${i * columns.length + j + 1}`)})`)
  await database.query(
    `INSERT INTO counts (${columns}) VALUES ${places}
     ON CONFLICT (${columns.slice(0, -1)}) DO UPDATE SET turns = counts.turns + EXCLUDED.turns`,
    sorted.flat(),
  )
}

function toCount({ period, channel, revision, from_state, input, to_state, turns }: Row): Count {
  return {
    period: String(period),
    channel: String(channel),
    revision: String(revision),
    from: String(from_state),
    input: String(input),
    to: String(to_state),
    turns: Number(turns),
  }
}
