import type { Database } from './database.ts'
import type { Entry, History } from './history.ts'
import type { Life } from './machine.ts'

/** What was seen of the history in each life, and how long it took to get there. Moments of `performance.now()`. */
export interface Arrivals {
  /** Notes what new calls are answered with in a life. */
  note(life: Life, hash: string): void
  /** The last entry of the history that had come to a life by a moment; -1 if none had. */
  indexAt(life: Life, moment: number): number
  /** What has not come to a life, and since when it could be expected. */
  missing(life: Life): { readonly entry: Entry; readonly since: number }[]
  /** How long it took at most, in ms: while the database was well, and at all since it was well again. */
  readonly slowest: { readonly well: number; readonly any: number }
}

export function makeArrivals(history: History, database: Database): Arrivals {
  const reached = new Map<Life, { readonly index: number; readonly at: number }[]>()
  const slowest = { well: 0, any: 0 }
  const indexAt = (life: Life, moment: number) => reached.get(life)?.findLast(({ at }) => at <= moment)?.index ?? -1

  /** It could come when it was published, when the life was there, and when the database was. */
  const since = ({ done }: Entry, { upAt }: Life) => Math.max(done!.at, upAt!, database.lastIll())

  function measure(entry: Entry, life: Life): void {
    if (!entry.done || life.upAt === undefined) return
    const took = performance.now() - since(entry, life)
    slowest.any = Math.max(slowest.any, took)
    if (database.lastIll() < entry.begunAt) slowest.well = Math.max(slowest.well, took)
  }

  return {
    note(life, hash) {
      const [before, index] = [indexAt(life, Number.POSITIVE_INFINITY), history.indexOf(hash)]
      if (index <= before) return
      reached.set(life, [...(reached.get(life) ?? []), { index, at: performance.now() }])
      // The first entry was there before anybody looked.
      for (const entry of history.entries.slice(Math.max(before, 0) + 1, index + 1)) measure(entry, life)
    },
    indexAt,
    missing: (life) =>
      history.entries
        .slice(indexAt(life, Number.POSITIVE_INFINITY) + 1)
        .filter(({ done }) => done)
        .map((entry) => ({ entry, since: since(entry, life) })),
    slowest,
  }
}
