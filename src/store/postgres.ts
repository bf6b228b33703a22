import querystring from 'node:querystring'
import pg from 'pg'
import { reasonOf } from '../reason.ts'
import { type Database, type Sql, StoreError, type Transaction, type Value } from './database.ts'

/** The channel of the announcements, and the number of the lock that lets transactions pass one at a time. */
const channel = 'signpost'
const lock = 5_196_481

/** How long the database may take to accept a connection and to answer, and the pause before listening again, in ms. */
const connectTimeout = 3_000
const queryTimeout = 10_000
const listenAgainAfter = 1_000

/** 64-bit numbers would come as text. What the store counts stays far below 2^53. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens a database by its URL, without connecting yet. Connections are pooled; a separate one listens for what
 * other machines announce. Losing a connection never ends the process: the next query opens another.
 */
export function openPostgres(url: string): Database {
  const settings: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    query_timeout: queryTimeout,
    keepAlive: true,
    // So a connection that is lost silently is noticed in some 20 s rather than 2 hours.
    keepAliveInitialDelayMillis: 10_000,
    application_name: channel,
    types,
  }
  const pool = new pg.Pool({ ...settings, max: 4 })
  pool.on('error', () => {})
  // A connection that is lost within a transaction emits an error, which would end the process if nothing listened.
  pool.on('connect', (client) => client.on('error', () => {}))
  const listener = makeListener(settings)
  const fail = makeFail(url)
  return {
    ...sqlOf(pool, fail),
    transaction: async (work) => transact(await pool.connect().catch(fail), fail, work),
    appendOnly: (table) => [
      `CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$`,
      `CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
         EXECUTE FUNCTION only_grows()`,
    ],
    ifNew: (writer, added) => `INSERT INTO count_writers (writer, added) VALUES (${writer}, ${added})
      ON CONFLICT (writer) DO UPDATE SET added = EXCLUDED.added WHERE count_writers.added < EXCLUDED.added RETURNING 1`,
    elements: (array) => `json_array_elements(${array}::json)`,
    onAnnounced: listener.listen,
    close: async () => {
      await Promise.all([listener.close(), pool.end()])
    },
  }
}

/** Throws an error in the driver's words, which may quote any part of the URL, without the password. */
function makeFail(url: string): (error: unknown) => never {
  const { password, searchParams } = new URL(url)
  const secrets = [password, querystring.unescape(password), searchParams.get('password')].filter((secret) => secret)
  return function fail(error) {
    throw new StoreError(secrets.reduce<string>((words, secret) => words.replaceAll(secret!, '…'), reasonOf(error)))
  }
}

type Fail = ReturnType<typeof makeFail>

function sqlOf(client: Pick<pg.Pool | pg.PoolClient, 'query'>, fail: Fail): Sql {
  return {
    query: async <R>(text: string, values: readonly Value[] = []) =>
      (await client.query<R & pg.QueryResultRow>(text, [...values]).catch(fail)).rows,
  }
}

/**
 * Without timeouts, a machine that is lost in a transaction would keep all others from publishing for hours. A connection
 * pooler in front of the database takes no such settings when connecting, so each transaction makes them.
 */
const begin = `BEGIN;
  SET LOCAL statement_timeout = ${queryTimeout};
  SET LOCAL idle_in_transaction_session_timeout = ${queryTimeout};
  SELECT pg_advisory_xact_lock(${lock})`

async function transact<T>(
  client: pg.PoolClient,
  fail: Fail,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const sql = sqlOf(client, fail)
  try {
    await client.query(begin).catch(fail)
    const result = await work({ ...sql, announce: async () => void (await sql.query(`NOTIFY ${channel}`)) })
    await sql.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that can't even roll back is thrown away.
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}

/** Listens on a connection of its own, and opens another if that is lost. */
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
      // Something may have been announced before it listened.
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
