import { checkFlows } from '../check/check-flows.ts'
import type { CheckRequest } from './check-process.ts'

/** The child process of check-process.ts: it answers one request with the report, and ends when nothing is left to do. */
process.once('message', ({ files, now }: CheckRequest) => {
  // A process that has ended meanwhile needs no report.
  process.send!(checkFlows(files, Temporal.Instant.from(now)), undefined, undefined, () => {})
})
