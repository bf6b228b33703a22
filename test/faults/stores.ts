import { mkdir, stat } from 'node:fs/promises'
import pg from 'pg'
import { type StorePlace, storeFile } from '../../src/store/store.ts'
import type { Occasion } from '../support/occasion.ts'
import { startPostgres } from '../support/postgres.ts'

/** A database that stores are made in. */
export interface Kind {
  readonly name: string
  /** A place for a store that holds nothing yet. */
  make(): Promise<StorePlace>
  /** How large a store is that nobody has open, in bytes. */
  size(place: StorePlace): Promise<number>
}

/** Both databases. */
export async function startStores(occasion: Occasion): Promise<readonly Kind[]> {
  const folder = occasion.testdir()
  const postgres = await startPostgres(occasion)
  let stores = 0
  const makeFolder = async () => {
    const dataDir = `${folder}/store-${++stores}`
    await mkdir(dataDir)
    return dataDir
  }
  return [
    {
      name: 'SQLite',
      make: async () => ({ databaseUrl: undefined, dataDir: await makeFolder() }),
      size: async ({ dataDir }) => (await stat(`${dataDir}/${storeFile}`)).size,
    },
    {
      name: 'PostgreSQL',
      make: async () => ({ databaseUrl: await postgres.makeDatabase(), dataDir: await makeFolder() }),
      size: ({ databaseUrl }) => sizeOfTables(databaseUrl!),
    },
  ]
}

/** The tables with their indexes: an empty database takes some 8 MB besides, whatever is in it. */
async function sizeOfTables(url: string): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query('SELECT SUM(pg_total_relation_size(relid)) AS bytes FROM pg_stat_user_tables')
  await client.end()
  return Number(rows[0].bytes)
}
