import { chmod, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { makeFolder } from '../make-folder.ts'
import { reasonOf } from '../reason.ts'
import { type Database, type Sql, StoreError, type Transaction, type Value } from './database.ts'

/** How often to look whether another process, such as a command, has written, in ms. It takes microseconds. */
const lookEvery = 250

/**
 * How long one statement waits for another process to finish writing, in ms. Nobody is answered meanwhile, so it is short;
 * a transaction tries again until `transactionTimeout`.
 */
const busyTimeout = 20
const transactionTimeout = 5_000
/** SQLITE_BUSY (https://www.sqlite.org/rescode.html#busy). */
const busy = 5

/**
 * Opens the database in a file, or makes it. Others can read while one writes (WAL). A transaction is on the disk when it
 * ends; other statements, which are counts, may be lost if the machine loses power, but not if the process ends.
 */
export async function openSqlite(file: string): Promise<Database> {
  await makeFile(file).catch(fail)
  const database = tryTo(() => new DatabaseSync(file, { timeout: busyTimeout }))
  try {
    await whenFree(() => database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL'))
    return makeDatabase(database)
  } catch (error) {
    database.close()
    return fail(error)
  }
}

/** Reads a file that can't be opened for writing, since its disk is full or read-only. @throws StoreError */
export async function peekSqlite<T>(file: string, look: (sql: Sql) => Promise<T>): Promise<T> {
  const url = pathToFileURL(resolve(file))
  try {
    return await lookInto(url, look)
  } catch {
    // SQLite can't make the file by which readers and writers agree either. Nobody can write, so none is needed.
    url.searchParams.set('immutable', '1')
    return lookInto(url, look)
  }
}

async function lookInto<T>(url: URL, look: (sql: Sql) => Promise<T>): Promise<T> {
  const database = tryTo(() => new DatabaseSync(url, { readOnly: true }))
  try {
    return await look(makeSql(database))
  } finally {
    database.close()
  }
}

/** Makes sure of a file, and that only this user may read it: it holds what passwords are checked against. */
async function makeFile(file: string): Promise<void> {
  await makeFolder(dirname(file), 0o700)
  await (await open(file, 'a', 0o600)).close()
  // SQLite makes the other two like the first. They may be there already, or somebody else's, and that stops nobody.
  for (const end of ['', '-wal', '-shm']) await chmod(`${file}${end}`, 0o600).catch(() => {})
}

function fail(error: unknown): never {
  throw new StoreError(reasonOf(error))
}

function tryTo<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    return fail(error)
  }
}

function makeDatabase(database: DatabaseSync): Database {
  const heard = makeAnnouncements(database)
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
    // No answer can be lost on the way, so a statement that was done is never sent again.
    ifNew: (writer, added) => `SELECT ${writer}, ${added}`,
    elements: (array) => `json_each(${array})`,
    onAnnounced: heard.onTold,
    close: () =>
      inTurn(async () => {
        heard.close()
        database.close()
      }),
  }
}

/** A connection runs one transaction at a time, and no other query meanwhile. */
function makeQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}

/** To SQLite `$1` is a name, which it searches for among all names; `?1` is a number. Its rows have no prototype. */
function makeSql(database: DatabaseSync): Sql {
  return {
    query: async <R>(text: string, values: readonly Value[] = []) =>
      tryTo(() =>
        database
          .prepare(text.replaceAll('$', '?'))
          .all(...values)
          .map((row) => ({ ...row }) as R),
      ),
  }
}

function makeTransactions(database: DatabaseSync, sql: Sql, tell: () => void) {
  return async function transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let announced = false
    const announce = async () => {
      announced = true
    }
    try {
      tryTo(() => database.exec('PRAGMA synchronous = FULL'))
      await whenFree(() => database.exec('BEGIN IMMEDIATE'))
      const result = await work({ ...sql, announce })
      tryTo(() => database.exec('COMMIT'))
      if (announced) tell()
      return result
    } finally {
      settle(database)
    }
  }
}

/** Rolls back what was not committed. A full disk, or closing the store, may have ended the transaction already. */
function settle(database: DatabaseSync): void {
  if (!database.isOpen) return
  if (database.isTransaction) database.exec('ROLLBACK')
  database.exec('PRAGMA synchronous = NORMAL')
}

/** Does something once no other process is writing. Waiting does not hold the event loop. */
async function whenFree(work: () => void): Promise<void> {
  const until = performance.now() + transactionTimeout
  for (;;) {
    try {
      work()
      return
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy || performance.now() > until) fail(error)
      await sleep(busyTimeout)
    }
  }
}

/** Announcements within this process are heard at once. What another process wrote shows in a counter of SQLite's. */
function makeAnnouncements(database: DatabaseSync) {
  const version = database.prepare('PRAGMA data_version')
  const seen = () => Number(version.get()!.data_version)
  let last = seen()
  let hear = () => {}
  const timer = setInterval(look, lookEvery).unref()
  function look(): void {
    try {
      const now = seen()
      if (now !== last) hear()
      last = now
    } catch {
      // The next read or write reports what is wrong.
    }
  }
  return {
    tell: () => hear(),
    onTold: (then: () => void) => {
      hear = then
    },
    close: () => clearInterval(timer),
  }
}
