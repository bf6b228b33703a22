import type { Log } from '../channels/turn-log.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import { NewerStoreError } from '../store/database.ts'
import type { Publication } from '../store/revisions.ts'
import type { Link } from './link.ts'
import { lineOf, loadLine, tellUnusable, UnusableError } from './load.ts'

/** What a machine answers with: what is live, an older revision since this code can't use what is live, or the folder of flow files. */
export type Answers = 'live' | 'older' | 'folder'

/** Where a machine has its lines from. */
export interface Sources {
  readonly link: Link
  /** Reads the folder of flow files, which a machine without a store answers from. */
  readonly readFolder: () => Promise<FlowFiles>
  /** Publishes that folder in a new store, if it has no error. */
  readonly seed: () => Promise<Publication | undefined>
  readonly log: Log
}

/** How many revisions are tried before the folder is. */
const triedAtMost = 5

/** The line that a machine starts with. @throws NewerStoreError; UnusableError when nothing but the folder is left, and it is no line */
export async function findFirstLine({
  link,
  readFolder,
  seed,
  log,
}: Sources): Promise<{ line: Line; answers: Answers }> {
  for (const [i, revision] of (await revisionsIn(link, seed)).entries()) {
    const line = await loadLine(link, revision).catch((error) => {
      if (error instanceof UnusableError) tellUnusable(log, revision, error)
    })
    if (line) return { line, answers: i === 0 ? 'live' : 'older' }
  }
  const line = lineOf(await readFolder())
  log.warn({ revision: line.revision }, 'The folder of flow files answers: there is no revision of a store to be had.')
  return { line, answers: 'folder' }
}

/** The revisions that were live, the newest first; none when the store can't be reached. */
async function revisionsIn(link: Link, seed: Sources['seed']): Promise<string[]> {
  try {
    const published = await link.read(({ revisions }) => revisions.publications())
    const publications = published.length > 0 ? published : [await seed()]
    const revisions = new Set(publications.flatMap((publication) => publication?.hash ?? []))
    return [...revisions].slice(0, triedAtMost)
  } catch (error) {
    if (error instanceof NewerStoreError) throw error
    return []
  }
}
