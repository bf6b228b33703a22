/** Values of the current minute, so that a reply is made once and then looked up. */
export interface Memo<Value> {
  get(minute: number, key: string): Value | undefined
  set(minute: number, key: string, value: Value): void
}

/** A memo that forgets everything when the minute changes or `capacity` is reached, so it never grows past that. */
export function makeMemo<Value>(capacity: number): Memo<Value> {
  const values = new Map<string, Value>()
  let current = Number.NaN
  return {
    get(minute, key) {
      return minute === current ? values.get(key) : undefined
    },
    set(minute, key, value) {
      if (minute !== current || values.size >= capacity) values.clear()
      current = minute
      values.set(key, value)
    },
  }
}
