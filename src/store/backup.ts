import type { Database, Row, Sql } from './database.ts'
import { newestVersion } from './migrations.ts'

/** The store can't be filled. The message says why, and what to do. */
export class RestoreError extends Error {}

/** In the order in which they can be filled. Sign-ins are left out: a copy of one is as good as a password. */
const tables = ['revisions', 'publications', 'draft', 'staff', 'audit', 'counts'] as const

const first = JSON.stringify({ signpost: 'backup', version: newestVersion })

/**
 * Writes the whole store as lines of JSON: a heading, each row with the name of its table, and the number of rows. Nothing
 * can be published meanwhile.
 */
export function backUp(database: Database, write: (line: string) => Promise<void>): Promise<void> {
  return database.transaction(async (sql) => {
    await write(first)
    let rows = 0
    for (const table of tables)
      for await (const row of rowsOf(sql, table)) {
        await write(JSON.stringify([table, row]))
        rows++
      }
    await write(JSON.stringify({ rows }))
  })
}

/** Revisions are read one by one, since each is some 40 kB. */
async function* rowsOf(sql: Sql, table: (typeof tables)[number]): AsyncGenerator<Row, void> {
  if (table !== 'revisions') return yield* await sql.query(`SELECT * FROM ${table}`)
  const numbers = await sql.query('SELECT number FROM revisions ORDER BY number')
  for (const { number } of numbers) yield* await sql.query('SELECT * FROM revisions WHERE number = $1', [number!])
}

/** Fills an empty store from the lines of a backup, all of them or none. @throws RestoreError */
export function restore(database: Database, lines: AsyncIterable<string>): Promise<void> {
  return database.transaction(async (sql) => {
    for (const table of tables)
      if ((await sql.query(`SELECT 1 FROM ${table} LIMIT 1`)).length > 0)
        throw new RestoreError('The store is not empty: restore into a new one, and nothing is lost.')
    await fill(sql, lines)
    await sql.announce()
  })
}

async function fill(sql: Sql, lines: AsyncIterable<string>): Promise<void> {
  let rows = -1
  let expected: number | undefined
  for await (const line of lines) {
    if (rows === -1) checkFirst(line)
    else expected = await fillOne(sql, line)
    rows++
    if (expected !== undefined) break
  }
  if (expected !== rows - 1) throw new RestoreError('The backup is cut short. Take another one.')
}

function checkFirst(line: string): void {
  if (line === first) return
  const { signpost, version } = parse(line) as { signpost?: unknown; version?: unknown }
  throw new RestoreError(
    signpost === 'backup'
      ? `The backup is of version ${version} and this code of ${newestVersion}. Restore it with the code that made it, then run this code.`
      : 'This is no backup of a store. Give a file that `backup` has written.',
  )
}

/** Inserts one row. Returns the number of rows if the line is the last one, which holds it. */
async function fillOne(sql: Sql, line: string): Promise<number | undefined> {
  const read = parse(line)
  if (!Array.isArray(read)) return Number((read as { rows?: unknown }).rows)
  const [table, row] = read as [(typeof tables)[number], Row]
  if (!tables.includes(table)) throw new RestoreError(`There is no place for "${table}" in a store.`)
  const names = Object.keys(row).filter((name) => /^[a-z_]+$/.test(name))
  const places = names.map((_, i) => `$${i + 1}`)
  await sql.query(
    `INSERT INTO ${table} (${names}) VALUES (${places})`,
    names.map((name) => row[name]!),
  )
  return undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    throw new RestoreError('This is no backup of a store, or it is damaged. Give a file that `backup` has written.')
  }
}
