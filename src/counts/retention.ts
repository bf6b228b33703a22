import type { StoreAccess } from '../live/store-access.ts'

/** For how many months counts are kept. */
const keptMonths = 13

/** What removes counts once they are too old to be kept, at most once a day. `today` is a day such as `2026-11-21`. */
export function makeForgetting(access: Pick<StoreAccess, 'write'>, today: () => string): () => Promise<void> {
  let doneOn = ''
  return async function forget(): Promise<void> {
    const day = today()
    if (day === doneOn) return
    const oldest = Temporal.PlainDate.from(day).subtract({ months: keptMonths }).toString()
    try {
      await access.write((store) => store.counts.forget(oldest))
      doneOn = day
    } catch {
      // The log says so already, and the next call tries again.
    }
  }
}
