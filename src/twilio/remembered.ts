/** Values by key that are forgotten after a while. Times are in epoch milliseconds. */
export interface Remembered<Value> {
  get(key: string, now: number): Value | undefined
  /** Remembers a value from now on. */
  set(key: string, value: Value, now: number): void
  forget(key: string): void
}

/**
 * Remembers values in memory for so many ms, and never more than `atMost`: beyond that the oldest is forgotten. A clock that
 * is set back makes nothing last longer.
 */
export function makeRemembered<Value>(keptFor: number, atMost: number): Remembered<Value> {
  const values = new Map<string, { readonly value: Value; readonly since: number }>()
  const isPast = (since: number, now: number) => since <= now - keptFor || since > now

  function makeRoom(now: number): void {
    for (const [key, { since }] of values) {
      if (!isPast(since, now) && values.size < atMost) break
      values.delete(key)
    }
  }

  return {
    get(key, now) {
      const known = values.get(key)
      return known && !isPast(known.since, now) ? known.value : undefined
    },
    set(key, value, now) {
      values.delete(key)
      makeRoom(now)
      values.set(key, { value, since: now })
    },
    forget: (key) => void values.delete(key),
  }
}
