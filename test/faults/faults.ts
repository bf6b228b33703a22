import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Occasion } from '../support/occasion.ts'
import { assemble, type Cast } from './cast.ts'
import type { Edit } from './editor.ts'
import type { Findings } from './findings.ts'
import { type FaultName, faults, type Victims } from './havoc.ts'
import { readLedger } from './ledger.ts'
import type { Plan } from './plan.ts'
import { reckon } from './reckoning.ts'

/** Says what happens, as it happens. */
export type Say = (words: string) => void

/** Plays a plan: people call and text while machines and the database break, and somebody publishes. */
export async function playFaults(plan: Plan, occasion: Occasion, say: Say): Promise<Findings> {
  const cast = await assemble(plan, occasion)
  const { carrier, callers, watch, machines } = cast
  const own = monitorEventLoopDelay({ resolution: 10 })
  own.enable()
  await breakAll(plan, cast, say)
  await watch.arrived()
  await callers.stop()
  await carrier.settled()
  own.disable()
  await watch.stop()
  for (const machine of machines) await machine.end('stopped')
  return find(cast, own.max / 1e6)
}

/** One act after the other, and one edit after the other meanwhile. */
async function breakAll({ acts, edits, pauses }: Plan, cast: Cast, say: Say): Promise<void> {
  const { chance, editor } = cast
  const calmly = makeCalm()
  const victims: Victims = { ...cast, calmly, say }
  const isEdit = (act: FaultName | Edit): act is Edit => !Object.hasOwn(faults, act)
  const edit = async (edit: Edit) => say(`${edit}: ${await calmly(() => editor.edit(edit))}`)
  const own = chance.fork()
  let over = false
  async function editMeanwhile(): Promise<void> {
    for (const wanted of edits) {
      await sleep(own.between(...pauses.edit))
      if (over) return
      await edit(wanted)
    }
  }
  const editing = editMeanwhile()
  for (const act of acts) {
    await sleep(chance.between(...pauses.act))
    await (isEdit(act) ? edit(act) : faults[act](victims))
  }
  over = true
  await editing
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

async function find(cast: Cast, ownDelay: number): Promise<Findings> {
  const { history, store, watch, arrivals, judge, book, carrier, callers, machines, database } = cast
  const kept = new Set((await store.revisions.publications()).map(({ number, hash }) => `${number} ${hash}`))
  const done = history.entries.flatMap((entry) => (entry.done ? { entry, ...entry.done } : []))
  const lost = done.filter(
    ({ entry, publication: { number, hash } }) => !kept.has(`${number} ${hash}`) || watch.late.has(entry),
  )
  const crashes = machines.flatMap(({ lives }) =>
    lives.flatMap(({ name, broke }) => (broke === undefined ? [] : `${name}: ${broke}`)),
  )
  return {
    ...callers.told,
    ...{ tried: carrier.tried, odd: carrier.odd, ownDelay, crashes },
    ...{ wrong: judge.wrong, changed: judge.changed },
    publications: { made: done.length, lost: lost.length, ...arrivals.slowest },
    counts: reckon(book, await readLedger(database.url)),
  }
}
