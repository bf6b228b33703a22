/** A record with the same keys, its values made from those of another. */
export function mapValues<Key extends string, Value, Made>(
  record: Readonly<Record<Key, Value>>,
  make: (value: Value, key: Key) => Made,
): Record<Key, Made> {
  const entries = Object.entries<Value>(record).map(([key, value]) => [key, make(value, key as Key)])
  return Object.fromEntries(entries)
}
