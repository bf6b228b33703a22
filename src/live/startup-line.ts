import { setTimeout as sleep } from 'node:timers/promises'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import type { Log } from '../log.ts'
import { NewerStoreError } from '../store/database.ts'
import type { Publication } from '../store/revisions.ts'
import { lineOf, loadLine, type Rehearse, tellUnusable, UnusableError } from './load-line.ts'
import type { StoreAccess } from './store-access.ts'

/** What a machine answers with: what is live, an older revision since this code can't use what is live, or the folder of flow files. */
export type Answers = 'live' | 'older' | 'folder'

/** Where a machine has its lines from. */
export interface Sources {
  readonly access: StoreAccess
  /** Reads the folder of flow files, which a machine without a store answers from. */
  readonly readFolder: () => Promise<FlowFiles>
  /** Reads what is live off a store that can't be opened, if that can be done without. */
  readonly peek: () => Promise<FlowFiles | undefined>
  /** Publishes that folder in a new store, if it has no error. */
  readonly seed: () => Promise<Publication | undefined>
  readonly rehearse: Rehearse
  readonly log: Log
}

/** A line, and where it is from. */
export interface StartupLine {
  readonly line: Line
  readonly answers: Answers
  /** The revision that is live and can't be used, as the log was told; '' if there is none. */
  readonly unusable: string
}

/** How many revisions are tried before the folder is, and how long a machine waits for the store before it answers, in ms. */
const triedAtMost = 5
const patience = 4_000

/** The line that a machine starts with. @throws NewerStoreError; UnusableError when nothing but the folder is left, and it is no line */
export async function findStartupLine(sources: Sources): Promise<StartupLine> {
  const late = sleep(patience, { unusable: '' }, { ref: false })
  const stored = await Promise.race([findStored(sources), late])
  if ('line' in stored) return stored
  return { ...((await findPeeked(sources)) ?? (await findInFolder(sources))), ...stored }
}

async function findStored(sources: Sources): Promise<StartupLine | Pick<StartupLine, 'unusable'>> {
  const { access, seed, log } = sources
  let unusable = ''
  for (const [i, revision] of (await revisionsIn(access, seed)).entries()) {
    const line = await loadLine(sources, revision).catch((error) => {
      if (!(error instanceof UnusableError)) return
      tellUnusable(log, revision, error)
      if (i === 0) unusable = revision
    })
    if (line) return { line, answers: i === 0 ? 'live' : 'older', unusable }
  }
  return { unusable }
}

async function findPeeked({
  access,
  peek,
  rehearse,
  log,
}: Sources): Promise<Omit<StartupLine, 'unusable'> | undefined> {
  const files = access.state() === 'ok' ? undefined : await peek()
  if (!files) return undefined
  const line = lineOf(files, rehearse)
  log.warn({ revision: line.revision }, 'The store can only be looked at: what is live in it answers.')
  return { line, answers: 'live' }
}

async function findInFolder({ readFolder, rehearse, log }: Sources): Promise<Omit<StartupLine, 'unusable'>> {
  const line = lineOf(await readFolder(), rehearse)
  log.warn({ revision: line.revision }, 'The folder of flow files answers: there is no revision of a store to be had.')
  return { line, answers: 'folder' }
}

/** The revisions that were live, the newest first; none when the store can't be reached. */
async function revisionsIn(access: StoreAccess, seed: Sources['seed']): Promise<string[]> {
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
