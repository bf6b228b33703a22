import type { ContactOrigin } from '../../flow/contacts.ts'
import type { Origin } from '../../flow/origin.ts'
import type { ReplyName } from '../../flow/replies.ts'
import type { CheckContext } from '../check-context.ts'
import type { Complaint, Rule } from '../rule.ts'
import { exceptionDates } from '../text-moments.ts'

/** Finds contacts that are due for a review, checks that are too old, and hours of dates that are past. */
export const review: Rule = {
  id: 'review',
  reason: 'A number that nobody has checked for a year may reach somebody else.',
  source: 'CALLERS PC18',
  *find(context) {
    const { line, contacts, answers, today } = context
    for (const { id, origin } of contacts)
      for (const found of checkReview(origin, today)) yield { subject: { contact: id }, path: ['reviewBy'], ...found }
    const checked: readonly (Pick<Complaint, 'subject' | 'path'> & { readonly origin: Origin })[] = [
      ...contacts.map(({ id, origin }) => ({ subject: { contact: id }, path: ['checked'], origin })),
      ...answers.map(({ id, origin }) => ({ subject: { state: id }, path: ['meta', 'checked'], origin })),
      ...Object.entries(line.replies).map(([reply, { origin }]) => ({
        subject: { reply: reply as ReplyName },
        path: ['checked'],
        origin,
      })),
    ]
    for (const { origin, ...place } of checked)
      for (const found of checkAge(origin, today)) yield { ...place, ...found }
    yield* findPast(context)
  },
}

type Found = Omit<Complaint, 'subject' | 'path'>

/** Days before a review is due in which it is a warning. */
const noticeDays = 30

function* checkReview({ reviewBy, checked }: ContactOrigin, today: Temporal.PlainDate): Generator<Found> {
  const days = today.until(reviewBy).days
  const mend = 'Check it with its source, then write the new dates in checked: and reviewBy:.'
  if (reviewBy <= checked) {
    const what = `It is to be reviewed by ${reviewBy}, which is not after it was checked.`
    yield { what, mend: 'Correct one of the two dates.' }
  } else if (days < 0) yield { what: `It was to be reviewed by ${reviewBy}.`, mend }
  else if (days <= noticeDays)
    yield { what: `It is to be reviewed by ${reviewBy}, in ${days} days.`, mend, severity: 'warning' }
}

/** How many months a check holds. */
const holdsFor = 12

/** Replies need not say when they were checked. */
function* checkAge({ checked }: Origin, today: Temporal.PlainDate): Generator<Found> {
  if (checked === '') return
  const date = Temporal.PlainDate.from(checked)
  if (Temporal.PlainDate.compare(date, today) > 0)
    yield { what: `It was checked on ${checked}, which is still to come.`, mend: 'Correct the date.' }
  if (Temporal.PlainDate.compare(date.add({ months: holdsFor }), today) >= 0) return
  const what = `It was last checked on ${checked}, over ${holdsFor} months ago.`
  yield { what, mend: 'Check it with its source, and write the date of today in checked:.' }
}

/** A date of last year is most often a slip of this one. */
function* findPast({ contacts, today }: CheckContext): Generator<Complaint> {
  for (const contact of contacts)
    for (const date of exceptionDates(contact)) {
      if (date >= today.toString()) continue
      const [subject, path] = [{ contact: contact.id }, ['hours', 'exceptions', date]]
      const what = `The hours of ${date} are past.`
      yield { subject, path, what, mend: 'Correct the year, or take them out.', severity: 'warning' }
    }
}
