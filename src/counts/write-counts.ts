import { randomUUID } from 'node:crypto'
import { oneAtATime, repeat } from '../live/repeat.ts'
import type { StoreAccess } from '../live/store-access.ts'
import type { Log } from '../log.ts'
import type { Count } from '../store/count-table.ts'
import { makeForgetting } from './retention.ts'
import type { Tally } from './tally.ts'

/** How often counts are written, in ms. */
const writeEvery = 1_000

/**
 * Writes what was counted once a second, keeps it in memory while the store is away, and removes old counts. Returns what
 * stops it after writing the rest. `today` is a day such as `2026-11-21`.
 */
export function writeCounts(
  tally: Tally,
  access: Pick<StoreAccess, 'write'>,
  today: () => string,
  log: Log,
): () => Promise<void> {
  const send = makeSender(access, `${today()} ${randomUUID()}`)
  const forget = makeForgetting(access, today, log)

  /** What is counted while the store is away stays in the tally, under its own hour. */
  async function write(): Promise<void> {
    try {
      await send(tally.take)
    } catch {
      tally.giveBack(tally.take())
    }
  }

  const writeOnce = oneAtATime(write)
  const stop = repeat(
    async () => {
      await writeOnce()
      await forget()
    },
    () => writeEvery,
  )
  return async () => {
    stop()
    await writeOnce()
  }
}

/**
 * Sends counts, first those that could not be sent before. If the answer to a batch is lost, nobody knows whether it was
 * added: it is sent again unchanged, under the same number, and the store adds it once.
 */
function makeSender(access: Pick<StoreAccess, 'write'>, writer: string) {
  let batch: readonly Count[] = []
  let before = 0
  async function sendBatch(): Promise<void> {
    if (batch.length === 0) return
    await access.write((store) => store.counts.add(batch, { writer, before }))
    before += batch.length
    batch = []
  }
  return async function send(take: () => readonly Count[]): Promise<void> {
    await sendBatch()
    batch = take()
    await sendBatch()
  }
}
