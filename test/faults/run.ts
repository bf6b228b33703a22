/** `npm run faults`: what becomes of calls while machines and the database break. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playFaults } from './faults.ts'
import { printFindings, zerosOf } from './findings.ts'

const seed = Number(process.argv[2] ?? 1)
const started = performance.now()
const say = (words: string) =>
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${words}\n`)
const folder = await mkdtemp(join(tmpdir(), 'signpost-faults-'))
await chmod(folder, 0o755)
const ends: (() => unknown)[] = []
const occasion = { testdir: () => folder, teardown: (end: () => unknown) => void ends.push(end) }
const findings = await playFaults(
  {
    seed,
    machines: 3,
    calls: 200,
    editions: 5,
    faults: ['kill', 'stop', 'loseCounts'],
    edits: Array.from({ length: 20 }, (_, i) => (['publish', 'roll back', 'publish twice'] as const)[i % 3]!),
    pauses: { fault: [1000, 2500], edit: [1500, 3000] },
    within: 15000,
  },
  occasion,
  say,
)
process.stdout.write(`${printFindings(findings)}\n`)
for (const end of ends.reverse()) await end()
await rm(folder, { recursive: true })
process.exit(Object.values(zerosOf(findings)).some((n) => n > 0) ? 1 : 0)
