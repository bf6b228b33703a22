import { setTimeout as sleep } from 'node:timers/promises'
import type { Arrivals } from './arrivals.ts'
import type { Entry } from './history.ts'
import { isUp, type Machine } from './machine.ts'

/** How often a machine is asked what it answers with, in ms. */
const lookEvery = 40

/** Sees what new calls get on every machine. */
export interface Watch {
  /** Resolves when every machine that is up has all that was published; or in the end without, and then notes what did not come. */
  arrived(): Promise<void>
  /** What did not come in time to a machine that was up. */
  readonly late: ReadonlySet<Entry>
  stop(): Promise<void>
}

/** Who is watched; `within` is how long a publication may take, in ms. */
export interface WatchOptions {
  readonly machines: readonly Machine[]
  readonly arrivals: Arrivals
  readonly within: number
}

/** Asks every machine again and again. */
export function watchMachines({ machines, arrivals, within }: WatchOptions): Watch {
  const late = new Set<Entry>()
  let watching = true

  async function follow(machine: Machine): Promise<void> {
    while (watching) {
      const life = machine.life()
      const hash = await askRevision(machine.url)
      if (hash && life === machine.life()) arrivals.note(life, hash)
      await sleep(lookEvery)
    }
  }

  async function arrived(): Promise<void> {
    for (;;) {
      const lives = machines.map((machine) => machine.life()).filter(isUp)
      const missing = lives.flatMap(arrivals.missing).filter(({ entry }) => !late.has(entry))
      if (missing.length === 0) return
      for (const { entry, since } of missing) if (performance.now() - since > within) late.add(entry)
      await sleep(lookEvery)
    }
  }

  const following = Promise.all(machines.map(follow))
  return {
    arrived,
    late,
    stop: async () => {
      watching = false
      await following
    },
  }
}

async function askRevision(url: string): Promise<string | undefined> {
  try {
    const { revision } = (await (await fetch(`${url}/health`)).json()) as { revision: string }
    return revision
  } catch {
    return undefined
  }
}
