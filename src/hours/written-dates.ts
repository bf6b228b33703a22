/** Dates in the words of staff: "24 december 2026", "25 december" of every year, or "2026-12-24". */
import { isDate, monthNames } from './dates.ts'

/** A day of a month, 1 to 12; of every year if it names none. It need not be in the calendar. */
export interface WrittenDate {
  readonly day: number
  readonly month: number
  readonly year: number | undefined
}

/** Reads small letters; nothing if it is not written as a date. */
export function readWrittenDate(words: string): WrittenDate | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(words) ?? []
  if (isoYear) return { day: Number(isoDay), month: Number(isoMonth), year: Number(isoYear) }
  const [, day, name, year] = /^(\d{1,2}) ([a-z]+)(?: (\d{4}))?$/.exec(words) ?? []
  const month = smallMonths.indexOf(name ?? '') + 1
  return month > 0 ? { day: Number(day), month, year: year === undefined ? undefined : Number(year) } : undefined
}

/** A year that has every day of the calendar. */
export const leapYear = 2028

/** The date as ISO 8601, with a leap year for the one that it does not name; nothing if it is not in the calendar. */
export function isoOf({ day, month, year = leapYear }: WrittenDate): string | undefined {
  const two = (number: number) => String(number).padStart(2, '0')
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isDate(iso) ? iso : undefined
}

/** A date, or a range of two, as staff write it. */
export function datesInWords(first: WrittenDate, last: WrittenDate): string {
  const [start, end] = [first, last].map(({ day, month, year }) =>
    [day, smallMonths[month - 1], year].filter((part) => part !== undefined).join(' '),
  )
  return start === end ? start! : `${start} to ${end}`
}

/** The names of the months in small letters. */
export const smallMonths = monthNames.map((name) => name.toLowerCase())
