import { printProblem } from '../flow/problem.ts'
import type { Publication, Publishable, Revisions } from '../store/revisions.ts'
import type { Check } from './check-process.ts'
import type { Sources } from './startup-line.ts'

/** What fills a new store. */
export interface SeedOptions extends Pick<Sources, 'access' | 'readFolder' | 'log'> {
  readonly check: Check
  /** Epoch milliseconds. */
  readonly now: () => number
}

/**
 * Makes a folder the first revision of a new store, and live. Flows with an error, or that could not be checked, are never
 * published: the log says so once, and they are not tried again.
 */
export function makeSeed({ access, readFolder, check, log, now }: SeedOptions) {
  let refused = false
  return async function seed(): Promise<Publication | undefined> {
    if (refused) return undefined
    const files = await readFolder()
    try {
      const { findings } = await check(files, Temporal.Instant.fromEpochMilliseconds(now()))
      const error = findings.find(({ severity }) => severity === 'error')
      if (!error) return access.write(({ revisions }) => publish(revisions, { files, findings }, now()))
      // A folder that is no line at all keeps the machine from starting, which prints every problem.
      if (error.rule !== 'flow') log.error({ reason: printProblem(error) }, refusal)
    } catch (error) {
      log.error({ reason: (error as Error).message }, unchecked)
    }
    refused = true
    return undefined
  }
}

const refusal =
  'The store is new, and the folder of flow files has an error, so it is not published. Mend it: npm run line -- check'
const unchecked =
  'The store is new, and the folder of flow files could not be checked, so it is not published. Try it: npm run line -- publish'

/** Of two machines that start at once, one publishes. */
async function publish(revisions: Revisions, what: Publishable, at: number): Promise<Publication | undefined> {
  const by = { author: 'signpost', note: 'The flows that came with the program', at, expectedLive: undefined }
  return (await revisions.publish(what, by)) ?? revisions.live()
}
