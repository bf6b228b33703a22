/**
 * Days and windows in the words of staff, read strictly: what could be read in two ways, such as "9-5" or "12am", is
 * refused, because a wrong "open now" can cost a life.
 */
import { dayNames, type HoursProblem, noon, type Window, wholeDay, windowInWords } from './hours.ts'

/** Why a value is refused, and what to write instead. */
export type Refusal = Pick<HoursProblem, 'what' | 'mend'>

/** Words as they are compared: neither capitals nor the number of spaces changes what staff mean. */
export const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** The days that a name stands for, 0 is Monday: a day, a range, or a list such as "monday to wednesday and friday". */
export function readDays(name: string): number[] | undefined {
  const words = plain(name)
  if (words === 'every day') return dayNames.map((_, day) => day)
  const parts = words.split(/ ?, ?(?:and )?| and /).map(readRange)
  return parts.every((days) => days !== undefined) ? parts.flat() : undefined
}

/** The days of a range, which may pass Sunday, or one day. */
function readRange(words: string): number[] | undefined {
  const [first = -1, last = first, ...others] = words
    .split(' to ')
    .map((word) => dayNames.findIndex((name) => name.toLowerCase() === word))
  if (first < 0 || last < 0 || others.length > 0 || (words.includes(' to ') && first === last)) return
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, after) => (first + after) % 7)
}

/** The windows of a day; a refusal if they say something that can't be meant; nothing if they can't be read. */
export function readWindows(written: string): readonly Window[] | Refusal | undefined {
  const words = plain(written)
  if (words === 'closed') return []
  if (words === '24 hours') return [{ from: 0, to: wholeDay }]
  const windows: Window[] = []
  for (const part of words.split(/\s*,\s*/)) {
    const window = readWindow(part)
    if (!window || 'what' in window) return window
    windows.push(window)
  }
  windows.sort((a, b) => a.from - b.from)
  return overlap(windows) ?? windows
}

function overlap(windows: Window[]): Refusal | undefined {
  for (const [at, second] of windows.entries()) {
    const first = windows[at - 1]
    if (!first || first.to <= second.from) continue
    const whole = windowInWords({ from: first.from, to: Math.max(first.to, second.to) })
    return {
      what: `"${windowInWords(first)}" and "${windowInWords(second)}" overlap`,
      mend: `write "${whole}", or times that do not overlap`,
    }
  }
}

/** One window, likewise. */
function readWindow(words: string): Window | Refusal | undefined {
  const [, start, end, nextDay] = /^(\S+) to (\S+)( the next day)?$/.exec(words) ?? []
  if (start === undefined || end === undefined) return
  if (start === end && !nextDay) return sameTime(words)
  const twelve = /(?<![:\d])12(:00)?[ap]m\b/.exec(words)?.[0]
  if (twelve) return { what: `"${twelve}" can be read as noon or as midnight`, mend: 'write noon or midnight' }
  const from = readTime(start)
  const to = readTime(end)
  if (from === undefined || to === undefined) return
  if (nextDay) return overnight(words, { from, to })
  if (to === from) return sameTime(words)
  if (to === 0) return { from, to: wholeDay }
  if (to > from) return { from, to }
  return {
    what: `"${words}" ends before it starts`,
    mend: `write "${words} the next day" if it closes after midnight, or correct am and pm`,
  }
}

const sameTime = (words: string): Refusal => ({ what: `"${words}" ends when it starts`, mend: neverCloses })

/** What to write for hours that end when they start. */
export const neverCloses =
  'write always in place of the week if it never closes, or "24 hours" for a day that it is open from midnight to midnight'

function overnight(words: string, { from, to }: Window): Window | Refusal {
  if (to > 0 && to < from) return { from, to: to + wholeDay }
  const sameDay = words.replace(' the next day', '')
  if (to === from) return { what: `"${words}" is a whole day`, mend: `${neverCloses}${untilNextDay(sameDay)}` }
  return { what: `"${words}" may last longer than a day`, mend: `write "${sameDay}" if it closes by midnight` }
}

function untilNextDay(sameDay: string): string {
  const [start, end] = sameDay.split(' to ')
  if (start === 'midnight') return ''
  return `; if it is open on this day only, write "${start} to midnight", and "midnight to ${end}" for the day after`
}

/** Minutes after midnight, with midnight 0; undefined if it can't be read. Twelve o'clock is said in words. */
export function readTime(word: string): number | undefined {
  if (word === 'midnight') return 0
  if (word === 'noon') return noon
  const [, hour, past = '0', half] = /^(1[0-2]|[1-9])(?::([0-5]\d))?(am|pm)$/.exec(word) ?? []
  if (hour !== undefined) return (Number(hour) % 12) * 60 + Number(past) + (half === 'pm' ? noon : 0)
}
