import { setTimeout as sleep } from 'node:timers/promises'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import type { Log } from '../log.ts'
import { NewerStoreError } from '../store/database.ts'
import type { Publication } from '../store/revisions.ts'
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
  readonly peek: () => Promise<FlowFiles | undefined>
  /** Publishes the folder in a new store, if it has no error. */
  readonly seed: () => Promise<Publication | undefined>
  readonly rehearse: Rehearse
  readonly log: Log
}

/** A line, and where it comes from. */
interface FoundLine {
  readonly line: Line
  readonly answers: Answers
}

/** The line that a machine starts with, and where it comes from. */
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
  for (const [i, revision] of (await revisionsIn(sources)).entries()) {
    const line = await loadLine(sources, revision).catch((error) => {
      if (!(error instanceof UnusableError)) return
      logUnusable(sources.log, revision, error)
      if (i === 0) unusable = revision
    })
    if (line) return { line, answers: i === 0 ? 'live' : 'older', unusable }
  }
  return { unusable }
}

async function findPeeked({ access, peek, rehearse, log }: Sources): Promise<FoundLine | undefined> {
  const files = access.state() === 'ok' ? undefined : await peek()
  if (!files) return undefined
  const line = lineOf(files, rehearse)
  log.warn({ revision: line.revision }, 'The store can only be read: what is live in it answers.')
  return { line, answers: 'live' }
}

async function findInFolder({ readFolder, rehearse, log }: Sources): Promise<FoundLine> {
  const line = lineOf(await readFolder(), rehearse)
  log.warn(
    { revision: line.revision },
    'The folder of flow files answers, since no revision could be loaded from a store.',
  )
  return { line, answers: 'folder' }
}

/** The revisions that were live, the newest first; none if the store can't be reached. */
async function revisionsIn({ access, seed }: Sources): Promise<string[]> {
  try {
    const published = await access.read(({ revisions }) => revisions.publications())
    const publications = published.length > 0 ? published : [await seed()]
    const revisions = new Set(publications.flatMap((publication) => publication?.hash ?? []))
    return [...revisions].slice(0, triedAtMost)
  } catch (error) {
    if (error instanceof NewerStoreError) throw error
    return []
  }
}
