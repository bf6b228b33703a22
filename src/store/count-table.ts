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

/** Who adds counts, and how many that one has added before. The name is a day and what is unlike all others: `2026-11-21 …`. */
export interface Batch {
  readonly writer: string
  readonly before: number
}

/** Counts, and nothing of anybody. */
export interface Counts {
  /**
   * Adds to what is there, in one statement for every 200 kinds of turns. When the answer was lost, nobody knows whether it
   * was done: the same batch of up to 200, added again before any other, is added once.
   */
  add(counts: readonly Count[], batch: Batch): Promise<void>
  /** The counts of all periods from a day on. */
  read(since: string): Promise<readonly Count[]>
  /** Removes what is older than a day. */
  forget(before: string): Promise<void>
}

const columns = ['period', 'channel', 'revision', 'from_state', 'input', 'to_state', 'turns'] as const

/** Rows in one statement, which is done as a whole or not at all: SQLite's time for each grows with their number. A second of a busy line has some hundred kinds of turns. */
export const rowsAtMost = 200

export function makeCounts(database: Database): Counts {
  return {
    add: async (counts, batch) => {
      for (let first = 0; first < counts.length; first += rowsAtMost) {
        const slice = counts.slice(first, first + rowsAtMost)
        await add(database, slice, { ...batch, before: batch.before + first })
      }
    },
    read: async (since) => (await database.query('SELECT * FROM counts WHERE period >= $1', [since])).map(toCount),
    forget: async (before) => {
      await database.query('DELETE FROM counts WHERE period < $1', [before])
      await database.query('DELETE FROM count_writers WHERE writer < $1', [before])
    },
  }
}

/** In one order on all machines, so that two of them never wait for each other's rows. */
async function add(database: Database, counts: readonly Count[], { writer, before }: Batch): Promise<void> {
  const rows = counts.map(({ period, channel, revision, from, input, to, turns }): Value[] => [
    ...[period, channel, revision, from, input, to],
    turns,
  ])
  const values = rows.sort((a, b) => (a.join() < b.join() ? -1 : 1)).flat()
  const places = rows.map((_, i) => placesFrom(i * columns.length))
  const isNew = database.ifNew(`$${values.length + 1}`, `$${values.length + 2}`)
  await database.query(
    `WITH is_new AS (${isNew})
     INSERT INTO counts (${columns}) SELECT * FROM (VALUES ${places}) AS added WHERE EXISTS (SELECT 1 FROM is_new)
     ON CONFLICT (${columns.slice(0, -1)}) DO UPDATE SET turns = counts.turns + EXCLUDED.turns`,
    [...values, writer, before + counts.length],
  )
}

/** The places of one row's values. PostgreSQL would take a number for text here. */
function placesFrom(first: number): string {
  const places = columns.map((column, i) => {
    const place = `$${first + i + 1}`
    return column === 'turns' ? `CAST(${place} AS BIGINT)` : place
  })
  return `(${places})`
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
