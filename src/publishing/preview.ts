import { findUnsayable } from '../check/check-notice.ts'
import type { Finding } from '../check/rule.ts'
import { compileLine, lineIn } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import { revisionOf } from '../flow/revision.ts'
import type { Check } from '../live/check-process.ts'
import type { Diff } from '../review/diff/change.ts'
import { compareLines } from '../review/diff/compare-lines.ts'
import { DamagedError } from '../store/database.ts'
import type { Publication } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { findAgainstLive } from './against-live.ts'

/** All there is to know before some files are made live. */
export interface Preview {
  /** All that went live, the newest first. */
  readonly publications: readonly Publication[]
  /** These very files are live already. */
  readonly isLive: boolean
  /** The revision of these very files if it was live once, so that this goes back. */
  readonly formerly: number | undefined
  /** What is wrong with the files, by themselves and beside what is live. New files with an error are not to be published. */
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

/** Looks at what making files live would change. `people` made the change, by address. Nothing is written. */
export async function previewOf(
  files: FlowFiles,
  people: readonly string[],
  { store, check, now }: Circumstances,
): Promise<Preview> {
  const { findings } = await check(files, now)
  const publications = await store.revisions.publications()
  const [live] = publications
  const hash = revisionOf(files)
  const formerly = publications.find((publication) => publication.hash === hash)?.revision
  const current = live && (await readIntact(store, live))
  const before = current && lineIn(current)
  const compiled = compileLine(files)
  const after = 'line' in compiled ? compiled : undefined
  return {
    publications,
    isLive: current !== undefined && live?.hash === hash,
    formerly,
    findings: after
      ? [
          ...findAgainstLive(findings, { live, before, after, people, now, isBack: formerly !== undefined }),
          ...findUnsayable(await store.notices.coming(now.epochMilliseconds), after.line),
        ]
      : findings,
    diff: before && after && compareLines(before, after.line, now),
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
