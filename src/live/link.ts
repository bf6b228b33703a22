import type { Log } from '../channels/turn-log.ts'
import type { Store } from '../store/store.ts'

/** The way to a store that may be away, for a while or from the start. */
export interface Link {
  /** Works with the store, which is opened first if need be. What the database throws is logged once, and thrown on. */
  use<T>(work: (store: Store) => Promise<T>): Promise<T>
  state(): 'ok' | 'unreachable'
  /** Calls back when something was published, once the store could be opened. */
  onPublished(hear: () => void): void
  close(): Promise<void>
}

/** Makes the way to a store. Nothing is opened yet. */
export function makeLink(open: () => Promise<Store>, log: Log): Link {
  const reach = makeReach(log)
  let opening: Promise<Store> | undefined
  let hear = () => {}

  async function openOnce(): Promise<Store> {
    try {
      const store = await open()
      store.onPublished(() => hear())
      return store
    } catch (error) {
      opening = undefined
      throw error
    }
  }

  return {
    async use(work) {
      try {
        opening ??= openOnce()
        const done = await work(await opening)
        reach.found()
        return done
      } catch (error) {
        reach.lost(error as Error)
        throw error
      }
    },
    state: reach.state,
    onPublished: (then) => {
      hear = then
    },
    close: async () => (await opening?.catch(() => undefined))?.close(),
  }
}

/** Whether the store can be reached. The log is told when that changes. */
function makeReach(log: Log) {
  let store: ReturnType<Link['state']> = 'ok'
  return {
    state: () => store,
    found() {
      if (store === 'ok') return
      store = 'ok'
      log.info({ store }, 'The store can be reached again.')
    },
    lost({ message: reason }: Error) {
      if (store === 'unreachable') return
      store = 'unreachable'
      log.error(
        { store, reason },
        'The store can not be reached: mend the database or the disk. Calls and texts are answered all the same.',
      )
    },
  }
}
