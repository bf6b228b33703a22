import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from './database.ts'
import type { Entry, History } from './history.ts'
import type { Life, Machine } from './machine.ts'

/** How often a machine is asked what it answers with, in ms. */
const lookEvery = 40

/** Sees what new calls get on every machine. */
export interface Watch {
  /** What a new call may have got in a life between two moments of `performance.now()`. */
  possible(life: Life, from: number, to: number): ReadonlySet<string>
  /** Resolves when every machine that is up has all that was published; or in the end without, and then notes what did not come. */
  arrived(): Promise<void>
  /** What did not come in time to a machine that was up. */
  readonly late: ReadonlySet<Entry>
  /** How long it took at most until it was on a machine, in ms: while the database was well, and at all since it was well again. */
  readonly slowest: { readonly well: number; readonly any: number }
  stop(): Promise<void>
}

/** What is needed to see it; `within` is how long a publication may take, in ms. */
export interface WatchOptions {
  readonly machines: readonly Machine[]
  readonly history: History
  readonly database: Database
  readonly within: number
}

/** Asks every machine again and again. */
export function watchMachines({ machines, history, database, within }: WatchOptions): Watch {
  const reached = new Map<Life, { index: number; at: number }[]>()
  const slowest = { well: 0, any: 0 }
  const late = new Set<Entry>()
  let watching = true

  const indexIn = (life: Life) => reached.get(life)?.at(-1)?.index ?? -1

  function note(life: Life, hash: string): void {
    const at = performance.now()
    const [before, index] = [indexIn(life), history.indexOf(hash)]
    if (index <= before) return
    reached.set(life, [...(reached.get(life) ?? []), { index, at }])
    for (const entry of history.entries.slice(before + 1, index + 1)) {
      const took = at - sinceWhen(entry, life, at)
      slowest.any = Math.max(slowest.any, took)
      if (database.lastIll() < entry.begunAt) slowest.well = Math.max(slowest.well, took)
    }
  }

  /** When it could have been on the machine at the earliest; what did not say that it was done could not be expected at all. */
  function sinceWhen({ done }: Entry, { upAt }: Life, now: number): number {
    return Math.min(now, Math.max(done?.at ?? now, upAt ?? now, database.lastIll()))
  }

  async function follow(machine: Machine): Promise<void> {
    while (watching) {
      const life = machine.life()
      const hash = await askRevision(machine.url)
      if (hash && life === machine.life()) note(life, hash)
      await sleep(lookEvery)
    }
  }

  /** The lives that something is missing in. */
  function behind(): Life[] {
    const last = history.entries.findLastIndex(({ done }) => done)
    return machines.map((machine) => machine.life()).filter((life) => isUp(life) && indexIn(life) < last)
  }

  async function arrived(): Promise<void> {
    for (;;) {
      const lives = behind()
      if (lives.length === 0) return
      const now = performance.now()
      const missing = lives.flatMap((life) =>
        history.entries.slice(indexIn(life) + 1).map((entry) => ({ entry, life })),
      )
      const overdue = missing.filter(({ entry, life }) => entry.done && now - sinceWhen(entry, life, now) > within)
      for (const { entry } of overdue) late.add(entry)
      if (overdue.length > 0) return
      await sleep(lookEvery)
    }
  }

  const following = Promise.all(machines.map(follow))
  return {
    possible: (life, from, to) => {
      const index = reached.get(life)?.findLast(({ at }) => at <= from)?.index ?? 0
      return history.hashes(index, to)
    },
    arrived,
    late,
    slowest,
    stop: async () => {
      watching = false
      await following
    },
  }
}

/** Whether a life is there to answer. */
export function isUp({ upAt, ending }: Life): boolean {
  return upAt !== undefined && ending === undefined
}

async function askRevision(url: string): Promise<string | undefined> {
  try {
    const { revision } = (await (await fetch(`${url}/health`)).json()) as { revision: string }
    return revision
  } catch {
    return undefined
  }
}
