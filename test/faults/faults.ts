import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '../../src/store/store.ts'
import { shippedFiles } from '../support/line.ts'
import type { Occasion } from '../support/postgres.ts'
import { type Book, makeBook } from './book.ts'
import { account, type Callers, startCallers } from './callers.ts'
import { type Carrier, makeCarrier } from './carrier.ts'
import { type Chance, makeChance } from './chance.ts'
import { type Database, startDatabase } from './database.ts'
import { type Edition, makeEditions } from './editions.ts'
import { type Edit, type Editor, makeEditor } from './editor.ts'
import type { Findings } from './findings.ts'
import { type FaultName, faults, type Victims } from './havoc.ts'
import { type History, makeHistory } from './history.ts'
import { type Judge, makeJudge } from './judge.ts'
import { keepLedger, readLedger } from './ledger.ts'
import { type Machine, makeMachine } from './machine.ts'
import { reckon } from './reckoning.ts'
import { type Watch, watchMachines } from './watch.ts'

/** What is to happen, and to how many. */
export interface Plan {
  readonly seed: number
  readonly machines: number
  /** Calls at a time. */
  readonly calls: number
  readonly editions: number
  /** One after the other. */
  readonly faults: readonly FaultName[]
  /** One after the other, while the faults happen; what is left when they are over is left out. */
  readonly edits: readonly Edit[]
  /** The pause before a fault and before an edit, in ms: from, to. */
  readonly pauses: { readonly fault: readonly [number, number]; readonly edit: readonly [number, number] }
  /** How long a publication may take to come to a machine, in ms. */
  readonly within: number
}

/** All that takes part. */
interface Cast {
  readonly plan: Plan
  readonly chance: Chance
  readonly database: Database
  readonly machines: readonly Machine[]
  readonly editions: readonly Edition[]
  readonly store: Store
  readonly history: History
  readonly watch: Watch
  readonly editor: Editor
  readonly judge: Judge
  readonly book: Book
  readonly carrier: Carrier
}

/** Plays a plan: people call and text while machines and the database break, and somebody publishes. */
export async function playFaults(plan: Plan, occasion: Occasion, say: (words: string) => void): Promise<Findings> {
  const cast = await assemble(plan, occasion)
  const { editions, chance, carrier, watch, machines } = cast
  const callers = startCallers({ carrier, line: editions[0]!.line, chance: chance.fork(), calls: plan.calls })
  await breakAll(cast, say)
  await watch.arrived()
  await callers.stop()
  await carrier.settled()
  await watch.stop()
  for (const machine of machines) await machine.end('stopped')
  return find(cast, callers)
}

/** One fault after the other, and one edit after the other meanwhile. */
async function breakAll(cast: Cast, say: (words: string) => void): Promise<void> {
  const { plan, chance, editor } = cast
  const calmly = makeCalm()
  const victims: Victims = { ...cast, chance: chance.fork(), calmly, say }
  const own = chance.fork()
  let over = false
  async function edit(): Promise<void> {
    for (const edit of plan.edits) {
      await sleep(own.between(...plan.pauses.edit))
      if (over) return
      say(`${edit}: ${await calmly(() => editor.edit(edit))}`)
    }
  }
  const edited = edit()
  for (const name of plan.faults) {
    await sleep(victims.chance.between(...plan.pauses.fault))
    await faults[name](victims)
  }
  over = true
  await edited
}

async function assemble(plan: Plan, occasion: Occasion): Promise<Cast> {
  const database = await startDatabase(occasion)
  const store = await openStore({ databaseUrl: database.urlFor('editor'), dataDir: '' })
  occasion.teardown(() => store.close())
  await keepLedger(database.url)
  const machines = await startMachines(plan.machines, database, occasion)
  const history = makeHistory((await store.revisions.live())!)
  const watch = watchMachines({ machines, history, database, within: plan.within })
  const editions = makeEditions(shippedFiles, plan.editions)
  const judge = makeJudge(new Map(editions.map(({ line }) => [line.revision, line])), watch)
  const book = makeBook()
  const carrier = makeCarrier({ machines, judge, book })
  const chance = makeChance(plan.seed)
  const editor = await makeEditor({ store, editions, history, watch, chance: chance.fork() })
  return { plan, chance, database, machines, editions, store, history, watch, editor, judge, book, carrier }
}

async function startMachines(many: number, database: Database, occasion: Occasion): Promise<Machine[]> {
  const made = Array.from({ length: many }, (_, i) => {
    const name = String.fromCharCode(65 + i)
    return makeMachine(name, (life) => ({
      PUBLIC_URL: account.publicUrl,
      TWILIO_AUTH_TOKEN: account.authToken,
      DATABASE_URL: database.urlFor(life),
      DATA_DIR: `${occasion.testdir()}/${name}`,
      LOG_LEVEL: 'warn',
    }))
  })
  const machines = await Promise.all(made)
  for (const machine of machines) {
    occasion.teardown(() => machine.clear())
    await machine.start()
  }
  return machines
}

/** What is done calmly is done one after the other. */
function makeCalm(): Victims['calmly'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}

async function find(
  { history, store, watch, judge, book, carrier, machines, database }: Cast,
  callers: Callers,
): Promise<Findings> {
  const kept = new Set((await store.revisions.publications()).map(({ number, hash }) => `${number} ${hash}`))
  const done = history.entries.filter(({ done }) => done)
  const lost = done.filter(
    (entry) => !kept.has(`${entry.done!.publication.number} ${entry.hash}`) || watch.late.has(entry),
  )
  return {
    ...{ calls: callers.told.calls, broken: callers.told.broken },
    carried: carrier.carried,
    ...{ wrong: judge.wrong, changed: judge.changed },
    publications: { made: done.length, lost: lost.length, ...watch.slowest },
    counts: reckon(book, await readLedger(database.url)),
    crashes: machines.flatMap(({ lives }) =>
      lives.flatMap(({ name, broke }) => (broke === undefined ? [] : `${name}: ${broke}`)),
    ),
  }
}
