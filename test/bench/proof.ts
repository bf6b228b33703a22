/** `npm run bench:check`: how long the whole check takes and what it needs, on the shipped flows and on lines of many states. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkFlows } from '../../src/check/check-flows.ts'
import { shippedFiles, shippedLine } from '../support/line.ts'
import { growLine } from './big-line.ts'

const at = Temporal.Instant.from('2026-11-21T12:00:00Z')

/** Checks a line of at least so many states, and prints what it took as JSON. Run in a process of its own, for the memory's sake. */
function measure(states: number): void {
  const files = states > shippedLine.states.size ? growLine(shippedLine, shippedFiles, states).files : shippedFiles
  const started = performance.now()
  const findings = checkFlows(files, at).findings.length
  const seconds = (performance.now() - started) / 1000
  console.log(JSON.stringify({ seconds, findings, megabytes: process.resourceUsage().maxRSS / 1024 }))
}

const [asked] = process.argv.slice(2)
if (asked !== undefined) measure(Number(asked))
else
  for (const states of [shippedLine.states.size, 100, 1_000]) {
    const told = execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(states)], { encoding: 'utf8' })
    const { seconds, megabytes } = JSON.parse(told)
    console.log(`${states} states: ${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB at the peak`)
  }
