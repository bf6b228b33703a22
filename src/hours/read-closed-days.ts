/**
 * Closed days in the words of staff, read strictly: what could be read in two ways, or is most likely a slip, is refused,
 * because who comes to a closed door may not come again.
 */
import { type ClosedDays, dayNames } from './hours.ts'
import { plain, type Refusal } from './read-windows.ts'
import { datesInWords, isoOf, leapYear, readWrittenDate, type WrittenDate } from './written-dates.ts'

/** The days that words stand for; a refusal if they say something that can't be meant; nothing if they can't be read. */
export function readClosedDays(written: string): ClosedDays | Refusal | undefined {
  const words = plain(written)
  return readDayOfMonth(words) ?? readDates(words)
}

function readDayOfMonth(words: string): ClosedDays | undefined {
  const [, which, name] = /^(first|second|third|fourth|last) (\S+) of the month$/.exec(words) ?? []
  const day = dayNames.findIndex((dayName) => dayName.toLowerCase() === name)
  if (day < 0) return undefined
  return { kind: 'monthly', which: which as Extract<ClosedDays, { kind: 'monthly' }>['which'], day }
}

/** One date, or a range of two; "24 to 29 december" names the month once. */
function readDates(words: string): ClosedDays | Refusal | undefined {
  const [start = '', end = start, ...others] = words.split(' to ')
  const last = readWrittenDate(end)
  const first = last && /^\d{1,2}$/.test(start) ? { ...last, day: Number(start) } : readWrittenDate(start)
  if (!first || !last || others.length > 0) return undefined
  const impossible = [first, last].find((date) => isoOf(date) === undefined)
  if (impossible) return notInCalendar(impossible)
  const isRange = words.includes(' to ')
  if ((first.year === undefined) !== (last.year === undefined)) return oneYearMissing(words, first, last)
  const [from, to] = [isoOf(first)!, isoOf(last)!]
  if (isRange && from === to) {
    return { what: `"${words}" ends on the day on which it starts`, mend: `write "${datesInWords(first, first)}"` }
  }
  if (first.year !== undefined) return refuseLong(words, first, last) ?? { kind: 'dates', first: from, last: to }
  // Only with both months does it say that it passes New Year.
  if (from > to && first.month === last.month) return endsFirst(words, first, last)
  const days = { kind: 'yearly', first: from.slice(5), last: to.slice(5) } as const
  return isWholeYear(from, to) ? tooLong(words, 'the whole year') : days
}

function notInCalendar(date: WrittenDate): Refusal {
  const what = `"${datesInWords(date, date)}" is not a date of the calendar`
  return {
    what,
    mend: date.month === 2 ? 'write 28 february, or the date that is meant' : 'write the date that is meant',
  }
}

/** Of two dates with one year between them, the other year is the one that makes the range a short one. */
function oneYearMissing(words: string, first: WrittenDate, last: WrittenDate): Refusal {
  const passes = isoOf({ ...first, year: undefined })! > isoOf({ ...last, year: undefined })!
  const start = { ...first, year: first.year ?? last.year! - Number(passes) }
  const end = { ...last, year: last.year ?? first.year! + Number(passes) }
  return { what: `"${words}" says the year of one day only`, mend: `write "${datesInWords(start, end)}"` }
}

const isWholeYear = (from: string, to: string) =>
  Temporal.PlainDate.from(to).add({ days: 1 }).with({ year: leapYear }).equals(from)

/** A refusal of days that end before they start, or are longer than a year: a slip of the year makes them so. */
function refuseLong(words: string, first: WrittenDate, last: WrittenDate): Refusal | undefined {
  const [from, to] = [isoOf(first)!, isoOf(last)!]
  if (from > to) return endsFirst(words, first, last)
  const yearLater = Temporal.PlainDate.from(from).add({ years: 1 }).toString()
  return to < yearLater ? undefined : tooLong(words, 'longer than a year')
}

const tooLong = (words: string, howLong: string): Refusal => ({
  what: `"${words}" is ${howLong}`,
  mend: 'correct the dates, or take the contact out of the words if it is closed for so long',
})

/** More days than this are hardly one closure: then it was turned round. */
const fewDays = 60

function endsFirst(words: string, first: WrittenDate, last: WrittenDate): Refusal {
  const what = `"${words}" ends before it starts`
  const isMonthLeftOut = /^\d{1,2} to /.test(words)
  if (isMonthLeftOut) return { what, mend: `write "${datesInWords(monthBefore(first), last)}"` }
  const later = { ...last, year: first.year && first.year + 1 }
  const to = isoOf(later)
  const isSlip = first.year !== undefined && to !== undefined && daysBetween(isoOf(first)!, to) <= fewDays
  return { what, mend: `write "${isSlip ? datesInWords(first, later) : datesInWords(last, first)}"` }
}

function monthBefore({ day, month, year }: WrittenDate): WrittenDate {
  return month > 1 ? { day, month: month - 1, year } : { day, month: 12, year: year && year - 1 }
}

const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days
