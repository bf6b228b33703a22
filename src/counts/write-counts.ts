import { randomUUID } from 'node:crypto'
import { oneAtATime, repeat } from '../live/repeat.ts'
import type { StoreAccess } from '../live/store-access.ts'
import { type Count, rowsAtMost } from '../store/count-table.ts'
import type { Tally } from './tally.ts'

/** How often counts are written, in ms, and for how many months they are kept. */
const writeEvery = 1_000
const keptMonths = 13

/**
 * Writes what was counted once a second, and keeps it in memory while the store is away. Returns what writes the rest and
 * ends it. `today` is a day such as `2026-11-21`.
 */
export function writeCounts(
  tally: Tally,
  access: Pick<StoreAccess, 'write'>,
  today: () => string,
): () => Promise<void> {
  const send = makeSender(access, `${today()} ${randomUUID()}`)
  let tidied = ''

  /** What is counted while the store is away stays in the tally, each hour for itself. */
  async function write(): Promise<void> {
    try {
      await send([])
      await send(tally.take())
    } catch {
      tally.giveBack(tally.take())
    }
  }

  /** Once a day, and again when that failed. */
  async function tidy(): Promise<void> {
    const day = today()
    if (day === tidied) return
    const oldest = Temporal.PlainDate.from(day).subtract({ months: keptMonths }).toString()
    try {
      await access.write((store) => store.counts.forget(oldest))
      tidied = day
    } catch {
      // The log was told.
    }
  }

  const writeOnce = oneAtATime(write)
  const stop = repeat(
    async () => {
      await writeOnce()
      await tidy()
    },
    () => writeEvery,
  )
  return async () => {
    stop()
    await writeOnce()
  }
}

/**
 * Sends counts in statements of their own, and what was not sent before them. Nobody knows whether a statement was done whose
 * answer was lost: it is sent again as it was, under the same number, and the store adds it once.
 */
function makeSender(access: Pick<StoreAccess, 'write'>, writer: string) {
  let waiting: readonly Count[] = []
  let before = 0
  return async function send(counts: readonly Count[]): Promise<void> {
    waiting = [...waiting, ...counts]
    while (waiting.length > 0) {
      const batch = waiting.slice(0, rowsAtMost)
      await access.write((store) => store.counts.add(batch, { writer, before }))
      waiting = waiting.slice(batch.length)
      before += batch.length
    }
  }
}
