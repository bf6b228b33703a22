import { knownUntil } from '../../hours/bank-holidays.ts'
import type { Rule } from '../rule.ts'

/** Days before the end of the list below which it is a warning, and one that keeps other holidays and hours from being published. */
const limits = { warning: 240, blocking: 120 }

/** Checks how far GOV.UK's list reaches (CALLERS PC36): of later years only the usual holidays are known, no one-offs. */
export const bankHolidays: Rule = {
  reason: "GOV.UK's list of bank holidays reaches at least 120 days ahead, so that no one-off is missed.",
  *find({ line, today }) {
    const last = knownUntil(line.holidays)
    const days = last ? today.until(last).days : -1
    if (days >= limits.warning) return
    const what =
      days < 0 ? 'The list of bank holidays has no date to come.' : `The list of bank holidays ends in ${days} days.`
    const mend = 'Copy https://www.gov.uk/bank-holidays.json over it.'
    const dated = days < limits.blocking
    yield { subject: { file: 'bank-holidays.json' }, what, mend, severity: 'warning', dated }
  },
}
