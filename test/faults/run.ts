/**
 * `npm run faults`: what becomes of calls while machines and the database break, then while strangers attack the line, and then
 * what grows with the store. It takes the seed of all random choices as its argument, or `attack` for the attacks alone, and
 * ends with 1 when a number is not zero that must be.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Occasion } from '../support/occasion.ts'
import { playAttacks } from './attack/attack.ts'
import { attacks } from './attack/attacks.ts'
import { allZerosOfAttacks, printAttacks } from './attack/print-attacks.ts'
import { playFaults } from './faults.ts'
import { allZerosOf, printFindings } from './findings.ts'
import { measureGrowth } from './growth.ts'
import { makePlan } from './plan.ts'

const [argument] = process.argv.slice(2)
const seed = Number(argument ?? Date.now() % 1_000_000)
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

type Zeros = Readonly<Record<string, number>>

async function breakThings(): Promise<Zeros> {
  const plan = makePlan(seed)
  say(`Seed ${seed}. ${plan.machines} machines, ${plan.calls} calls at a time: ${plan.acts.join(', ')}.\n`)
  const started = performance.now()
  const second = () => ((performance.now() - started) / 1_000).toFixed(1).padStart(6)
  const findings = await on((occasion) => playFaults(plan, occasion, (words) => say(`${second()} s  ${words}`)))
  say(`\n${printFindings(findings)}\n`)
  return allZerosOf(findings)
}

async function attackLines(): Promise<Zeros> {
  const lengths = { perSecond: 60, before: 4, during: 8 }
  const findings = await on((occasion) => playAttacks(Object.keys(attacks), lengths, occasion))
  say(`${printAttacks(findings)}\n`)
  return allZerosOfAttacks(findings)
}

const onlyAttacks = argument === 'attack'
const zeros = [onlyAttacks ? {} : await breakThings(), await attackLines()]
if (!onlyAttacks) say(await on(measureGrowth))
// What stops the database when a process ends would end it with 0.
process.exit(zeros.flatMap((all) => Object.values(all)).some((number) => number > 0) ? 1 : 0)
