/** Values of the current minute: a reply is rendered once and then looked up. */
export interface Memo<Value> {
  get(minute: number, key: string): Value | undefined
  /** For the minute of the last `get`. */
  set(key: string, value: Value): void
}

/** A memo that forgets everything when the minute changes, or when it is full. */
export function makeMemo<Value>(capacity: number): Memo<Value> {
  const values = new Map<string, Value>()
  let current = Number.NaN
  return {
    get(minute, key) {
      if (minute !== current) values.clear()
      current = minute
      return values.get(key)
    },
    set(key, value) {
      if (values.size >= capacity) values.clear()
      values.set(key, value)
    },
  }
}
