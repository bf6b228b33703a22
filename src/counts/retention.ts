import type { StoreAccess } from '../live/store-access.ts'
import type { Log } from '../log.ts'
import type { Counts } from '../store/count-table.ts'

/** For how many months counts are kept. */
const keptMonths = 13

/**
 * What removes counts once they are too old to be kept, at most once a day. `today` is a day such as `2026-11-21`. A clock
 * may be wrong, so age is measured from the newest day before today that was counted, and a month at most goes at once.
 */
export function makeForgetting(access: Pick<StoreAccess, 'write'>, today: () => string, log: Log): () => Promise<void> {
  let doneOn = ''
  return async function forget(): Promise<void> {
    const day = today()
    if (day === doneOn) return
    try {
      await access.write(({ counts }) => removeOld(counts, day, log))
      doneOn = day
    } catch {
      // The log says so already, and the next call tries again.
    }
  }
}

async function removeOld(counts: Counts, today: string, log: Log): Promise<void> {
  const days = await counts.span(today)
  if (!days) return
  const [oldest, newest] = [Temporal.PlainDate.from(days.oldest), Temporal.PlainDate.from(days.newest)]
  if (newest.add({ months: 1 }).toString() < today) log.warn({ today, newest: days.newest }, isLate)
  const limits = [newest.subtract({ months: keptMonths }), oldest.add({ months: 1 })]
  const [before] = limits.map(String).sort()
  if (days.oldest >= before!) return
  await counts.forget(before!)
  log.info({ from: days.oldest, before }, 'Old counts were removed.')
}

const isLate = 'Nothing was counted for a month before today. If the clock of this machine is wrong, set it.'
