/** Opening hours as data, and in the words of the GOV.UK style guide: "9am to 5pm", noon, midnight. */

/**
 * A stretch of opening, in minutes after the local midnight that starts its day: 9am to 5pm is
 * `{ from: 540, to: 1020 }`. `from` is under 1440; `to` is past 1440 when it closes the next day.
 */
export interface Window {
  from: number
  to: number
}

/** The hours of one date, and why they differ: words that can follow "for", such as "staff training". */
export interface Exception {
  hours: 'unknown' | readonly Window[]
  reason: string
}

/** A service that opens and closes. `week` has seven rows, Monday first; no windows means closed all day. */
export interface WeekHours {
  week: readonly (readonly Window[])[]
  bankHolidays: 'closed' | 'as-normal' | 'unknown' | readonly Window[]
  /** By ISO date, in the order of the dates. */
  exceptions: ReadonlyMap<string, Exception>
}

/** Days on which a service is closed, the first and the last of them included. */
export type ClosedDays =
  /** From one ISO date to another, or the same. */
  | { kind: 'dates'; first: string; last: string }
  /** The same every year, from "12-24" to "01-02": past New Year if the last comes before the first. */
  | { kind: 'yearly'; first: string; last: string }
  /** A day of every month, such as its first Monday: 0 is Monday. */
  | { kind: 'monthly'; which: 'first' | 'second' | 'third' | 'fourth' | 'last'; day: number }

/** Days without an opening, whatever the usual hours are, and why: words that can follow "for", such as "Christmas". */
export interface Closure {
  /** The days as staff wrote them: "24 december 2026 to 2 january 2027". */
  written: string
  days: ClosedDays
  reason: string
}

/**
 * When a service is open: its usual hours, and the days on which it is closed all the same. Windows that touch or overlap from
 * one day to the next are one opening.
 */
export interface Hours {
  /** Unknown if nobody wrote them down. */
  usual: 'always' | 'unknown' | WeekHours
  closures: readonly Closure[]
}

/** Hours that nobody wrote down. */
export const unknownHours: Hours = { usual: 'unknown', closures: [] }

/** Whether hours are the same at all times: always open, or always unknown. */
export const neverChange = (hours: Hours): hours is Omit<Hours, 'usual'> & { readonly usual: 'always' | 'unknown' } =>
  typeof hours.usual === 'string' && hours.closures.length === 0

/**
 * What is wrong with a value and how to mend it. `path` leads to the value from the top of what was read:
 * `{ path: ['week', 'friday'], what: '"9-5" is not written as hours', mend: 'write "9am to 5pm"' }`.
 */
export interface HoursProblem {
  path: string[]
  what: string
  mend: string
}

/** The English names of the days, Monday first, as `WeekHours.week` has them. */
export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Minutes after midnight. */
export const wholeDay = 24 * 60
export const noon = wholeDay / 2

/** A key that equal hours share, and no others. */
export function hoursKey({ usual, closures }: Hours): string {
  const ofWeek = typeof usual === 'string' ? [usual] : [usual.week, usual.bankHolidays, ...usual.exceptions]
  return JSON.stringify([ofWeek, ...closures.map(({ days, reason }) => [days, reason])])
}

/** A time of day (minutes after midnight, under 1440) as GOV.UK writes it and people say it: "9am", "9:30am", "noon", "midnight". */
export function timeInWords(minutes: number): string {
  if (minutes === 0) return 'midnight'
  if (minutes === noon) return 'noon'
  const past = minutes % 60 ? `:${String(minutes % 60).padStart(2, '0')}` : ''
  return `${Math.floor(minutes / 60) % 12 || 12}${past}${minutes < noon ? 'am' : 'pm'}`
}

/** A window as staff write it: "9am to 5pm", "10pm to 2am the next day", "24 hours". */
export function windowInWords({ from, to }: Window): string {
  if (from === 0 && to === wholeDay) return '24 hours'
  return `${timeInWords(from)} to ${timeInWords(to % wholeDay)}${to > wholeDay ? ' the next day' : ''}`
}
