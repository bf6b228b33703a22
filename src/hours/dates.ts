/** Dates and times in words. */
import { dayNames, timeInWords } from './hours.ts'

/** The English names of the months, January first. */
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

/** Whether a date is so far from today that people need its year. */
export function isFar(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Math.abs(today.until(date).days) > 300
}

/**
 * A day, or days in a row with the last of them: "4 January", "25 and 26 December", "24 December to 2 January", with the year
 * when far off; "from 24 December" where no end is in sight.
 */
export function rangeInWords(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): string {
  const end = last ?? first
  const withYear = isFar(first, today) || isFar(end, today) || isFar(end, first)
  const year = withYear ? ` ${end.year}` : ''
  const words = (date: Temporal.PlainDate) => `${date.day} ${monthNames[date.month - 1]}`
  if (!last) return `from ${words(first)}${year}`
  if (last.equals(first)) return `${words(first)}${year}`
  const to = first.add({ days: 1 }).equals(last) ? 'and' : 'to'
  if (first.year === last.year && first.month === last.month) return `${first.day} ${to} ${words(last)}${year}`
  return `${words(first)}${withYear && first.year !== last.year ? ` ${first.year}` : ''} ${to} ${words(last)}${year}`
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
