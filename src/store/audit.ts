import type { Sql } from './database.ts'

/** Something that somebody did to the line or the staff. `at` is in epoch milliseconds. */
export interface Act {
  readonly at: number
  readonly author: string
  /** A word such as `publish`. */
  readonly action: string
  /** What it was done to, in words. */
  readonly about: string
}

/** Adds an act to the audit log, in the transaction that does it. */
export async function addAct(sql: Sql, { at, author, action, about }: Act): Promise<void> {
  await sql.query(
    `INSERT INTO audit (number, happened_at, author, action, about)
     SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4 FROM audit`,
    [at, author, action, about],
  )
}

/** The audit log, the newest act first. */
export async function readActs(sql: Sql, most: number): Promise<readonly Act[]> {
  const rows = await sql.query('SELECT * FROM audit ORDER BY number DESC LIMIT $1', [most])
  return rows.map(({ happened_at, author, action, about }) => ({
    at: Number(happened_at),
    author: String(author),
    action: String(action),
    about: String(about),
  }))
}
