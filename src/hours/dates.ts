/** Dates and times as staff read them. */
import { timeInWords } from './hours.ts'
import { writeDate } from './hours-in-words.ts'

/** "Friday 25 December 2026". */
export function dayInWords(date: Temporal.PlainDate): string {
  return `${writeDate(date)} ${date.year}`
}

/** "20 November 2026", of an ISO date; nothing where none is written. */
export function dateInWords(date: string): string {
  return date && dayInWords(Temporal.PlainDate.from(date)).replace(/^\S+ /, '')
}

/** The minute of an instant in a time zone: "Friday 25 December 2026, 10am". */
export function momentInWords(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone)
  return `${dayInWords(local.toPlainDate())}, ${timeInWords(local.hour * 60 + local.minute)}`
}
