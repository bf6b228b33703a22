import type { Sql } from './database.ts'

/** Who does something, and when, in epoch milliseconds. */
export interface Actor {
  readonly author: string
  readonly at: number
}

/** Something that somebody did to the line or the staff. */
export interface Act extends Actor {
  /** A verb such as `publish`, or two words such as `give code`. */
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
export function readActs(sql: Sql, most: number): Promise<readonly Act[]> {
  return sql.query('SELECT happened_at AS at, author, action, about FROM audit ORDER BY number DESC LIMIT $1', [most])
}

/** Whether something was ever done. */
export async function hasHappened(sql: Sql, action: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM audit WHERE action = $1 LIMIT 1', [action])).length > 0
}
