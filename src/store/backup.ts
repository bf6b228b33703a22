import { createHash } from 'node:crypto'
import { reasonOf } from '../reason.ts'
import { type BackedUpTable, backedUpTables, isBackupRow } from './backup-rows.ts'
import type { Database, Row, Sql } from './database.ts'
import { newestVersion } from './migrations.ts'
import { filesOf, intactFilesOf } from './revisions.ts'

/** The store can't be filled. The message says why, with the number of the line, and what to do. */
export class RestoreError extends Error {}

/**
 * Writes the whole store as lines of JSON: a heading, each row with the name of its table, and a SHA-256 of all lines before
 * it. Nothing can be published meanwhile. @throws DamagedError if a revision is not what was published
 */
export function backUp(database: Database, write: (line: string) => Promise<void>): Promise<void> {
  return database.transaction(async (sql) => {
    const sum = makeChecksum()
    const writeNext = (value: unknown) => write(sum.add(lineOf(value)))
    await writeNext({ signpost: 'backup', version: newestVersion })
    for (const table of backedUpTables) for await (const row of rowsOf(sql, table)) await writeNext([table, row])
    await write(lineOf({ sha256: sum.take() }))
  })
}

/** One line of JSON. Two characters that JSON leaves as they are would end it for some who read lines. */
const lineOf = (value: unknown) => JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

function makeChecksum() {
  const digest = createHash('sha256')
  return {
    /** Adds a line, and gives it back. */
    add(line: string): string {
      digest.update(`${line}\n`)
      return line
    },
    take: () => digest.digest('hex'),
  }
}

/** Revisions are read one by one, since each is some 5 MB. */
async function* rowsOf(sql: Sql, table: BackedUpTable): AsyncGenerator<Row, void> {
  if (table !== 'revisions') return yield* await sql.query(`SELECT * FROM ${table}`)
  const numbers = await sql.query('SELECT number FROM revisions ORDER BY number')
  for (const { number } of numbers) {
    const [row] = await sql.query('SELECT * FROM revisions WHERE number = $1', [number!])
    filesOf(row!)
    yield row!
  }
}

/** Fills an empty store from the lines of a backup, all of them or none. @throws RestoreError */
export function restore(database: Database, lines: AsyncIterable<string>): Promise<void> {
  return database.transaction(async (sql) => {
    for (const table of backedUpTables)
      if ((await sql.query(`SELECT 1 FROM ${table} LIMIT 1`)).length > 0)
        throw new RestoreError('The store is not empty: restore into a new one, and nothing is lost.')
    await fill(sql, lines)
    await sql.announce()
  })
}

async function fill(sql: Sql, lines: AsyncIterable<string>): Promise<void> {
  const sum = makeChecksum()
  let number = 0
  let expected: string | undefined
  for await (const line of lines) {
    number++
    if (expected !== undefined) throw refuse(number, 'comes after the end')
    const read = parse(line)
    expected = checksumIn(read)
    if (expected !== undefined) continue
    sum.add(line)
    if (number === 1) checkHeading(read)
    else await insert(sql, read, number)
  }
  if (number === 0) checkHeading(undefined)
  if (expected === undefined) throw refuse(number, 'is the last, and no checksum follows: the backup is cut short')
  if (expected !== sum.take()) throw refuse(number, 'holds another checksum than that of the lines before it')
}

function refuse(number: number, what: string): RestoreError {
  return new RestoreError(`Line ${number} ${what}. Give a backup as it was written, in full: nothing is restored.`)
}

function checkHeading(read: unknown): void {
  const { signpost, version } = (read ?? {}) as { signpost?: unknown; version?: unknown }
  if (signpost !== 'backup')
    throw new RestoreError('This is no backup of a store. Give a file that `backup` has written.')
  if (version === newestVersion) return
  throw new RestoreError(
    `The backup is of version ${Number(version)} and this code of ${newestVersion}. Restore it with the code that made it, then run this code.`,
  )
}

function checksumIn(read: unknown): string | undefined {
  const { sha256 } = (read ?? {}) as { sha256?: unknown }
  return typeof sha256 === 'string' ? sha256 : undefined
}

async function insert(sql: Sql, read: unknown, number: number): Promise<void> {
  if (!isBackupRow(read)) throw refuse(number, 'is no row of a store')
  const [table, row] = read
  if (table === 'revisions' && !intactFilesOf(row))
    throw refuse(number, 'holds a revision whose files are not those that were published')
  try {
    const names = Object.keys(row)
    const places = names.map((_, i) => `$${i + 1}`)
    await sql.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row))
  } catch (error) {
    throw refuse(number, `can't be restored (${reasonOf(error)})`)
  }
}

/** What a line of JSON holds; undefined if it is none. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
