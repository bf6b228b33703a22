import type { ContactOrigin } from '../flow/contacts.ts'
import type { Origin } from '../flow/origin.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What grows old without anybody changing it. */
export const dateRules: readonly Rule[] = [
  {
    id: 'review',
    severity: 'error',
    reason: 'A number that nobody has checked for a year may reach somebody else.',
    source: 'CALLERS PC18',
    find: (context) => [...findStale(context), ...findPast(context)],
  },
  {
    id: 'bank-holidays',
    severity: 'error',
    reason: "GOV.UK's list of bank holidays reaches at least 120 days ahead, so that no one-off is missed.",
    source: 'CALLERS PC36; https://www.gov.uk/bank-holidays.json',
    find: checkHolidays,
  },
]

function findStale({ line, today }: CheckContext): Complaint[] {
  const contacts = [...line.contacts.values()].flatMap(({ id, origin }) =>
    [...checkReview(origin, today), ...checkAge(origin, today, [])].map((found) => ({
      subject: { contact: id },
      ...found,
    })),
  )
  const answers = [...line.states.values()].flatMap((state) =>
    state.kind === 'answer'
      ? checkAge(state.origin, today, ['meta']).map((found) => ({ subject: { state: state.id }, ...found }))
      : [],
  )
  const replies = Object.entries(line.replies).flatMap(([name, { origin }]) =>
    origin.checked
      ? checkAge(origin, today, []).map((found) => ({ subject: { reply: name } as Complaint['subject'], ...found }))
      : [],
  )
  return [...contacts, ...answers, ...replies]
}

/** A date of last year is most often a slip of this one. */
function findPast({ line, today }: CheckContext): Complaint[] {
  return [...line.contacts.values()].flatMap(({ id, hours }) => {
    const dates = hours === undefined || hours === 'always' ? [] : [...hours.exceptions.keys()]
    return dates
      .filter((date) => date < today.toString())
      .map((date) => ({
        subject: { contact: id },
        path: ['hours', 'exceptions', date],
        what: `The hours of ${date} are past.`,
        mend: 'Correct the year, or take them out.',
        severity: 'warning' as const,
      }))
  })
}

type Found = Omit<Complaint, 'subject'>

/** Days before a review is due in which it is a warning. */
const noticeDays = 30

function checkReview({ reviewBy, checked }: ContactOrigin, today: Temporal.PlainDate): Found[] {
  const days = today.until(reviewBy).days
  const path = ['reviewBy']
  if (reviewBy <= checked)
    return [
      {
        path,
        what: `It is to be reviewed by ${reviewBy}, which is not after it was checked.`,
        mend: 'Correct one of the two dates.',
      },
    ]
  const mend = 'Check it with its source, then write the new dates in checked: and reviewBy:.'
  if (days < 0) return [{ path, what: `It was to be reviewed by ${reviewBy}.`, mend }]
  if (days > noticeDays) return []
  return [{ path, what: `It is to be reviewed by ${reviewBy}, in ${days} days.`, mend, severity: 'warning' }]
}

/** How many months a check holds. */
const holdsFor = 12

function checkAge({ checked }: Origin, today: Temporal.PlainDate, around: readonly string[]): Found[] {
  const date = Temporal.PlainDate.from(checked)
  const path = [...around, 'checked']
  if (Temporal.PlainDate.compare(date, today) > 0)
    return [{ path, what: `It was checked on ${checked}, which is still to come.`, mend: 'Correct the date.' }]
  if (Temporal.PlainDate.compare(date.add({ months: holdsFor }), today) >= 0) return []
  const what = `It was last checked on ${checked}, over ${holdsFor} months ago.`
  return [{ path, what, mend: 'Check it with its source, and write the date of today in checked:.' }]
}

const holidayLimits = { warn: 240, least: 120 }

/** A year that GOV.UK lists is whole; after the last of them, the rule is followed, which knows no one-off holidays. */
function checkHolidays({ line: { holidays }, today }: CheckContext): Complaint[] {
  const last = Math.max(...holidays.years)
  const days = holidays.years.size > 0 ? today.until({ year: last, month: 12, day: 31 }).days : -1
  if (days >= holidayLimits.warn) return []
  const what =
    days < 0 ? 'The list of bank holidays has no date to come.' : `The list of bank holidays ends in ${days} days.`
  const mend = 'Copy https://www.gov.uk/bank-holidays.json over it.'
  const severity = days < holidayLimits.least ? 'error' : 'warning'
  return [{ subject: { file: 'bank-holidays.json' }, what, mend, severity }]
}
