/**
 * `npm run bench:check`: how long the whole check takes and what it needs, on the shipped flows and on lines of many states;
 * how long it holds an event loop, in the process itself and in a child; and how long callers wait while a child checks.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { checkFlows } from '../../src/check/check-flows.ts'
import { checkInChild } from '../../src/live/check-process.ts'
import { shippedFiles, shippedLine } from '../support/line.ts'
import { growLine } from './big-line.ts'
import { castLines, lineRecipe } from './cast.ts'
import { fire } from './generator.ts'
import { splitCores, startServer } from './servers.ts'

const at = Temporal.Instant.from('2026-11-21T12:00:00Z')
const script = fileURLToPath(import.meta.url)
const big = 1_000
const say = (words: string) => console.log(words)

/** The files of a line of at least so many states. */
const filesOf = (states: number) =>
  states > shippedLine.states.size ? growLine(shippedLine, shippedFiles, states).files : shippedFiles

/** Checks a line, and prints what that took as JSON. Run in a process of its own, for the memory's sake. */
function measure(states: number): void {
  const files = filesOf(states)
  const started = performance.now()
  const findings = checkFlows(files, at).findings.length
  const seconds = (performance.now() - started) / 1000
  say(JSON.stringify({ seconds, findings, megabytes: process.resourceUsage().maxRSS / 1024 }))
}

/** Checks a line, and prints for how many ms nothing else was done at most. */
async function measureHold(states: number, where: string): Promise<void> {
  const files = filesOf(states)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // The first delay is not recorded.
  await sleep(100)
  await (where === 'child' ? checkInChild : checkFlows)(files, at)
  await sleep(100)
  say((delay.max / 1e6).toFixed(0))
}

/** What this script prints when it is run with some arguments, on one core if it is to be. */
function run(args: readonly (string | number)[], onOneCore = false): string {
  const command = [process.execPath, script, ...args.map(String)]
  const [file, ...rest] = onOneCore ? ['taskset', '-c', '0', ...command] : command
  return execFileSync(file!, rest, { encoding: 'utf8' }).trim()
}

/** The longest answer of a line under load, in ms, without a check and with one beside it on the same core. */
async function measureAnswers(): Promise<void> {
  const apart = splitCores()
  if (!apart) return say('There are not two cores here: answers beside a check are not measured.')
  const cast = await castLines(undefined)
  const { line, scratch } = cast
  const server = await startServer(lineRecipe(line, scratch, 'silent'), line.calls[0]!.bytes, apart)
  const pool = { bytes: line.calls.map(({ bytes }) => bytes), next: 0 }
  const load = async () => {
    const { latencies, answered, seconds } = await fire({ port: server.port, pool, seconds: 6 })
    const p99 = latencies[Math.floor(answered * 0.99)]!
    return `longest ${latencies.at(-1)!.toFixed(0)} ms, p99 ${p99.toFixed(1)} ms, ${Math.round(answered / seconds)}/s`
  }
  await load()
  say(`without a check:                    ${await load()}`)
  const check = spawn('taskset', ['-c', '0', 'nice', '-n', '19', process.execPath, script, 'measure', String(big)])
  say(`beside one of ${big} states, niced:  ${await load()}`)
  check.kill()
  await Promise.all([once(check, 'exit'), server.stop(), rm(scratch, { recursive: true })])
}

const [task, states, where] = process.argv.slice(2)
if (task === 'measure') measure(Number(states))
else if (task === 'hold') await measureHold(Number(states), where!)
else {
  for (const states of [shippedLine.states.size, 100, big]) {
    const { seconds, megabytes } = JSON.parse(run(['measure', states]))
    say(`${states} states: ${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB at the peak`)
  }
  say('\nThe event loop is held for at most:')
  for (const states of [shippedLine.states.size, big])
    for (const where of ['process', 'child']) {
      const [free, onOneCore] = [run(['hold', states, where]), run(['hold', states, where], true)]
      say(`${states} states, in ${where === 'child' ? 'a child' : 'process'}: ${free} ms; on one core ${onOneCore} ms`)
    }
  say('\nAnswers to calls, 32 at a time, on one core:')
  await measureAnswers()
}
