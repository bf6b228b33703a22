import { setTimeout as sleep } from 'node:timers/promises'
import type { Publication } from '../../src/store/revisions.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { account } from '../bench/requests.ts'
import { shippedFiles } from '../support/line.ts'
import type { Occasion } from '../support/occasion.ts'
import { type Arrivals, makeArrivals } from './arrivals.ts'
import { type Book, makeBook } from './book.ts'
import { type Callers, startCallers } from './callers.ts'
import { type Carrier, makeCarrier } from './carrier.ts'
import { type Chance, makeChance } from './chance.ts'
import { type Database, startDatabase } from './database.ts'
import { makeEditions } from './editions.ts'
import { type Editor, makeEditor } from './editor.ts'
import { type History, makeHistory } from './history.ts'
import { type Judge, makeJudge } from './judge.ts'
import { keepLedger } from './ledger.ts'
import { type Machine, makeMachine } from './machine.ts'
import type { Plan } from './plan.ts'
import { type Watch, watchMachines } from './watch.ts'

/** All that takes part in a run. */
export interface Cast {
  readonly chance: Chance
  readonly database: Database
  readonly store: Store
  readonly machines: readonly Machine[]
  readonly history: History
  readonly arrivals: Arrivals
  readonly watch: Watch
  readonly editor: Editor
  readonly judge: Judge
  readonly book: Book
  readonly carrier: Carrier
  readonly callers: Callers
}

/** Starts all of it; people are calling when it resolves. */
export async function assemble(plan: Plan, test: Occasion): Promise<Cast> {
  const occasion = inOneFolder(test)
  const database = await startDatabase(occasion)
  const store = await openStore({ databaseUrl: database.urlFor('editor'), dataDir: '' })
  occasion.teardown(() => store.close())
  await keepLedger(database.url)
  const machines = await startMachines(plan.machines, database, occasion)
  const chance = makeChance(plan.seed)
  const editions = makeEditions(shippedFiles, plan.editions)
  const history = makeHistory(await firstPublication(store))
  const arrivals = makeArrivals(history, database)
  const watch = watchMachines({ machines, arrivals, within: plan.within })
  const editor = await makeEditor({ store, editions, history, watch, chance: chance.fork() })
  const lines = new Map(editions.map(({ line }) => [line.revision, line]))
  const judge = makeJudge({ lines, history, arrivals })
  const book = makeBook()
  const carrier = makeCarrier({ machines, judge, book })
  const callers = startCallers({ carrier, line: editions[0]!.line, chance: chance.fork(), calls: plan.calls })
  return { chance, database, store, machines, history, arrivals, watch, editor, judge, book, carrier, callers }
}

/** A machine that is busy answers from its folder while that is still checked for the store. */
async function firstPublication(store: Store): Promise<Publication> {
  for (;;) {
    const publication = await store.revisions.live()
    if (publication) return publication
    await sleep(20)
  }
}

/** A test empties its folder whenever it is asked for it, and removes it before it does what it was told after that. */
function inOneFolder(test: Occasion): Occasion {
  const ends: (() => unknown)[] = []
  test.teardown(async () => {
    for (const end of ends.reverse()) await end()
  })
  const folder = test.testdir()
  return { testdir: () => folder, teardown: (end) => void ends.push(end) }
}

/** Machines A, B, …: the first one fills the new store. */
async function startMachines(many: number, database: Database, occasion: Occasion): Promise<readonly Machine[]> {
  const names = Array.from({ length: many }, (_, i) => String.fromCharCode('A'.charCodeAt(0) + i))
  const folder = occasion.testdir()
  const machines = names.map((name) =>
    makeMachine(name, (life) => ({
      PUBLIC_URL: account.publicUrl,
      TEXTS_AN_HOUR: '10000000',
      TWILIO_AUTH_TOKEN: account.authToken,
      DATABASE_URL: database.urlFor(life),
      DATA_DIR: `${folder}/${name}`,
      LOG_LEVEL: 'warn',
    })),
  )
  const [first, ...others] = await Promise.all(machines)
  const all = [first!, ...others]
  for (const machine of all) occasion.teardown(machine.clear)
  await first!.start()
  await Promise.all(others.map((machine) => machine.start()))
  return all
}
