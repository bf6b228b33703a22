import { join } from 'node:path'
import type { FlowFiles } from '../flow/files.ts'
import { type Act, addAct, hasHappened, readActs } from './audit.ts'
import { backUp, restore } from './backup.ts'
import { type Counts, makeCounts } from './count-table.ts'
import type { Database, Sql } from './database.ts'
import { type Drafts, makeDrafts } from './draft.ts'
import { migrate } from './migrations.ts'
import { makeNotices, type Notices, type PostedNotice, readComing } from './notices.ts'
import { makeProposals, type Proposals } from './proposals.ts'
import { makeRevisions, type Revisions, readLiveFiles } from './revisions.ts'
import { openSqlite, peekSqlite } from './sqlite.ts'
import { makeStaff, type Staff } from './staff.ts'

/**
 * What outlives a process: what was published and proposed, notices, the draft, staff, the audit log, and counts. It holds
 * nothing about the people who call and text. Every method may throw what the database throws.
 */
export interface Store {
  readonly revisions: Revisions
  readonly proposals: Proposals
  readonly notices: Notices
  readonly draft: Drafts
  readonly staff: Staff
  readonly counts: Counts
  /** The audit log, the newest act first, at most so many. */
  audit(most: number): Promise<readonly Act[]>
  /** Notes, once and for ever, that the store serves a line with an auth token. `at` is in epoch milliseconds. */
  noteService(at: number): Promise<void>
  /** Whether it ever served a line with an auth token. */
  isInService(): Promise<boolean>
  /** Writes everything except sign-ins, as lines from which either kind of store can be restored. */
  backUp(write: (line: string) => Promise<void>): Promise<void>
  /** Fills an empty store, with all of a backup or nothing. @throws RestoreError */
  restore(lines: AsyncIterable<string>): Promise<void>
  /** Calls back when this process or another published something, or posted or ended a notice. Word of it may be lost, so ask now and then too. */
  onAnnounced(hear: () => void): void
  close(): Promise<void>
}

/** Where a store is: a PostgreSQL URL, or else the folder of an SQLite file. */
export interface StorePlace {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
}

/** The name of the SQLite file in its folder. */
export const storeFile = 'signpost.db'

/** Opens a store and brings its tables up to date. @throws NewerStoreError, or what the database throws when it can't be reached */
export async function openStore({ databaseUrl, dataDir }: StorePlace): Promise<Store> {
  // The driver of PostgreSQL is loaded only if it is used: callers are waiting for a line that starts.
  const database = databaseUrl
    ? (await import('./postgres.ts')).openPostgres(databaseUrl)
    : await openSqlite(join(dataDir, storeFile))
  try {
    await migrate(database)
    return makeStore(database)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What can be seen of a store that can't be opened. */
export interface Peeked {
  readonly files: FlowFiles
  /** Those that are on or planned. */
  readonly notices: readonly PostedNotice[]
}

/** What is live at a time in a store that can't be opened, if it is an SQLite file that can still be read. */
export async function peekIntoStore({ databaseUrl, dataDir }: StorePlace, now: number): Promise<Peeked | undefined> {
  if (databaseUrl) return undefined
  return peekSqlite(join(dataDir, storeFile), (sql) => peek(sql, now)).catch(() => undefined)
}

async function peek(sql: Sql, now: number): Promise<Peeked | undefined> {
  const live = await readLiveFiles(sql)
  // Older code may have made the file, which knew no notices.
  return live && { files: live.files, notices: await readComing(sql, now).catch(() => []) }
}

function makeStore(database: Database): Store {
  return {
    revisions: makeRevisions(database),
    proposals: makeProposals(database),
    notices: makeNotices(database),
    draft: makeDrafts(database),
    staff: makeStaff(database),
    counts: makeCounts(database),
    audit: (most) => readActs(database, most),
    noteService: (at) => noteService(database, at),
    isInService: () => hasHappened(database, service),
    backUp: (write) => backUp(database, write),
    restore: (lines) => restore(database, lines),
    onAnnounced: database.onAnnounced,
    close: database.close,
  }
}

const service = 'serve'

async function noteService(database: Database, at: number): Promise<void> {
  // Mostly it is noted, and no lock is needed as a machine starts.
  if (await hasHappened(database, service)) return
  await database.transaction(async (sql) => {
    if (!(await hasHappened(sql, service)))
      await addAct(sql, { at, author: 'signpost', action: service, about: 'a line with an auth token' })
  })
}
