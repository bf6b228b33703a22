/**
 * `npm run bench:check`: how long the whole check takes and what it needs, on the shipped flows and on lines of many states;
 * how long it holds an event loop, in the process itself and in a child; and how long callers wait while a child checks.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkFlows } from '../../src/check/check-flows.ts'
import { shippedLine } from '../support/line.ts'
import { castLines, lineRecipe } from './cast.ts'
import { fire } from './generator.ts'
import { at, filesOf, holdBesideCheck } from './hold.ts'
import { splitCores, startServer } from './servers.ts'

const script = fileURLToPath(import.meta.url)
const big = 1_000
const say = (words: string) => console.log(words)

/** Checks a line, and prints what that took as JSON. Run in a process of its own, for the memory's sake. */
function measure(states: number): void {
  const files = filesOf(states)
  const started = performance.now()
  const findings = checkFlows(files, at).findings.length
  const seconds = (performance.now() - started) / 1000
  say(JSON.stringify({ seconds, findings, megabytes: process.resourceUsage().maxRSS / 1024 }))
}

/** The longest answer of a line under load, in ms, without a check and with one beside it on the same core. */
async function measureAnswers(): Promise<void> {
  const apart = splitCores()
  if (!apart) return say('There are not two cores here: answers beside a check are not measured.')
  const cast = await castLines(undefined)
  const { line, scratch } = cast
  const server = await startServer(lineRecipe(line, scratch), line.calls[0]!.bytes, apart)
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

const [task, states] = process.argv.slice(2)
if (task === 'measure') measure(Number(states))
else {
  for (const states of [shippedLine.states.size, 100, big]) {
    const measured = execFileSync(process.execPath, [script, 'measure', String(states)], { encoding: 'utf8' })
    const { seconds, megabytes } = JSON.parse(measured)
    say(`${states} states: ${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB at the peak`)
  }
  say('\nThe event loop is held for at most:')
  for (const states of [shippedLine.states.size, big])
    for (const where of ['process', 'child'] as const) {
      const [free, onOneCore] = [false, true].map((one) => holdBesideCheck(where, states, one).toFixed(0))
      say(`${states} states, in ${where === 'child' ? 'a child' : 'process'}: ${free} ms; on one core ${onOneCore} ms`)
    }
  say('\nAnswers to calls, 32 at a time, on one core:')
  await measureAnswers()
}
