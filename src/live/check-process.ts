import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { extname } from 'node:path'
import type { Report } from '../check/check-flows.ts'
import type { FlowFiles } from '../flow/files.ts'
import { reasonOf } from '../reason.ts'

/** Checks flow files as they are at an instant: `checkFlows` in a command, `checkInChild` in a process that answers calls. */
export type Check = (files: FlowFiles, now: Temporal.Instant) => Report | Promise<Report>

/** What the child process is sent. `now` is an ISO 8601 instant, since a Temporal.Instant can't be sent. */
export interface CheckRequest {
  readonly files: FlowFiles
  readonly now: string
}

/** Beside this file, in the sources and in a bundle. */
const entry = new URL(`./check-child${extname(import.meta.url)}`, import.meta.url)

/** How long one check may take, in ms. A line of 1,000 states takes seconds, and more on a machine that is busy with calls. */
const timeLimit = 120_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Checks flow files in a child process, so that calls are answered meanwhile: the check holds an event loop for 0.3 s on a
 * line of 25 states, and for seconds on one of 1,000. One check runs at a time. @throws Error that says why it did not finish
 */
export function checkInChild(files: FlowFiles, now: Temporal.Instant): Promise<Report> {
  const report = last.then(() => check(files, now))
  last = report.catch(() => {})
  return report
}

/** The child gets no environment, since secrets are in it, and only the processor time that nothing else asks for. */
async function check(files: FlowFiles, now: Temporal.Instant): Promise<Report> {
  const child = fork(entry, {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  })
  let report: Report | undefined
  child.once('message', (message) => {
    report = message as Report
  })
  const [[code, signal]] = await Promise.all([once(child, 'close'), ask(child, { files, now: now.toString() })]).catch(
    (error) => fail(reasonOf(error)),
  )
  return report ?? fail(`its process ended with ${signal ?? `code ${code}`}`)
}

async function ask(child: ChildProcess, request: CheckRequest): Promise<void> {
  await once(child, 'spawn')
  setPriority(child.pid!, constants.priority.PRIORITY_LOW)
  child.send(request)
}

function fail(reason: string): never {
  throw new Error(`The check of the flow files did not finish: ${reason}.`)
}
