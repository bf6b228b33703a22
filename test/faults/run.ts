/**
 * `npm run faults`: what becomes of calls while machines and the database break, and then what grows with the store. It takes
 * the seed of all random choices as its argument, and ends with 1 when a number is not zero that must be.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Occasion } from '../support/postgres.ts'
import { playFaults } from './faults.ts'
import { allZerosOf, type Findings, printFindings } from './findings.ts'
import { measureGrowth } from './growth.ts'
import { makePlan } from './plan.ts'

const [seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const say = (words: string) => process.stdout.write(`${words}\n`)

/** Does something that needs a folder, and ends whatever it has started. */
async function on<T>(work: (occasion: Occasion) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'signpost-faults-'))
  // The database runs as another user where this one may do everything.
  await chmod(folder, 0o755)
  const ends: (() => unknown)[] = []
  try {
    return await work({ testdir: () => folder, teardown: (end) => void ends.push(end) })
  } finally {
    for (const end of ends.reverse()) await end()
    await rm(folder, { recursive: true })
  }
}

async function breakThings(): Promise<Findings> {
  const plan = makePlan(seed)
  say(`Seed ${seed}. ${plan.machines} machines, ${plan.calls} calls at a time: ${plan.acts.join(', ')}.\n`)
  const started = performance.now()
  const second = () => ((performance.now() - started) / 1_000).toFixed(1).padStart(6)
  return on((occasion) => playFaults(plan, occasion, (words) => say(`${second()} s  ${words}`)))
}

const findings = await breakThings()
say(`\n${printFindings(findings)}\n`)
say(await on(measureGrowth))
// What stops the database when a process ends would end it with 0.
process.exit(Object.values(allZerosOf(findings)).some((number) => number > 0) ? 1 : 0)
