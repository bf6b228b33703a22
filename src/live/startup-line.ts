import { setTimeout as sleep } from 'node:timers/promises'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import type { Log } from '../log.ts'
import { NewerStoreError } from '../store/database.ts'
import type { PostedNotice } from '../store/notices.ts'
import type { Publication } from '../store/revisions.ts'
import type { Peeked } from '../store/store.ts'
import { lineOf, loadLine, logUnusable, type Rehearse, UnusableError } from './load-line.ts'
import type { StoreAccess } from './store-access.ts'

/** Where the line comes from that answers: the live revision, an older one since this code can't use the live one, or FLOWS_DIR. */
export type Answers = 'live' | 'older' | 'folder'

/** Where a machine gets its lines from. */
export interface Sources {
  readonly access: StoreAccess
  /** Reads the folder of flow files, from which a machine without a store answers. */
  readonly readFolder: () => Promise<FlowFiles>
  /** Reads what is live from a store that can't be opened, if its file can still be read. */
  readonly peek: () => Promise<Peeked | undefined>
  /** Publishes the folder in a new store, if it has no error. */
  readonly seed: () => Promise<Publication | undefined>
  readonly rehearse: Rehearse
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** A line, where it comes from, and the notices that are on or planned. */
interface FoundLine {
  readonly line: Line
  readonly answers: Answers
  readonly notices: readonly PostedNotice[]
}

/** What a machine starts with. */
export interface StartupLine extends FoundLine {
  /** The live revision if this code can't use it, which is in the log; else ''. */
  readonly unusable: string
}

/** How many revisions are tried before the folder is, and how long a machine waits for the store before it answers, in ms. */
const triedAtMost = 5
const storeTimeout = 4_000

/** The line that a machine starts with. @throws NewerStoreError; UnusableError if only the folder is left, and it is not a line */
export async function findStartupLine(sources: Sources): Promise<StartupLine> {
  const late = sleep(storeTimeout, { unusable: '' }, { ref: false })
  const stored = await Promise.race([findStored(sources), late])
  if ('line' in stored) return stored
  return { ...((await findPeeked(sources)) ?? (await findInFolder(sources))), ...stored }
}

async function findStored(sources: Sources): Promise<StartupLine | Pick<StartupLine, 'unusable'>> {
  let unusable = ''
  const { revisions, notices } = await readStored(sources)
  for (const [i, revision] of revisions.entries()) {
    const line = await loadLine(sources, revision).catch((error) => {
      if (!(error instanceof UnusableError)) return
      logUnusable(sources.log, revision, error)
      if (i === 0) unusable = revision
    })
    if (line) return { line, answers: i === 0 ? 'live' : 'older', notices, unusable }
  }
  return { unusable }
}

async function findPeeked({ access, peek, rehearse, log }: Sources): Promise<FoundLine | undefined> {
  const peeked = access.state() === 'ok' ? undefined : await peek()
  if (!peeked) return undefined
  const line = lineOf(peeked.files, rehearse)
  log.warn({ revision: line.revision }, 'The store can only be read: what is live in it answers.')
  return { line, answers: 'live', notices: peeked.notices }
}

async function findInFolder({ readFolder, rehearse, log }: Sources): Promise<FoundLine> {
  const line = lineOf(await readFolder(), rehearse)
  log.warn(
    { revision: line.revision },
    'The folder of flow files answers, since no revision could be loaded from a store.',
  )
  return { line, answers: 'folder', notices: [] }
}

interface Stored extends Pick<FoundLine, 'notices'> {
  /** Those that were live, by their hashes, the newest first. */
  readonly revisions: readonly string[]
}

/** What there is in the store; nothing if it can't be reached. */
async function readStored({ access, seed, now }: Sources): Promise<Stored> {
  try {
    const published = await access.read(({ revisions }) => revisions.publications())
    const publications = published.length > 0 ? published : [await seed()]
    const revisions = new Set(publications.flatMap((publication) => publication?.hash ?? []))
    const notices = await access.read((store) => store.notices.coming(now()))
    return { revisions: [...revisions].slice(0, triedAtMost), notices }
  } catch (error) {
    if (error instanceof NewerStoreError) throw error
    return { revisions: [], notices: [] }
  }
}
