import type { Finding } from '../check/rule.ts'
import { lineIn } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import { revisionOf } from '../flow/revision.ts'
import type { Diff } from '../review/diff/change.ts'
import { compareLines } from '../review/diff/compare-lines.ts'
import { DamagedError } from '../store/database.ts'
import type { Publication, Publishable } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import type { Check } from './check-process.ts'
import { findFalls } from './figures-fall.ts'

/** What making some files live would change: all there is to know before it is done. */
export interface Proposal {
  readonly what: Publishable
  /** What is live now; undefined in a new store. */
  readonly live: Publication | undefined
  /** These very files are live already. */
  readonly isLive: boolean
  /** What the check finds in the files now. New files with an error are not to be published. */
  readonly findings: readonly Finding[]
  /** Undefined if one of the two sides is not a line that can be compared, or if what is live is damaged in the store. */
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
  const live = await store.revisions.live()
  const current = live && (await readIntact(store, live))
  const [before, after] = [current && lineIn(current), lineIn(files)]
  const falls = before && after ? findFalls(before, after) : []
  return {
    what: revision === undefined ? { files, findings } : { revision },
    live,
    isLive: current !== undefined && live?.hash === revisionOf(files),
    findings: [...findings, ...falls],
    diff: before && after && compareLines(before, after, now),
  }
}

/** The files of a publication; undefined if they are damaged: what mends that can still be published. */
async function readIntact({ revisions }: Store, { revision }: Publication): Promise<FlowFiles | undefined> {
  try {
    return await revisions.files(revision)
  } catch (error) {
    if (error instanceof DamagedError) return undefined
    throw error
  }
}
