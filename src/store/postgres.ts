import pg from 'pg'
import type { Database, Row, Sql, Transaction } from './database.ts'

/** PostgreSQL's name of the notice, and the number of the lock that lets transactions pass one at a time. */
const channel = 'signpost'
const lock = 5_196_481

/** How long the database may take to be reached, to answer, and to be tried again for notices, in ms. */
const connectTimeout = 3_000
const queryTimeout = 10_000
const listenAgainAfter = 1_000

/** Numbers of 64 bits come as text; what the store counts stays far below 2^53. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens a database by its URL, without reaching for it yet. Connections are pooled, and one of its own hears the notices of
 * other machines. Nothing that happens to a connection ends the process: the next query opens another.
 */
export function openPostgres(url: string): Database {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    query_timeout: queryTimeout,
    statement_timeout: queryTimeout,
    keepAlive: true,
    application_name: channel,
    types,
  }
  const pool = new pg.Pool({ ...settings, max: 4 })
  pool.on('error', () => {})
  const listener = makeListener(settings)
  return {
    ...sqlOf(pool),
    transaction: (work) => transact(pool, work),
    appendOnly: (table) => [
      `CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$`,
      `CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
         EXECUTE FUNCTION only_grows()`,
    ],
    onAnnounced: listener.listen,
    close: async () => {
      await Promise.all([listener.close(), pool.end()])
    },
  }
}

function sqlOf(client: Pick<pg.Pool | pg.PoolClient, 'query'>): Sql {
  return { query: async (text, values = []) => (await client.query<Row>(text, [...values])).rows }
}

async function transact<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const sql = sqlOf(client)
  let broken = false
  try {
    await sql.query('BEGIN')
    await sql.query('SELECT pg_advisory_xact_lock($1)', [lock])
    const result = await work({ ...sql, announce: async () => void (await sql.query(`NOTIFY ${channel}`)) })
    await sql.query('COMMIT')
    return result
  } catch (error) {
    await sql.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Listens on a connection of its own, and opens another when it is lost. */
function makeListener(settings: pg.ClientConfig) {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  async function listen(hear: () => void): Promise<void> {
    const own = new pg.Client(settings)
    client = own
    const lost = () => {
      if (client !== own) return
      hangUp()
      timer = setTimeout(() => listen(hear), listenAgainAfter).unref()
    }
    own.on('notification', hear).on('error', lost).on('end', lost)
    try {
      await own.connect()
      await own.query(`LISTEN ${channel}`)
      // What was announced while nobody listened.
      hear()
    } catch {
      lost()
    }
  }
  async function hangUp(): Promise<void> {
    const last = client
    client = undefined
    clearTimeout(timer)
    await last?.end().catch(() => {})
  }
  return { listen: (hear: () => void) => void listen(hear), close: hangUp }
}
