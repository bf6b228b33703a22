import type { Database, Value } from './database.ts'

/**
 * How many turns of one kind there were. By the day (`2026-11-21`) a kind is a channel, a revision's hash, the state that
 * the person was in, what happened, and the state that it led to. By the hour (`2026-11-21T14`) it is a channel and what
 * happened: the database refuses states there, since a quiet hour and a phone bill would reveal who asked for what.
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

/** The process that adds counts, and how many it added before. Its name is a day and a UUID: `2026-11-21 …`. */
export interface Batch {
  readonly writer: string
  readonly before: number
}

/** Counts of turns. They hold nothing about a person. */
export interface Counts {
  /**
   * Adds to the counts, in one statement for every 200 kinds of turns. If an answer is lost, nobody knows whether the
   * statement was done: the same batch of up to 200, sent again before any other, is added only once.
   */
  add(counts: readonly Count[], batch: Batch): Promise<void>
  /** The counts of all periods from a day on. */
  read(since: string): Promise<readonly Count[]>
  /** Removes the counts of all days before this one. */
  forget(before: string): Promise<void>
}

const columns = ['period', 'channel', 'revision', 'from_state', 'input', 'to_state', 'turns'] as const

/** Rows in one statement, which is done whole or not at all. More would slow SQLite down; a busy line has some hundred kinds of turns a second. */
export const rowsAtMost = 200

export function makeCounts(database: Database): Counts {
  return {
    add: async (counts, batch) => {
      for (let first = 0; first < counts.length; first += rowsAtMost) {
        const slice = counts.slice(first, first + rowsAtMost)
        await add(database, slice, { ...batch, before: batch.before + first })
      }
    },
    read: (since) =>
      database.query(
        `SELECT period, channel, revision, from_state AS "from", input, to_state AS "to", turns
         FROM counts WHERE period >= $1`,
        [since],
      ),
    forget: async (before) => {
      await database.query('DELETE FROM counts WHERE period < $1', [before])
      await database.query('DELETE FROM count_writers WHERE writer < $1', [before])
    },
  }
}

/** Rows are in the same order on all machines, so that two of them never wait for each other's rows. */
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

/** The placeholders of one row's values. Without the cast, PostgreSQL would take a number for text. */
function placesFrom(first: number): string {
  const places = columns.map((column, i) => {
    const place = `$${first + i + 1}`
    return column === 'turns' ? `CAST(${place} AS BIGINT)` : place
  })
  return `(${places})`
}
