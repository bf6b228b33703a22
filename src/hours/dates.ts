/** Dates and times in words. */
import { dayNames, timeInWords } from './hours.ts'

/** The English names of the months. */
export const monthNames = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** True for a date of the calendar as ISO 8601 writes it, "2026-12-24"; "2026-02-30" is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/** The time of day that a clock shows at a moment: "9:30am". */
export function timeOf({ hour, minute }: Temporal.ZonedDateTime): string {
  return timeInWords(hour * 60 + minute)
}

/** "Friday 25 December", for callers and texters, to whom the year is plain. */
export function dayAndMonth(date: Temporal.PlainDate): string {
  return `${dayNames[date.dayOfWeek - 1]} ${date.day} ${monthNames[date.month - 1]}`
}

/** "Friday 25 December 2026", for staff. */
export function dayInWords(date: Temporal.PlainDate): string {
  return `${dayAndMonth(date)} ${date.year}`
}

/** "20 November 2026", of an ISO date; nothing where none is written. */
export function dateInWords(date: string): string {
  return date && dayInWords(Temporal.PlainDate.from(date)).replace(/^\S+ /, '')
}

/** The minute of an instant in a time zone: "Friday 25 December 2026, 10am". */
export function momentInWords(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone)
  return `${dayInWords(local.toPlainDate())}, ${timeOf(local)}`
}
