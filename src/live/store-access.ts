import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'

/** Whether the store can be read and written to. A full disk can be read still. */
export type StoreState = 'ok' | 'read-only' | 'unreachable'

/** The way to a store that may be away, for a while or from the start; it is opened when it is first needed. */
export interface StoreAccess {
  /** Reads from the store. What the database throws is thrown on. */
  read<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Writes to the store. What the database throws is thrown on. */
  write<T>(work: (store: Store) => Promise<T>): Promise<T>
  state(): StoreState
  /** Calls back when something was published, once the store could be opened. */
  onPublished(hear: () => void): void
  close(): Promise<void>
}

const unreadable =
  'The store can not be reached: mend the database or the disk. Calls and texts are answered all the same.'
const unwritable =
  'The store can not be written to: mend the database or the disk. Counts are kept in memory, and nothing can be published.'

/** Makes the way to a store. The log is told when it is lost, and when it is found again. */
export function makeStoreAccess(open: () => Promise<Store>, log: Log): StoreAccess {
  let opening: Promise<Store> | undefined
  let hear = () => {}

  async function openAnew(): Promise<Store> {
    try {
      const store = await open()
      store.onPublished(() => hear())
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
    state: () => (!reading.isOpen() ? 'unreachable' : writing.isOpen() ? 'ok' : 'read-only'),
    onPublished: (then) => {
      hear = then
    },
    close: async () => (await opening?.catch(() => undefined))?.close(),
  }
}

/** One way to use the store, which tells the log when it is blocked and when it is open again. */
function trackAvailability(opened: () => Promise<Store>, log: Log, blocked: string) {
  let isOpen = true
  return {
    isOpen: () => isOpen,
    async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
      try {
        const done = await work(await opened())
        if (!isOpen) log.info({}, 'The store works again.')
        isOpen = true
        return done
      } catch (error) {
        if (isOpen) log.error({ reason: (error as Error).message }, blocked)
        isOpen = false
        throw error
      }
    },
  }
}
