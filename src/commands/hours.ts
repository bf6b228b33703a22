import { waysToReach } from '../content/in-words.ts'
import type { LineAtInstant } from '../content/sayings.ts'
import type { Contact } from '../flow/contacts.ts'
import { oneOf } from '../flow/problem.ts'
import { calendarOf, type Entry } from '../hours/calendar.ts'
import { dayInWords, momentInWords } from '../hours/dates.ts'
import type { Hours, WeekHours } from '../hours/hours.ts'
import { sayHours, writeHours } from '../hours/hours-in-words.ts'
import { daysAhead } from '../hours/open-now.ts'
import { countOf } from '../review/script/facts.ts'
import { type Command, readArgs, UsageError } from './command.ts'
import { openFolder, readMoment } from './open-folder.ts'

const mostDays = 4000

/** Prints the calendar of a contact. */
export const hours: Command = {
  usage: `hours CONTACT [--days ${daysAhead}] [--draft FOLDER]`,
  about: "print a contact's calendar: when it opens and closes, bank holidays, closures and exceptions",
  details: [
    `  --days N        for so many days from today on, 1 to ${mostDays} (${daysAhead} unless given)`,
    '  --draft FOLDER  from the flow files of this folder, where you are changing them',
  ],
  run: async (args, { env, print, now }) => {
    const { values, positionals } = readArgs(args, { days: { type: 'string' }, draft: { type: 'string' } }, 1)
    const days = readDays(values.days)
    const { line } = await openFolder(values.draft, env)
    const [id = ''] = positionals
    const contact = line.contacts.get(id)
    const choices = `write one of ${oneOf(line.contacts.keys())}.`
    if (!contact) throw new UsageError(id ? `There is no contact ${id}: ${choices}` : `Name a contact: ${choices}`)
    print(printCalendar(contact, days, { line, now: readMoment(undefined, line.timeZone, now) }))
  },
}

function readDays(written: string | undefined): number {
  if (written === undefined) return daysAhead
  const days = /^\d{1,4}$/.test(written) ? Number(written) : 0
  if (days < 1 || days > mostDays)
    throw new UsageError(`--days ${written} is not known: write a whole number from 1 to ${mostDays}.`)
  return days
}

/** The calendar of a contact for so many days from today on, for a terminal. Hours that never change, or that nobody knows, take a sentence. */
function printCalendar(contact: Contact, days: number, moment: LineAtInstant): string {
  const { name, hours } = contact
  return [name, ...waysToReach(contact), ...linesFor(hours, days, moment)].join('\n')
}

function linesFor(hours: Hours, days: number, moment: LineAtInstant): string[] {
  if (typeof hours.usual !== 'string') return linesOfWeek(hours, hours.usual, days, moment)
  const usual = {
    unknown: 'Its hours are not known, so the line says nothing of them.',
    always: 'It is open 24 hours, every day of the year, on bank holidays too.',
  }[hours.usual]
  if (hours.closures.length === 0) return [usual]
  const but = hours.usual === 'always' ? 'It is open 24 hours, on bank holidays too, but for what is listed.' : usual
  const closed = calendarOf(hours, { from: todayAt(moment), days }, moment.line).filter(({ what }) => what === 'closed')
  return [but, ...nowIn(hours, moment), ...stretchOf(days, moment), ...printEntries(closed)]
}

function linesOfWeek(hours: Hours, { week }: WeekHours, days: number, moment: LineAtInstant): string[] {
  const entries = calendarOf(hours, { from: todayAt(moment), days }, moment.line)
  return [
    ...nowIn(hours, moment),
    ...stretchOf(days, moment),
    ...(week.some((windows) => windows.length === 0) ? ['A day that is not listed is closed, as in every week.'] : []),
    ...printEntries(entries),
  ]
}

const todayAt = ({ line, now }: LineAtInstant) => now.toZonedDateTimeISO(line.timeZone).toPlainDate()

/** What is texted and heard now, if it is anything. */
function nowIn(hours: Hours, { line, now }: LineAtInstant): string[] {
  const texted = writeHours(hours, now, line)
  const heard = sayHours(hours, now, line)
  const heardNow = heard && `On ${momentInWords(now, line.timeZone)}: ${heard}`
  return [texted, heardNow].filter(Boolean).map((words) => `${words}.`)
}

function stretchOf(days: number, moment: LineAtInstant): string[] {
  const from = todayAt(moment)
  return ['', `${countOf(days, 'day')}, from ${dayInWords(from)} to ${dayInWords(from.add({ days: days - 1 }))}.`]
}

const printEntries = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry, i) => [...(isNewMonth(entry, entries[i - 1]) ? [''] : []), printEntry(entry)])

const isNewMonth = ({ date }: Entry, before: Entry | undefined) => date.month !== before?.date.month

/** The longest is "Wednesday 30 September 2026". */
const widthOfDay = 27

function printEntry({ date, why, what, clocks }: Entry): string {
  const change = clocks && ` (the clocks go ${clocks})`
  return `${dayInWords(date).padEnd(widthOfDay)}   ${why && `${why}: `}${what}${change}`
}
