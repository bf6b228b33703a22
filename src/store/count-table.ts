import type { Database } from './database.ts'

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
   * Adds to the counts, in one statement, which is done whole or not at all. If its answer is lost, nobody knows whether it was
   * done: the same batch, sent again before any other, is added only once.
   */
  add(counts: readonly Count[], batch: Batch): Promise<void>
  /** The counts of all periods from a day on. */
  read(since: string): Promise<readonly Count[]>
  /** The oldest and the newest day that were counted, of those before a day; undefined if there is none. */
  span(before: string): Promise<{ readonly oldest: string; readonly newest: string } | undefined>
  /** Removes the counts of all days before this one. */
  forget(before: string): Promise<void>
}

const columns = ['period', 'channel', 'revision', 'from_state', 'input', 'to_state', 'turns'] as const

/** The values of a row, which is a JSON array. PostgreSQL would take its number for text. */
const values = columns.map((column, i) => (column === 'turns' ? `CAST(value ->> ${i} AS BIGINT)` : `value ->> ${i}`))

export function makeCounts(database: Database): Counts {
  // All rows are one parameter: to read as many as there are values takes SQLite four times as long.
  const addRows = `WITH is_new AS (${database.ifNew('$2', '$3')})
     INSERT INTO counts (${columns}) SELECT ${values} FROM ${database.elements('$1')} WHERE EXISTS (SELECT 1 FROM is_new)
     ON CONFLICT (${columns.slice(0, -1)}) DO UPDATE SET turns = counts.turns + EXCLUDED.turns`
  return {
    add: async (counts, { writer, before }) => {
      // In the same order on all machines, so that two of them never wait for each other's rows.
      const rows = counts.map(rowOf).sort()
      await database.query(addRows, [`[${rows}]`, writer, before + counts.length])
    },
    read: (since) =>
      database.query(
        `SELECT period, channel, revision, from_state AS "from", input, to_state AS "to", turns
         FROM counts WHERE period >= $1`,
        [since],
      ),
    span: async (before) => {
      const days = 'SELECT SUBSTR(MIN(period), 1, 10) AS oldest, SUBSTR(MAX(period), 1, 10) AS newest FROM counts'
      const [row] = await database.query<{ oldest: string; newest: string }>(`${days} WHERE period < $1`, [before])
      return row?.oldest ? row : undefined
    },
    forget: async (before) => {
      await database.query('DELETE FROM counts WHERE period < $1', [before])
      await database.query('DELETE FROM count_writers WHERE writer < $1', [before])
    },
  }
}

const rowOf = ({ period, channel, revision, from, input, to, turns }: Count) =>
  JSON.stringify([period, channel, revision, from, input, to, turns])
