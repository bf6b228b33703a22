/** The bank holidays of a division: GOV.UK's list where it reaches, the rule where it does not. */
import { type Division, rulesOf } from './bank-holiday-rules.ts'
import { isDate } from './dates.ts'
import type { HoursProblem } from './hours.ts'

/** Titles by ISO date as GOV.UK lists them for a division, and the years for which its list is complete. */
export interface BankHolidays {
  division: Division
  dates: ReadonlyMap<string, string>
  years: ReadonlySet<number>
}

/** The division of a line that names none. */
export const usualDivision: Division = 'england-and-wales'

/**
 * Reads the text of https://www.gov.uk/bank-holidays.json, where other divisions are ignored:
 * `{ "scotland": { "events": [{ "title": "Good Friday", "date": "2026-04-03", … }] }, … }`; or that of the division alone, such
 * as https://www.gov.uk/bank-holidays/scotland.json: `{ "division": "scotland", "events": […] }`. Gives the holidays, or every
 * problem with its path; never throws.
 */
export function parseBankHolidays(
  json: string,
  division = usualDivision,
): { holidays: BankHolidays } | { problems: HoursProblem[] } {
  const { events, path } = readEvents(json, division)
  if (!Array.isArray(events)) {
    const what = `the bank holidays have no events for ${division}`
    return { problems: [{ path, what, mend: 'copy https://www.gov.uk/bank-holidays.json' }] }
  }
  const problems = events
    .map(writtenDate)
    .flatMap((date, at) => (isDate(date) ? [] : [notADate(date, [...path, String(at), 'date'])]))
  if (problems.length > 0) return { problems }
  const dates = new Map(events.map((event) => [writtenDate(event), writtenTitle(event)]))
  const perYear = Map.groupBy(dates.keys(), yearOf)
  // A year with fewer dates holds only one-off holidays, added by hand.
  const { leastInAYear } = rulesOf[division]
  const years = [...perYear].filter(([, dates]) => dates.length >= leastInAYear).map(([year]) => year)
  return { holidays: { division, dates, years: new Set(years) } }
}

/**
 * True on a bank holiday of the division. Besides GOV.UK's list, 25 and 26 December and 1 January always are, and 2 January in
 * Scotland: the list has only the substitute day when they fall on a weekend, and a service that is open seven days a week would
 * seem open on Christmas Day. Throws a RangeError when a string is no ISO date.
 */
export function isBankHoliday(holidays: BankHolidays, date: Temporal.PlainDate | string): boolean {
  const day = Temporal.PlainDate.from(date)
  const iso = day.toString()
  if (fixedName(holidays, iso) || holidays.dates.has(iso)) return true
  return !holidays.years.has(day.year) && rulesOf[holidays.division].isByRule(day)
}

/** What a bank holiday is called, as far as it is known: "Good Friday", "Boxing Day, substitute day", or ''. */
export function nameOfHoliday(holidays: BankHolidays, date: Temporal.PlainDate): string {
  const iso = date.toString()
  return holidays.dates.get(iso) || fixedName(holidays, iso)
}

const fixedName = ({ division }: BankHolidays, iso: string): string => rulesOf[division].fixed[iso.slice(5)] ?? ''

/** The events of a division as they are written, whatever they are, and their path: in the file of all, or in its own. */
function readEvents(json: string, division: Division): { events: unknown; path: string[] } {
  const path = [division, 'events']
  try {
    const file = JSON.parse(json)
    return file?.division === division
      ? { events: file.events, path: ['events'] }
      : { events: file?.[division]?.events, path }
  } catch {
    return { events: undefined, path }
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

const notADate = (date: string, path: string[]): HoursProblem => ({
  path,
  what: `"${date}" is not a date`,
  mend: 'write a date of the calendar as year-month-day, such as "2026-12-25"',
})

/** The last day for which every bank holiday is known: 31 December of the last year that GOV.UK lists whole; undefined if there is none. */
export function knownUntil({ years }: BankHolidays): Temporal.PlainDate | undefined {
  return years.size > 0 ? Temporal.PlainDate.from({ year: Math.max(...years), month: 12, day: 31 }) : undefined
}
