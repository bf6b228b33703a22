import { revisionOf } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import { printProblem } from '../flow/problem.ts'
import type { Log } from '../log.ts'
import type { Publication, Revisions } from '../store/revisions.ts'
import type { StoreAccess } from './store-access.ts'

/** What a new store is filled from. */
export interface SeedOptions {
  readonly access: StoreAccess
  readonly readFolder: () => Promise<FlowFiles>
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}

/**
 * Makes a folder the first revision of a new store, and live. What has an error is never published: then the log says so
 * once, and it is not tried again.
 */
export function makeSeed({ access, readFolder, log, now }: SeedOptions) {
  let refused = false
  return async function seed(): Promise<Publication | undefined> {
    if (refused) return undefined
    const files = await readFolder()
    // Loaded only when it is needed, once in the life of a store.
    const { checkFlows } = await import('../check/check-flows.ts')
    const { findings } = checkFlows(files, Temporal.Instant.fromEpochMilliseconds(now()))
    const error = findings.find(({ severity }) => severity === 'error')
    refused = error !== undefined
    // A folder that is no line at all keeps the machine from starting, which tells every problem.
    if (error && error.rule !== 'flow') log.error({ reason: printProblem(error) }, refusal)
    return error ? undefined : access.write(({ revisions }) => publish(revisions, { files, findings, at: now() }))
  }
}

const refusal =
  'The store is new, and the folder of flow files has an error, so it is not published. Mend it: npm run line -- check'

/** Of two machines that start at once, one publishes. */
async function publish(
  revisions: Revisions,
  { files, findings, at }: { files: FlowFiles; findings: readonly object[]; at: number },
): Promise<Publication | undefined> {
  const occasion = { author: 'signpost', note: 'The flows that came with the program', at, expectedLive: undefined }
  const published = await revisions.publish({ hash: revisionOf(files), files, findings }, occasion)
  return published ?? revisions.live()
}
