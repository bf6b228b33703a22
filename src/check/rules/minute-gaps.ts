import { type Hours, timeInWords, type Window, wholeDay } from '../../hours/hours.ts'
import type { Rule } from '../rule.ts'

/** Finds hours that leave a minute out, as programs do that know no 24:00: "midnight to 11:59pm". */
export const minuteGaps: Rule = {
  reason: 'Nothing closes for a minute, and people would be told that it is closed.',
  *find({ contacts }) {
    for (const { id, hours } of contacts)
      for (const minute of new Set(daysOf(hours).flatMap(gapsIn))) {
        const [from, to] = [timeInWords(minute), timeInWords((minute + 1) % wholeDay)]
        const mend = `${minute === 0 ? 'Begin at midnight' : `Close at ${to}`}, or write "24 hours" if it never closes on that day.`
        yield {
          subject: { contact: id },
          path: ['hours'],
          what: `It is closed for a minute, from ${from} to ${to}.`,
          mend,
        }
      }
  },
}

function daysOf(hours: Hours | undefined): (readonly Window[])[] {
  if (hours === undefined || hours === 'always') return []
  const { week, bankHolidays, exceptions } = hours
  const others = [bankHolidays, ...[...exceptions.values()].map((exception) => exception.hours)]
  return [...week, ...others.filter((windows) => typeof windows !== 'string')]
}

/** The minutes of a day that are left out between two windows, or before and after midnight. */
function gapsIn(windows: readonly Window[]): number[] {
  const between = windows.flatMap(({ from }, i) => (i > 0 && from - windows[i - 1]!.to === 1 ? [from - 1] : []))
  const last = windows.at(-1)?.to === wholeDay - 1 ? [wholeDay - 1] : []
  return [...(windows[0]?.from === 1 ? [0] : []), ...between, ...last]
}
