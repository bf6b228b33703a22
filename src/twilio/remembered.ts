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
  // One walk from the oldest on, for all time: a new one would pass all that was deleted from the map, in 60 µs.
  let walk = values.entries()
  let oldest = walk.next()

  function makeRoom(now: number): void {
    if (oldest.done) {
      walk = values.entries()
      oldest = walk.next()
    }
    for (; !oldest.done; oldest = walk.next()) {
      const [key, known] = oldest.value
      if (values.get(key) !== known) continue
      if (!isPast(known.since, now) && values.size < atMost) return
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
