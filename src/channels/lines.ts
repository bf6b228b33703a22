import type { Line } from '../flow/line.ts'
import { isOfRevision, revisionAt } from '../line/position.ts'

/** The lines that a machine answers with. */
export interface Lines {
  /** What new calls, and all texts, get. */
  live(): Line
  /**
   * The line that a call began with, while another one is live by now; undefined when it can't be had. It never rejects, and
   * answers within seconds.
   */
  pinned(revision: string): Line | undefined | Promise<Line | undefined>
}

/** The line that a position belongs to, or else the live one: a call ends on the revision that it began with. */
export function lineAt(lines: Lines, at: string): Line | Promise<Line> {
  const live = lines.live()
  if (at === '' || isOfRevision(live, at)) return live
  const revision = revisionAt(at)
  const pinned = revision === undefined ? undefined : lines.pinned(revision)
  return pinned instanceof Promise ? pinned.then((line) => line ?? lines.live()) : (pinned ?? live)
}

/** Makes something once for each line, and forgets it with the line. */
export function perLine<T>(make: (line: Line) => T): (line: Line) => T {
  const made = new WeakMap<Line, T>()
  return (line) => {
    const known = made.get(line)
    if (known !== undefined) return known
    const fresh = make(line)
    made.set(line, fresh)
    return fresh
  }
}
