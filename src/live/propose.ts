import type { Finding } from '../check/rule.ts'
import { lineIn } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import { revisionOf } from '../flow/revision.ts'
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

/** Proposes flow files, or the stored revision of that number whose files they are. Nothing is written. */
export async function propose(files: FlowFiles, circumstances: Circumstances, revision?: number): Promise<Proposal> {
  const { store, check, now } = circumstances
  const { findings } = await check(files, now)
  const hash = revisionOf(files)
  const live = await store.revisions.liveFiles()
  const [before, after] = [live && lineIn(live.files), lineIn(files)]
  return {
    what: revision === undefined ? { hash, files, findings } : { revision },
    live: live?.publication,
    isLive: live?.publication.hash === hash,
    findings,
    diff: before && after && compareLines(before, after, now),
  }
}
