import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Row, Sql, Transaction } from './database.ts'

/** How often another process is looked for that has written, such as the command line, in ms: it costs microseconds. */
const lookEvery = 250

/**
 * How long one statement waits for another process to finish writing, in ms. Nobody is answered meanwhile, so it is short; a
 * transaction tries again for as long as `patience`.
 */
const busyTimeout = 20
const patience = 5_000
const busy = 5

/**
 * Opens the database in a file, and makes it if there is none. Many may read while one writes (WAL). A transaction is on the
 * disk when it ends; other statements, which are counts, may be lost with the machine's power, never with the process.
 */
export async function openSqlite(file: string): Promise<Database> {
  await mkdir(dirname(file), { recursive: true })
  // Only for this user: what passwords are checked against is in it.
  await (await open(file, 'a', 0o600)).close()
  const database = new DatabaseSync(file, { timeout: patience })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`)
  return makeDatabase(database)
}

function makeDatabase(database: DatabaseSync): Database {
  const heard = makeNotices(database)
  const sql = makeSql(database)
  const transact = makeTransactions(database, sql, heard.tell)
  const inTurn = makeQueue()
  return {
    query: (text, values) => inTurn(() => sql.query(text, values)),
    transaction: (work) => inTurn(() => transact(work)),
    appendOnly: (table) =>
      ['UPDATE', 'DELETE'].map(
        (change) =>
          `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} ` +
          `BEGIN SELECT RAISE(ABORT, '${table} only grows'); END`,
      ),
    onAnnounced: heard.onTold,
    close: () =>
      inTurn(async () => {
        heard.close()
        database.close()
      }),
  }
}

/** One connection can't have two transactions under way, or a query of others within one. */
function makeQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}

/** SQLite takes `$1` for a name, and looks through all names for each: `?1` is a number to it. */
function makeSql(database: DatabaseSync): Sql {
  return {
    query: async (text, values = []) => database.prepare(text.replaceAll('$', '?')).all(...values) as Row[],
  }
}

function makeTransactions(database: DatabaseSync, sql: Sql, tell: () => void) {
  return async function transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let announced = false
    const announce = async () => {
      announced = true
    }
    await begin(database)
    try {
      const result = await work({ ...sql, announce })
      database.exec('COMMIT')
      if (announced) tell()
      return result
    } catch (error) {
      // A full disk may have ended it already.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    } finally {
      database.exec('PRAGMA synchronous = NORMAL')
    }
  }
}

/** Waits without holding anybody up while another process writes. */
async function begin(database: DatabaseSync): Promise<void> {
  const until = performance.now() + patience
  database.exec('PRAGMA synchronous = FULL')
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy || performance.now() > until) throw error
      await sleep(busyTimeout)
    }
  }
}

/** In this process what is told is heard at once; what another process wrote is seen by SQLite's own counter. */
function makeNotices(database: DatabaseSync) {
  const version = database.prepare('PRAGMA data_version')
  const seen = () => Number(version.get()!.data_version)
  let last = seen()
  let hear = () => {}
  const timer = setInterval(() => {
    const now = seen()
    if (now !== last) hear()
    last = now
  }, lookEvery).unref()
  return {
    tell: () => hear(),
    onTold: (then: () => void) => {
      hear = then
    },
    close: () => clearInterval(timer),
  }
}
