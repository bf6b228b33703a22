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

/** When a service is open; windows that touch or overlap from one day to the next are one opening. */
export type Hours = 'always' | WeekHours

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
export function hoursKey(hours: Hours | undefined): string {
  if (hours === undefined || hours === 'always') return String(hours)
  return JSON.stringify([hours.week, hours.bankHolidays, ...hours.exceptions])
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
