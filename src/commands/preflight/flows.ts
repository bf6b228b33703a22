import { checkFlows } from '../../check/check-flows.ts'
import { countFindings } from '../../check/print-findings.ts'
import type { FlowFiles } from '../../flow/files.ts'
import { readFlowFolder } from '../../folder.ts'
import { type BankHolidays, parseBankHolidays } from '../../hours/bank-holidays.ts'
import { dateInWords } from '../../hours/dates.ts'
import { fail, pass, type Result, warn } from './result.ts'

/** Proves the flows of a folder. Gives its files, or undefined if it can't be read. */
export async function* checkFolder(
  folder: string,
  now: Temporal.Instant,
): AsyncGenerator<Result, FlowFiles | undefined> {
  const subject = `flows in ${folder}`
  const files = await readFlowFolder(folder).catch(() => undefined)
  if (!files) {
    yield fail(subject, "The folder can't be read. Set FLOWS_DIR to the folder that holds line.yaml.")
    return undefined
  }
  const { errors, warnings, accepted } = countFindings(checkFlows(files, now).findings)
  const counts = `errors: ${errors}, warnings: ${warnings}, accepted with a reason: ${accepted}`
  yield errors === 0
    ? pass(subject, `They are proved (${counts}).`)
    : fail(subject, `They must not be published (${counts}). See what is wrong: npm run line -- check`)
  return files
}

/** Days before the end of the list of bank holidays, as CALLERS PC36 has them. */
const holidayLimits = { fail: 120, warn: 240 }

/** Looks how far the list of bank holidays reaches: after it a one-off is missed, and people are sent to closed doors. */
export function checkHolidays(files: FlowFiles, now: Temporal.Instant): Result {
  const subject = 'bank holidays'
  const mend = 'Copy https://www.gov.uk/bank-holidays.json over bank-holidays.json, and publish it.'
  const read = parseBankHolidays(files.get('bank-holidays.json') ?? '')
  const last = 'holidays' in read ? lastOf(read.holidays) : undefined
  if (!last) return fail(subject, `There are none to read. ${mend}`)
  const days = now.toZonedDateTimeISO('UTC').toPlainDate().until(last).days
  const words = `The last one that is known is on ${dateInWords(last)}, in ${days} days.`
  if (days >= holidayLimits.warn) return pass(subject, words)
  return (days < holidayLimits.fail ? fail : warn)(subject, `${words} ${mend}`)
}

/** The last date up to which the list is whole: one that was added by hand, for a year to come, says nothing of that year. */
function lastOf({ dates, years }: BankHolidays): string | undefined {
  return [...dates.keys()]
    .filter((date) => years.has(Number(date.slice(0, 4))))
    .sort()
    .at(-1)
}
