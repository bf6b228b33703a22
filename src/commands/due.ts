import { noticeDays, type Reviewed, reviewedIn } from '../check/review-dates.ts'
import type { Line } from '../flow/line.ts'
import { printable } from '../flow/problem.ts'
import { dateInWords } from '../hours/dates.ts'
import { codeOf } from '../line/render-words.ts'
import { type Command, instantOf, readArgs } from './command.ts'
import { openFolder } from './open-folder.ts'

/** Lists the facts whose review is due. */
export const due: Command = {
  usage: 'due [FOLDER]',
  about: 'list the facts whose review is due or soon will be, the worst first',
  details: [
    `Contacts by their reviewBy, and whatever was checked a year ago, up to ${noticeDays} days ahead. The first word of each is`,
    'what confirm takes, once you have checked it with its source.',
  ],
  run: async (args, terminal) => {
    const { positionals } = readArgs(args, {}, 1)
    const { line } = await openFolder(positionals[0], terminal.env)
    const today = instantOf(terminal).toZonedDateTimeISO(line.timeZone).toPlainDate()
    const facts = reviewedIn(line)
    const listed = facts.filter(({ due }) => today.until(due).days <= noticeDays)
    for (const fact of listed) for (const words of printFact(fact, line, today)) terminal.print(words)
    const [next] = facts.slice(listed.length)
    if (next) terminal.print(`Next: ${nameOf(next, line)}, by ${dateInWords(next.due.toString())}.`)
  },
}

function printFact(fact: Reviewed, line: Line, today: Temporal.PlainDate): string[] {
  const { place, due, origin, contact } = fact
  const { checked, source, note } = origin
  const days = today.until(due).days
  const when = days === 0 ? 'due today' : days < 0 ? `overdue for ${inDays(-days)}` : `due in ${inDays(days)}`
  const by = contact ? ` by ${contact.origin.checkedBy}` : ''
  return [
    printable(`${nameOf(fact, line).padEnd(24)}  ${when}: ${place}`),
    printable(`    Checked on ${dateInWords(checked)}${by}, with: ${source || 'no source'}`),
    ...(note ? [printable(`    ${note}`)] : []),
  ]
}

const inDays = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** What a fact is called in commands: a contact or a reply by its id, an answer by its code. */
function nameOf({ subject }: Reviewed, line: Line): string {
  if ('contact' in subject) return subject.contact
  return 'state' in subject ? codeOf(subject.state, line) : subject.reply
}

/** The fact that is called so in commands; a contact, if a reply has the same id. */
export const findReviewed = (name: string, line: Line): Reviewed | undefined =>
  reviewedIn(line)
    .toSorted((a, b) => Number('reply' in a.subject) - Number('reply' in b.subject))
    .find((fact) => nameOf(fact, line) === name)
