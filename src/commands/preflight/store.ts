import type { Config } from '../../config.ts'
import type { FlowFiles } from '../../flow/files.ts'
import { momentInWords } from '../../hours/dates.ts'
import { NewerStoreError } from '../../store/database.ts'
import type { Publication } from '../../store/revisions.ts'
import { openStore, type StorePlace, storeFile } from '../../store/store.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'store'

/** What is live in a store, with its files. */
export interface Live {
  readonly publication: Publication
  readonly files: FlowFiles
}

/** Looks whether the store can be opened, and what is live in it. Gives that, or undefined if there is nothing. */
export async function* checkStore(config: Config): AsyncGenerator<Result, Live | undefined> {
  const { databaseUrl, dataDir } = config
  const place = databaseUrl ? 'DATABASE_URL' : `${dataDir}/${storeFile}`
  const live = await readLive(config).catch((error: Error) => error)
  if (live instanceof Error) {
    yield fail(subject, explain(live, config, place))
    return undefined
  }
  if (!live) {
    yield warn(subject, `Nothing is published in ${place}. A line that starts publishes FLOWS_DIR, if it has no error.`)
    return undefined
  }
  const { revision, hash, at } = live.publication
  const since = momentInWords(Temporal.Instant.fromEpochMilliseconds(at), 'UTC')
  yield pass(subject, `Revision ${revision} (${hash}) is live since ${since} UTC.`)
  return live
}

async function readLive(place: StorePlace): Promise<Live | undefined> {
  const store = await openStore(place)
  try {
    const publication = await store.revisions.live()
    return publication && { publication, files: (await store.revisions.files(publication.revision))! }
  } finally {
    await store.close()
  }
}

function explain(error: Error, { databaseUrl }: Config, place: string): string {
  if (error instanceof NewerStoreError) return error.message
  return `The store (${place}) can't be used: ${error.message}. Start the database, or correct ${databaseUrl ? place : 'DATA_DIR'}.`
}
