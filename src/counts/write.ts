import type { Link } from '../live/link.ts'
import { repeat } from '../live/repeat.ts'
import type { Tally } from './tally.ts'

/** How often counts are written, in ms, and for how many months they are kept. */
const writeEvery = 1_000
const keptMonths = 13

/**
 * Writes what was counted once a second, and keeps it in memory while the store is away. Returns what writes the rest and
 * ends it. `today` is a day such as `2026-11-21`.
 */
export function writeCounts(tally: Tally, link: Pick<Link, 'write'>, today: () => string): () => Promise<void> {
  let tidied = ''

  async function write(): Promise<void> {
    const counts = tally.take()
    try {
      if (counts.length > 0) await link.write((store) => store.counts.add(counts))
    } catch {
      tally.giveBack(counts)
    }
  }

  /** Once a day, and again when that failed. */
  async function tidy(): Promise<void> {
    const day = today()
    if (day === tidied) return
    const oldest = Temporal.PlainDate.from(day).subtract({ months: keptMonths }).toString()
    try {
      await link.write((store) => store.counts.forget(oldest))
      tidied = day
    } catch {
      // The log was told.
    }
  }

  const stop = repeat(
    async () => {
      await write()
      await tidy()
    },
    () => writeEvery,
  )
  return async () => {
    stop()
    await write()
  }
}
