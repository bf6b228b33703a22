/**
 * How long a check holds an event loop: in the process itself, or while a child process checks. Run as a script in a
 * process of its own: `node test/bench/hold.ts child 25`.
 */
import { execFileSync } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { checkFlows } from '../../src/check/check-flows.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { checkInChild } from '../../src/live/check-process.ts'
import { shippedFiles, shippedLine } from '../support/line.ts'
import { growLine } from './big-line.ts'

/** An instant to check at. */
export const at = Temporal.Instant.from('2026-11-21T12:00:00Z')

/** The files of a line of at least so many states. */
export const filesOf = (states: number): FlowFiles =>
  states > shippedLine.states.size ? growLine(shippedLine, shippedFiles, states).files : shippedFiles

const checks = { process: checkFlows, child: checkInChild }
export type Where = keyof typeof checks

async function measureHold(where: Where, states: number): Promise<number> {
  const files = filesOf(states)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // The first delay is not recorded.
  await sleep(100)
  await checks[where](files, at)
  await sleep(100)
  return delay.max / 1e6
}

/** For how many ms nothing else was done at most while a check ran, on one core; on as many as there are if `onOneCore` is false. */
export function holdBesideCheck(where: Where = 'child', states = shippedLine.states.size, onOneCore = true): number {
  const command = [process.execPath, fileURLToPath(import.meta.url), where, String(states)]
  const [file, ...args] = onOneCore ? ['taskset', '-c', '0', ...command] : command
  return Number(execFileSync(file!, args, { encoding: 'utf8' }))
}

if (import.meta.main) {
  const [where, states] = process.argv.slice(2)
  process.stdout.write(String(await measureHold(where as Where, Number(states))))
}
