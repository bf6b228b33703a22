import { checkFlows } from '../check/check-flows.ts'
import type { Finding } from '../check/rule.ts'
import { lineIn, revisionOf } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Diff } from '../review/diff/change.ts'
import { compareLines } from '../review/diff/compare-lines.ts'
import type { Publication, Publishable } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'

/** What would come of making some files live: all there is to know before it is done. */
export interface Proposal {
  readonly what: Publishable
  /** What is live now; undefined in a new store. */
  readonly live: Publication | undefined
  /** The very same is live already. */
  readonly isLive: boolean
  /** What the check finds in the files now. Files with an error are not to be published. */
  readonly findings: readonly Finding[]
  /** Undefined where there is no line on one of the two sides to compare. */
  readonly diff: Diff | undefined
}

/** Proposes a folder of flow files. Nothing is written. */
export async function proposeFiles(store: Store, files: FlowFiles, now: Temporal.Instant): Promise<Proposal> {
  const hash = revisionOf(files)
  const { findings } = checkFlows(files, now)
  return compareWithLive(store, { what: { hash, files, findings }, hash, files, findings, now })
}

/** Proposes a revision of the store again; undefined if there is none of that number. Nothing is written. */
export async function proposeRevision(
  store: Store,
  revision: number,
  now: Temporal.Instant,
): Promise<Proposal | undefined> {
  const files = await store.revisions.files(revision)
  if (!files) return undefined
  const { findings } = checkFlows(files, now)
  return compareWithLive(store, { what: { revision }, hash: revisionOf(files), files, findings, now })
}

interface Proposed {
  readonly what: Publishable
  readonly hash: string
  readonly files: FlowFiles
  readonly findings: readonly Finding[]
  readonly now: Temporal.Instant
}

async function compareWithLive(store: Store, { what, hash, files, findings, now }: Proposed): Promise<Proposal> {
  const live = await store.revisions.live()
  const [before, after] = [live && lineIn((await store.revisions.files(live.revision))!), lineIn(files)]
  const diff = before && after && compareLines(before, after, now)
  return { what, live, isLive: live?.hash === hash, findings, diff }
}
