import { renderCsv } from '../counts/csv.ts'
import { printReport } from '../counts/print-report.ts'
import { makeReport } from '../counts/report.ts'
import { fewer, type Report } from '../counts/tables.ts'
import { lineIn } from '../flow/compile.ts'
import { isDate } from '../hours/dates.ts'
import type { Store } from '../store/store.ts'
import { type Command, readArgs, type Terminal, UsageError, usualZone } from './command.ts'
import { withStore } from './with-store.ts'

const usualDays = 28

const options = { since: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' } } as const

/** Prints how often each thing was asked for, in numbers as they may leave the store. */
export const counts: Command = {
  usage: 'counts [--since DAY] [--json|--csv]',
  about: 'print how often each topic and answer was asked for, when, and where callers gave up',
  details: [
    `  --since DAY  from this day to today, like 2026-11-01 (the last ${usualDays} days unless given)`,
    '  --json       as data',
    '  --csv        as one table for a spreadsheet: npm run -s line -- counts --csv > counts.csv',
    '',
    `Numbers go in steps of 5, and 0 to 4 is "${fewer}", so that nobody can be picked out.`,
    'By call: how often callers came to a topic or an answer from elsewhere; to hear it again is not counted.',
    'Hung up: callers who came and did not go on. After an answer, that is how most calls end.',
    '',
    'What was asked for most comes first, by call and by text together; of menus and answers by call, where most hung up.',
    'What has no number is left out. --json and --csv list it too, in the order of the keys, so that reports can be compared.',
  ],
  run: async (args, { env, print, now }) => {
    const { values } = readArgs(args, options, 0)
    const render = readForm(values)
    const { since } = values
    if (since !== undefined && !isDate(since))
      throw new UsageError(`--since ${since} is not a day: write it like 2026-11-01.`)
    print(render(await withStore(env, (store) => report(store, since, now))))
  },
}

function readForm({ json, csv }: { json?: boolean; csv?: boolean }): (report: Report) => string {
  if (json && csv) throw new UsageError('Write --json or --csv, not both.')
  if (json) return (report) => JSON.stringify(report, null, 2)
  return csv ? renderCsv : printReport
}

/** The report of the days from one to today. */
async function report(store: Store, since: string | undefined, now: Terminal['now']): Promise<Report> {
  const live = await store.revisions.liveFiles()
  // Without a line, in a new store or where this code can't use what is live, ids stand for names.
  const line = live && lineIn(live.files)
  const instant = Temporal.Instant.fromEpochMilliseconds(now())
  const today = instant.toZonedDateTimeISO(line?.timeZone ?? usualZone).toPlainDate()
  const from = since ?? today.subtract({ days: usualDays - 1 }).toString()
  const to = today.toString()
  if (from > to) throw new UsageError(`--since ${from} is still to come: write a day up to today, ${to}.`)
  return makeReport(await store.counts.read(from), { from, to }, line)
}
