/** Hours in the written form, with every scalar a string, read into data. */
import { isDate } from './dates.ts'
import { dayNames, type Exception, type Hours, type HoursProblem, type WeekHours, type Window } from './hours.ts'
import { readClosedDays } from './read-closed-days.ts'
import { readReason } from './read-reason.ts'
import { plain, type Refusal, readDays, readWindows } from './read-windows.ts'
import { anyHours, isWholeDay, suggestDate, suggestDays, suggestWindows } from './suggest-hours.ts'

/** Gives the usual hours, or everything that is wrong with them; never throws. */
export function parseHours(written: unknown): { usual: Hours['usual'] } | { problems: HoursProblem[] } {
  if (typeof written === 'string' && plain(written) === 'always') return { usual: 'always' }
  const problems: HoursProblem[] = []
  const parts = readParts(written, problems)
  if (!parts) return { problems }
  const week = readWeek(parts.week, problems)
  const bankHolidays = readBankHolidays(parts.bankHolidays, problems)
  const exceptions = readExceptions(parts.exceptions ?? {}, problems)
  return problems.length > 0 ? { problems } : { usual: { week, bankHolidays, exceptions } }
}

type Written = Record<string, unknown>

const isRecord = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const aWeekIsMissing = {
  what: 'the hours have no week',
  mend: 'write week, with the hours of each day below it, such as "monday to friday: 9am to 5pm"',
}
const anyRule = 'write closed, as normal, unknown, or hours such as "10am to 4pm"'

function readParts(written: unknown, problems: HoursProblem[]): Written | undefined {
  if (!isRecord(written)) {
    const what = typeof written === 'string' ? `"${written}" is not written as a week` : 'the hours are missing'
    const isAlways = typeof written === 'string' && isWholeDay(written)
    const mend = isAlways ? 'write always' : 'write always, or a week with bankHolidays after it'
    problems.push({ path: [], what, mend })
    return
  }
  for (const key of Object.keys(written).filter((key) => !['week', 'bankHolidays', 'exceptions'].includes(key))) {
    problems.push({
      path: [key],
      what: `hours have no "${key}"`,
      mend: key === 'closures' ? 'write closures beside hours, not inside' : 'write week, bankHolidays or exceptions',
    })
  }
  return written
}

function readWeek(written: unknown, problems: HoursProblem[]): (readonly Window[])[] {
  if (!isRecord(written) || Object.keys(written).length === 0) {
    problems.push({ path: ['week'], ...aWeekIsMissing })
    return []
  }
  const week = new Map<number, readonly Window[]>()
  for (const [name, value] of Object.entries(written)) {
    const path = ['week', name]
    const days = readDays(name)
    const windows = readHoursOfDay(value)
    if (!days) problems.push({ path, what: `"${name}" is not a day`, mend: suggestDays(name) })
    if ('what' in windows) problems.push({ path, ...windows })
    for (const day of days ?? []) {
      if (week.has(day)) problems.push({ path, ...namedTwice(day) })
      week.set(day, 'what' in windows ? [] : windows)
    }
  }
  return dayNames.map((_, day) => week.get(day) ?? [])
}

const namedTwice = (day: number): Refusal => ({
  what: `${dayNames[day]} is named twice`,
  mend: `write the hours of ${dayNames[day]} once`,
})

function readBankHolidays(written: unknown, problems: HoursProblem[]): WeekHours['bankHolidays'] {
  const path = ['bankHolidays']
  if (typeof written !== 'string') {
    problems.push({ path, what: 'the hours do not say what happens on bank holidays', mend: anyRule })
    return 'unknown'
  }
  const rule = plain(written)
  if (rule === 'closed' || rule === 'unknown') return rule
  if (rule === 'as normal') return 'as-normal'
  const windows = readHoursOfDay(written)
  if (!('what' in windows)) return windows
  problems.push(
    /\d/.test(rule)
      ? { path, ...windows }
      : { path, what: `"${written}" is not a rule for bank holidays`, mend: anyRule },
  )
  return 'unknown'
}

function readExceptions(written: unknown, problems: HoursProblem[]): Map<string, Exception> {
  if (!isRecord(written)) {
    const mend = 'write each date, such as "2026-12-24", with its hours and reason below it'
    problems.push({ path: ['exceptions'], what: 'the exceptions are not a list of dates', mend })
    return new Map()
  }
  const dates = Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(dates.map(([date, value]) => [date, readException(date, value, problems)]))
}

function readException(date: string, written: unknown, problems: HoursProblem[]): Exception {
  const path = ['exceptions', date]
  if (!isDate(date)) problems.push({ path, what: `"${date}" is not a date`, mend: mendDate(date) })
  const parts = isRecord(written) ? written : {}
  for (const key of Object.keys(parts).filter((key) => key !== 'hours' && key !== 'reason')) {
    const what = `an exception has no "${key}"`
    problems.push({ path: [...path, key], what, mend: 'write hours and reason' })
  }
  const hours = readDate(parts.hours)
  const reason = readReason(parts.reason)
  const refused = hours !== 'unknown' && 'what' in hours
  if (refused) problems.push({ path: [...path, 'hours'], ...hours })
  if ('what' in reason) problems.push({ path: [...path, 'reason'], ...reason })
  return refused || 'what' in reason ? { hours: 'unknown', reason: '' } : { hours, ...reason }
}

/** Days in a row, or of every year, are closures rather than exceptions. */
function mendDate(written: string): string {
  const days = readClosedDays(written)
  if (!days || 'what' in days) return suggestDate(written)
  return `write it under closures, beside hours, if it is closed then: "${written}": "the reason"`
}

const readDate = (written: unknown): Exception['hours'] | Refusal =>
  typeof written === 'string' && plain(written) === 'unknown' ? 'unknown' : readHoursOfDay(written)

function readHoursOfDay(written: unknown): readonly Window[] | Refusal {
  if (typeof written !== 'string') return { what: 'the hours are missing', mend: anyHours }
  return readWindows(written) ?? { what: `"${written}" is not written as hours`, mend: suggestWindows(written) }
}
