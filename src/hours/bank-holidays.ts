/** The bank holidays of England and Wales: GOV.UK's list where it reaches, the rule where it does not. */

import { isDate } from './dates.ts'
import type { HoursProblem } from './hours.ts'

/** Titles by ISO date as GOV.UK lists them, and the years for which its list is complete. */
export interface BankHolidays {
  dates: ReadonlyMap<string, string>
  years: ReadonlySet<number>
}

/** England and Wales has at least eight a year: a year with fewer dates holds only one-off holidays, added by hand. */
const leastInAYear = 8

const division = 'england-and-wales'

/**
 * Reads the text of https://www.gov.uk/bank-holidays.json:
 * `{ "england-and-wales": { "events": [{ "title": "Good Friday", "date": "2026-04-03", … }] } }`.
 * Other divisions are ignored. Gives the holidays, or every problem with its path; never throws.
 */
export function parseBankHolidays(json: string): { holidays: BankHolidays } | { problems: HoursProblem[] } {
  const events = readEvents(json)
  if (!Array.isArray(events)) {
    const what = `the bank holidays have no events for ${division}`
    return { problems: [{ path: [division, 'events'], what, mend: 'copy https://www.gov.uk/bank-holidays.json' }] }
  }
  const problems = events.map(writtenDate).flatMap((date, at) => (isDate(date) ? [] : [notADate(date, at)]))
  if (problems.length > 0) return { problems }
  const dates = new Map(events.map((event) => [writtenDate(event), writtenTitle(event)]))
  const perYear = Map.groupBy(dates.keys(), yearOf)
  const years = [...perYear].filter(([, dates]) => dates.length >= leastInAYear).map(([year]) => year)
  return { holidays: { dates, years: new Set(years) } }
}

/**
 * True on a bank holiday in England and Wales. Besides GOV.UK's list, 25 and 26 December and 1 January always
 * are: the list has only the substitute day when they fall on a weekend, and a service that is open seven
 * days a week would seem open on Christmas Day. Throws a RangeError when a string is no ISO date.
 */
export function isBankHoliday(holidays: BankHolidays, date: Temporal.PlainDate | string): boolean {
  const day = Temporal.PlainDate.from(date)
  if (fixedName(day) || holidays.dates.has(day.toString())) return true
  return !holidays.years.has(day.year) && isByRule(day)
}

/** What a bank holiday is called, as far as it is known: "Good Friday", "Boxing Day, substitute day", or ''. */
export function nameOfHoliday(holidays: BankHolidays, date: Temporal.PlainDate): string {
  return holidays.dates.get(date.toString()) || fixedName(date)
}

const fixedNames: Readonly<Record<string, string>> = {
  '01-01': "New Year's Day",
  '12-25': 'Christmas Day',
  '12-26': 'Boxing Day',
}
const fixedName = (date: Temporal.PlainDate): string => fixedNames[date.toString().slice(5)] ?? ''

function readEvents(json: string): unknown {
  try {
    return JSON.parse(json)?.[division]?.events
  } catch {
    return
  }
}

/** A date as it is written; anything that is not a string, by its type. */
const writtenDate = (event: { date?: unknown } | null): string =>
  typeof event?.date === 'string' ? event.date : typeof event?.date

/** GOV.UK marks a substitute day in its notes only. */
function writtenTitle({ title, notes }: { title?: unknown; notes?: unknown }): string {
  if (typeof title !== 'string') return ''
  return notes ? `${title}, ${String(notes).toLowerCase()}` : title
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

const notADate = (date: string, at: number): HoursProblem => ({
  path: [division, 'events', String(at), 'date'],
  what: `"${date}" is not a date`,
  mend: 'write a date of the calendar as year-month-day, such as "2026-12-25"',
})

/** The Banking and Financial Dealings Act 1971, the two days of common law and the two by proclamation. */
function isByRule(date: Temporal.PlainDate): boolean {
  const { month, day, dayOfWeek } = date
  const monday = dayOfWeek === 1
  if (month === 1) return monday && (day === 2 || day === 3)
  if (month === 5) return monday && (day <= 7 || day >= 25)
  if (month === 8) return monday && day >= 25
  // Christmas on a Friday, Saturday or Sunday moves one day or two to the Monday or the Tuesday after it.
  if (month === 12) return (day === 27 || day === 28) && dayOfWeek <= 2
  if (month !== 3 && month !== 4) return false
  const afterEaster = easter(date.year).until(date).days
  return afterEaster === -2 || afterEaster === 1
}

/** Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876). */
function easter(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonDrift + 15) % 30
  const leaps = 2 * (century % 4) + 2 * Math.floor((year % 100) / 4)
  const toSunday = (32 + leaps - epact - ((year % 100) % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const march = epact + toSunday - 7 * late + 22
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: march - 1 })
}

/** The last day for which every bank holiday is known: 31 December of the last year that GOV.UK lists whole; undefined if there is none. */
export function knownUntil({ years }: BankHolidays): Temporal.PlainDate | undefined {
  return years.size > 0 ? Temporal.PlainDate.from({ year: Math.max(...years), month: 12, day: 31 }) : undefined
}
