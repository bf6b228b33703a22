import { type Database, NewerStoreError, type Sql } from './database.ts'

/** Statements that both databases understand, and the tables of which rows are never changed or removed. */
interface Migration {
  readonly statements: readonly string[]
  readonly appendOnly: readonly string[]
}

/**
 * What made the tables, in order. A migration that was once released is never changed. No column holds a caller's number,
 * text or key press; counts by the hour hold no states either.
 */
const migrations: readonly Migration[] = [
  {
    statements: [
      `CREATE TABLE revisions (
         number BIGINT PRIMARY KEY,
         hash TEXT NOT NULL UNIQUE,
         files TEXT NOT NULL,
         author TEXT NOT NULL,
         note TEXT NOT NULL,
         made_at BIGINT NOT NULL,
         findings TEXT NOT NULL
       )`,
      `CREATE TABLE publications (
         number BIGINT PRIMARY KEY,
         revision BIGINT NOT NULL REFERENCES revisions (number),
         author TEXT NOT NULL,
         note TEXT NOT NULL,
         published_at BIGINT NOT NULL
       )`,
      `CREATE TABLE draft (
         edits BIGINT NOT NULL,
         files TEXT,
         author TEXT NOT NULL,
         saved_at BIGINT NOT NULL
       )`,
      `CREATE TABLE staff (
         name TEXT PRIMARY KEY,
         role TEXT NOT NULL,
         secret TEXT NOT NULL
       )`,
      `CREATE TABLE sign_ins (
         token TEXT PRIMARY KEY,
         staff TEXT NOT NULL REFERENCES staff (name) ON DELETE CASCADE,
         ends_at BIGINT NOT NULL
       )`,
      `CREATE TABLE audit (
         number BIGINT PRIMARY KEY,
         happened_at BIGINT NOT NULL,
         author TEXT NOT NULL,
         action TEXT NOT NULL,
         about TEXT NOT NULL
       )`,
      `CREATE TABLE counts (
         period TEXT NOT NULL,
         channel TEXT NOT NULL,
         revision TEXT NOT NULL,
         from_state TEXT NOT NULL,
         input TEXT NOT NULL,
         to_state TEXT NOT NULL,
         turns BIGINT NOT NULL,
         PRIMARY KEY (period, channel, revision, from_state, input, to_state),
         CHECK (length(period) = 10 OR (revision = '' AND from_state = '' AND to_state = ''))
       )`,
      `CREATE TABLE count_writers (
         writer TEXT PRIMARY KEY,
         added BIGINT NOT NULL
       )`,
    ],
    appendOnly: ['revisions', 'publications', 'audit'],
  },
  {
    statements: [
      'ALTER TABLE staff RENAME COLUMN name TO address',
      'ALTER TABLE staff RENAME COLUMN secret TO key_hash',
      "ALTER TABLE staff ADD COLUMN code_hash TEXT NOT NULL DEFAULT ''",
      'ALTER TABLE staff ADD COLUMN code_ends_at BIGINT NOT NULL DEFAULT 0',
      "ALTER TABLE publications ADD COLUMN approver TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE publications ADD COLUMN edited_by TEXT NOT NULL DEFAULT '[]'",
      `CREATE TABLE vouchings (
         number BIGINT PRIMARY KEY,
         address TEXT NOT NULL,
         voucher TEXT NOT NULL,
         vouched_at BIGINT NOT NULL
       )`,
      `CREATE TABLE proposals (
         number BIGINT PRIMARY KEY,
         what TEXT NOT NULL,
         edited_by TEXT NOT NULL,
         author TEXT NOT NULL,
         note TEXT NOT NULL,
         proposed_at BIGINT NOT NULL
       )`,
      `CREATE TABLE decisions (
         number BIGINT PRIMARY KEY,
         proposal BIGINT NOT NULL UNIQUE REFERENCES proposals (number),
         outcome TEXT NOT NULL,
         author TEXT NOT NULL,
         note TEXT NOT NULL,
         decided_at BIGINT NOT NULL
       )`,
    ],
    appendOnly: ['vouchings', 'proposals', 'decisions'],
  },
  {
    statements: [
      `CREATE TABLE notices (
         number BIGINT PRIMARY KEY,
         say TEXT NOT NULL,
         text TEXT NOT NULL,
         from_ms BIGINT NOT NULL,
         until_ms BIGINT NOT NULL,
         author TEXT NOT NULL,
         approver TEXT NOT NULL,
         posted_at BIGINT NOT NULL
       )`,
      `CREATE TABLE notice_ends (
         notice BIGINT PRIMARY KEY REFERENCES notices (number),
         author TEXT NOT NULL,
         ended_at BIGINT NOT NULL
       )`,
    ],
    appendOnly: ['notices', 'notice_ends'],
  },
]

/** The version of the tables that this code makes. */
export const newestVersion = migrations.length

/**
 * Brings the tables up to date, under a lock, so that machines that start at once don't do it twice.
 * @throws NewerStoreError if newer code made the tables
 */
export async function migrate(database: Database): Promise<void> {
  // Mostly there is nothing to do, and no need to wait for the lock. A new database has no such table.
  if ((await readVersion(database).catch(() => 0)) === newestVersion) return
  await database.transaction(async (sql) => {
    await sql.query('CREATE TABLE IF NOT EXISTS store_version (version BIGINT NOT NULL)')
    const version = await readVersion(sql)
    if (version > newestVersion)
      throw new NewerStoreError(
        `The store is of version ${version} and this code knows ${newestVersion}. Run the newer code, or restore a backup.`,
      )
    for (const { statements, appendOnly } of migrations.slice(version))
      for (const statement of [...statements, ...appendOnly.flatMap(database.appendOnly)]) await sql.query(statement)
    await sql.query('DELETE FROM store_version')
    await sql.query('INSERT INTO store_version VALUES ($1)', [newestVersion])
  })
}

async function readVersion(sql: Sql): Promise<number> {
  const [row] = await sql.query('SELECT version FROM store_version')
  return Number(row?.version ?? 0)
}
