import type { Line } from '../flow/line.ts'

/** Makes something once for each line, and forgets it with the line. */
export function memoizeByLine<T>(make: (line: Line) => T): (line: Line) => T {
  const made = new WeakMap<Line, T>()
  return (line) => {
    const known = made.get(line)
    if (known !== undefined) return known
    const fresh = make(line)
    made.set(line, fresh)
    return fresh
  }
}
