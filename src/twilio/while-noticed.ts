import type { Line } from '../flow/line.ts'
import { memoizeByLine } from '../line/memoize-by-line.ts'
import type { Lines } from '../live/pinned-lines.ts'

/** Makes something once for each line, and anew when a notice comes or goes, because replies hold what it says. */
export function memoizeWhileNoticed<T>(lines: Lines, make: (line: Line) => T): (line: Line) => T {
  let notices = lines.notices()
  let madeOf = memoizeByLine(make)
  return (line) => {
    const posted = lines.notices()
    if (posted !== notices) {
      notices = posted
      madeOf = memoizeByLine(make)
    }
    return madeOf(line)
  }
}
