import { readConfig } from '../config.ts'
import { DamagedError, NewerStoreError, StoreError } from '../store/database.ts'
import { RightsChangedError } from '../store/rights.ts'
import { openStore, type Store, storeFile } from '../store/store.ts'
import { type Terminal, UnableError } from './command.ts'

/** Opens the store of the environment, works with it, and closes it. @throws UnableError if it can't be opened or used */
export async function withStore<T>(env: Terminal['env'], work: (store: Store) => Promise<T>): Promise<T> {
  const config = readConfig(env)
  const store = await openStore(config).catch((error: Error) => {
    if (error instanceof NewerStoreError) throw new UnableError(error.message)
    const where = config.databaseUrl ? 'DATABASE_URL' : `${config.dataDir}/${storeFile}`
    throw new UnableError(`The store (${where}) can't be opened: ${error.message}.`)
  })
  try {
    return await work(store).catch(explain)
  } finally {
    await store.close()
  }
}

/** What was asked of the store may be done all the same: its answer may have been lost. */
function explain(error: Error): never {
  if (error instanceof DamagedError || error instanceof RightsChangedError) throw new UnableError(error.message)
  if (!(error instanceof StoreError)) throw error
  throw new UnableError(`The store did not do it (${error.message}). See with revisions what is live, and try again.`)
}
