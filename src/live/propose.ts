import type { Finding } from '../check/rule.ts'
import { lineIn, revisionOf } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Diff } from '../review/diff/change.ts'
import { compareLines } from '../review/diff/compare-lines.ts'
import type { Publication, Publishable } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import type { Check } from './check-process.ts'

/** What making some files live would change: all there is to know before it is done. */
export interface Proposal {
  readonly what: Publishable
  /** What is live now; undefined in a new store. */
  readonly live: Publication | undefined
  /** These very files are live already. */
  readonly isLive: boolean
  /** What the check finds in the files now. New files with an error are not to be published. */
  readonly findings: readonly Finding[]
  /** Undefined if one of the two sides is not a line that can be compared. */
  readonly diff: Diff | undefined
}

/** The store to compare with, what checks the files, and the instant at which they are checked. */
export interface Circumstances {
  readonly store: Store
  readonly check: Check
  readonly now: Temporal.Instant
}

/** Proposes a folder of flow files. Nothing is written. */
export async function proposeFiles(files: FlowFiles, circumstances: Circumstances): Promise<Proposal> {
  const { findings } = await circumstances.check(files, circumstances.now)
  const hash = revisionOf(files)
  return compareWithLive({ what: { hash, files, findings }, hash, files, findings }, circumstances)
}

/** Proposes a stored revision; undefined if there is none of that number. Nothing is written. */
export async function proposeRevision(revision: number, circumstances: Circumstances): Promise<Proposal | undefined> {
  const files = await circumstances.store.revisions.files(revision)
  if (!files) return undefined
  const { findings } = await circumstances.check(files, circumstances.now)
  return compareWithLive({ what: { revision }, hash: revisionOf(files), files, findings }, circumstances)
}

interface Proposed extends Pick<Proposal, 'what' | 'findings'> {
  readonly hash: string
  readonly files: FlowFiles
}

async function compareWithLive(
  { what, hash, files, findings }: Proposed,
  { store, now }: Circumstances,
): Promise<Proposal> {
  const live = await store.revisions.liveFiles()
  const [before, after] = [live && lineIn(live.files), lineIn(files)]
  const diff = before && after && compareLines(before, after, now)
  return { what, live: live?.publication, isLive: live?.publication.hash === hash, findings, diff }
}
