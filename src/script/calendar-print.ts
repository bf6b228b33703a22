import type { Contact } from '../flow/contacts.ts'
import type { WeekHours } from '../flow/hours.ts'
import { sayHours, writeHours } from '../line/hours-in-words.ts'
import { dayInWords, momentInWords } from '../saying/dates.ts'
import type { Moment } from '../saying/sayings.ts'
import { calendarOf, type Entry } from './calendar.ts'
import { countOf } from './words.ts'

/** The calendar of a contact for so many days from today on, for a terminal. Hours that never change, or that nobody knows, take a sentence. */
export function printCalendar(contact: Contact, days: number, moment: Moment): string {
  const { name, groups, address, hours } = contact
  const head = [name, ...[groups.join(' '), address].filter(Boolean)]
  return [...head, ...linesFor(hours, days, moment)].join('\n')
}

function linesFor(hours: Contact['hours'], days: number, moment: Moment): string[] {
  if (hours === undefined) return ['Its hours are not known, so the line says nothing of them.']
  if (hours === 'always') return ['It is open 24 hours, every day of the year, on bank holidays too.']
  return linesOfWeek(hours, days, moment)
}

function linesOfWeek(hours: WeekHours, days: number, { line, now }: Moment): string[] {
  const from = now.toZonedDateTimeISO(line.timeZone).toPlainDate()
  const entries = calendarOf(hours, { from, days }, line)
  const to = dayInWords(from.add({ days: days - 1 }))
  const hasClosedDays = hours.week.some((windows) => windows.length === 0)
  return [
    `${writeHours(hours, now, line)}.`,
    `On ${momentInWords(now, line.timeZone)}: ${sayHours(hours, now, line)}.`,
    '',
    `${countOf(days, 'day')}, from ${dayInWords(from)} to ${to}.`,
    ...(hasClosedDays ? ['A day that is not listed is closed, as in every week.'] : []),
    ...entries.flatMap((entry, i) => [...(isNewMonth(entry, entries[i - 1]) ? [''] : []), printEntry(entry)]),
  ]
}

const isNewMonth = ({ date }: Entry, before: Entry | undefined) => date.month !== before?.date.month

/** The longest is "Wednesday 30 September 2026". */
const widthOfDay = 27

function printEntry({ date, why, what, clocks }: Entry): string {
  const change = clocks && ` (the clocks go ${clocks})`
  return `${dayInWords(date).padEnd(widthOfDay)}   ${why && `${why}: `}${what}${change}`
}
