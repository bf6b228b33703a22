import type { Test } from 'tap'
import type { Database } from '../../src/store/database.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore, type Store, type StorePlace, storeFile } from '../../src/store/store.ts'
import type { Postgres } from '../support/postgres.ts'

/** Where a new, empty store of each kind is, and the bare database in it, with what lets its revisions be changed. */
export interface NewStore {
  readonly place: StorePlace
  readonly open: () => Promise<Database>
  readonly unlock: string
}

/** What makes a new store, by its kind. */
export function newStores(postgres: Postgres): Record<string, (t: Test) => Promise<NewStore>> {
  return {
    sqlite: async (t) => {
      const dataDir = t.testdir()
      const open = () => openSqlite(`${dataDir}/${storeFile}`)
      return { place: { databaseUrl: undefined, dataDir }, open, unlock: 'DROP TRIGGER revisions_no_update' }
    },
    postgres: async () => {
      const databaseUrl = await postgres.makeDatabase()
      const open = async () => openPostgres(databaseUrl)
      return { place: { databaseUrl, dataDir: '' }, open, unlock: 'DROP TRIGGER revisions_only_grows ON revisions' }
    },
  }
}

/** Opens a store, and closes it when the test ends. */
export async function open(t: Test, place: StorePlace): Promise<Store> {
  const store = await openStore(place)
  t.teardown(() => store.close())
  return store
}
