import { oneOf } from '../flow/problem.ts'
import { daysAhead } from '../hours/open-now.ts'
import { type Command, readArgs, UsageError } from './command.ts'
import { openFolder, readMoment } from './open-folder.ts'
import { printCalendar } from './print-calendar.ts'

const mostDays = 4000

/** Prints the calendar of a contact. */
export const hours: Command = {
  usage: `hours CONTACT [--days ${daysAhead}]`,
  about: "print a contact's calendar: when it opens and closes, bank holidays and exceptions",
  details: [`  --days N  for so many days from today on, 1 to ${mostDays} (${daysAhead} unless given)`],
  run: async (args, { env, print, now }) => {
    const { values, positionals } = readArgs(args, { days: { type: 'string' } }, 1)
    const days = readDays(values.days)
    const { line } = await openFolder(undefined, env)
    const [id = ''] = positionals
    const contact = line.contacts.get(id)
    const choices = `write one of ${oneOf(line.contacts.keys())}.`
    if (!contact) throw new UsageError(id ? `There is no contact ${id}: ${choices}` : `Name a contact: ${choices}`)
    print(printCalendar(contact, days, { line, now: readMoment(undefined, line.timeZone, now) }))
    return undefined
  },
}

function readDays(written: string | undefined): number {
  if (written === undefined) return daysAhead
  const days = /^\d{1,4}$/.test(written) ? Number(written) : 0
  if (days < 1 || days > mostDays)
    throw new UsageError(`--days ${written} is not known: write a whole number from 1 to ${mostDays}.`)
  return days
}
