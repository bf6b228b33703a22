import type { Log } from '../log.ts'
import { DamagedError } from '../store/database.ts'
import type { Store } from '../store/store.ts'

/** Whether the store can be read and written to. A full disk can still be read. */
export type StoreState = 'ok' | 'read-only' | 'unreachable'

/** Access to a store that may be unavailable, now and then or from the start. It is opened when it is first needed. */
export interface StoreAccess {
  /** Reads from the store. @throws what the database throws */
  read<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Writes to the store. @throws what the database throws */
  write<T>(work: (store: Store) => Promise<T>): Promise<T>
  state(): StoreState
  /** Calls back when something was published or posted, from when the store is open. */
  onAnnounced(hear: () => void): void
  close(): Promise<void>
}

const unreadable =
  'The store cannot be reached: mend the database or the disk. Calls and texts are answered all the same.'
const unwritable =
  'The store cannot be written to: mend the database or the disk. Counts are kept in memory, and nothing can be published.'

/** Makes the access to a store. The log says when it is lost, and when it works again. */
export function makeStoreAccess(open: () => Promise<Store>, log: Log): StoreAccess {
  let opening: Promise<Store> | undefined
  let hear = () => {}

  async function openAnew(): Promise<Store> {
    try {
      const store = await open()
      store.onAnnounced(() => hear())
      return store
    } catch (error) {
      opening = undefined
      throw error
    }
  }

  const opened = () => {
    opening ??= openAnew()
    return opening
  }
  const reading = trackAvailability(opened, log, unreadable)
  const writing = trackAvailability(opened, log, unwritable)
  return {
    read: reading.use,
    write: writing.use,
    state: () => (!reading.works() ? 'unreachable' : writing.works() ? 'ok' : 'read-only'),
    onAnnounced: (then) => {
      hear = then
    },
    close: async () => (await opening?.catch(() => undefined))?.close(),
  }
}

/** Uses the store for reading or for writing, and keeps track of whether that works. `failure` is what the log says if not. */
function trackAvailability(opened: () => Promise<Store>, log: Log, failure: string) {
  let works = true
  return {
    works: () => works,
    async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
      try {
        const done = await work(await opened())
        if (!works) log.info({}, 'The store works again.')
        works = true
        return done
      } catch (error) {
        // The store works. What is damaged in it is told by who asked for it.
        if (error instanceof DamagedError) throw error
        if (works) log.error({ reason: (error as Error).message }, failure)
        works = false
        throw error
      }
    },
  }
}
