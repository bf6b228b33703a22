import type { Occasion } from '../support/occasion.ts'
import { startPostgres } from '../support/postgres.ts'
import { type Cable, layCable } from './cable.ts'

/** A real database at the end of a cable, and whether it is well. Times are those of `performance.now()`. */
export interface Database {
  /** Its URL by the cable, for a process of this name: the database then knows who writes. */
  urlFor(name: string): string
  /** Its URL without the cable. */
  readonly url: string
  readonly cable: Cable
  /** Stops it, and starts it with what it held. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Notes that it is not well from now on. Returns what notes that it is well again. */
  fallIll(): () => void
  /** When it was last found not to be well; that is now while it is not. */
  lastIll(): number
}

/** Starts a database with a cable to it. */
export async function startDatabase(occasion: Occasion): Promise<Database> {
  const postgres = await startPostgres(occasion)
  const url = await postgres.makeDatabase()
  const cable = await layCable(postgres.port)
  occasion.teardown(cable.close)
  let troubles = 0
  let lastIll = 0
  return {
    url,
    cable,
    urlFor: (name) => `${url.replace(`:${postgres.port}/`, `:${cable.port}/`)}?application_name=${name}`,
    stop: () => postgres.stop(),
    start: () => postgres.start(),
    fallIll: () => {
      troubles++
      return () => {
        troubles--
        lastIll = performance.now()
      }
    },
    lastIll: () => (troubles > 0 ? performance.now() : lastIll),
  }
}
