import { type Hours, timeInWords, type Window, wholeDay } from '../../hours/hours.ts'
import type { Rule } from '../rule.ts'

/** Finds hours that leave a minute out, as programs do that know no 24:00: "midnight to 11:59pm". */
export const minuteGaps: Rule = {
  reason: 'Nothing closes for a minute, and people would be told that it is closed.',
  *find({ contacts }) {
    for (const { id, hours } of contacts)
      for (const minute of new Set(minutesLeftOut(hours))) {
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

function minutesLeftOut({ usual }: Hours): number[] {
  if (typeof usual === 'string') return []
  const { week, bankHolidays, exceptions } = usual
  const others = [bankHolidays, ...[...exceptions.values()].map((exception) => exception.hours)]
  const days = [...week, ...others.filter((windows) => typeof windows !== 'string')]
  return [...days.flatMap(gapsIn), ...gapsBetween(twoWeeks(week))]
}

/** Two weeks in a row, so that the end of a Sunday meets the Monday after. */
function twoWeeks(week: readonly (readonly Window[])[]): Window[] {
  return [...week, ...week].flatMap((windows, day) =>
    windows.map(({ from, to }) => ({ from: from + day * wholeDay, to: to + day * wholeDay })),
  )
}

/** The minutes of a day that are left out between two windows, or before and after midnight. */
function gapsIn(windows: readonly Window[]): number[] {
  const last = windows.at(-1)?.to === wholeDay - 1 ? [wholeDay - 1] : []
  return [...(windows[0]?.from === 1 ? [0] : []), ...gapsBetween(windows), ...last]
}

function gapsBetween(windows: readonly Window[]): number[] {
  return windows.flatMap(({ from }, i) => (i > 0 && from - windows[i - 1]!.to === 1 ? [(from - 1) % wholeDay] : []))
}
