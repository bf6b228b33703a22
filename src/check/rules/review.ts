import { sourcedIn } from '../../content/sourced.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Origin } from '../../flow/origin.ts'
import { holdsFor, holdsUntil, noticeDays } from '../review-dates.ts'
import type { Complaint, Rule } from '../rule.ts'
import { exceptionDates } from '../text-moments.ts'

/** Finds contacts that are due for a review, checks that are too old, and hours of dates that are past (CALLERS PC18). */
export const review: Rule = {
  reason: 'A number that nobody has checked for a year may reach somebody else.',
  *find({ line, today }) {
    for (const { subject, origin, contact } of sourcedIn(line)) {
      if (contact) yield* checkReview(contact, today)
      if (contact) yield* findPast(contact, today)
      yield* checkAge(origin, { subject, path: 'state' in subject ? ['meta', 'checked'] : ['checked'] }, today)
    }
  },
}

function* checkReview({ id, origin }: Contact, today: Temporal.PlainDate): Generator<Complaint> {
  const { reviewBy, checked } = origin
  const days = today.until(reviewBy).days
  const place = { subject: { contact: id }, path: ['reviewBy'] }
  const mend = 'Check it with its source, then write the new dates in checked: and reviewBy:.'
  if (reviewBy <= checked) {
    const what = `It is to be reviewed by ${reviewBy}, which is not after it was checked.`
    yield { ...place, what, mend: 'Correct one of the two dates.' }
  } else if (days < 0) yield { ...place, what: `It was to be reviewed by ${reviewBy}.`, mend, dated: true }
  else if (days <= noticeDays)
    yield { ...place, what: `It is to be reviewed by ${reviewBy}, in ${days} days.`, mend, severity: 'warning' }
}

/** A date of last year is most often a slip of this one. */
function* findPast(contact: Contact, today: Temporal.PlainDate): Generator<Complaint> {
  for (const date of exceptionDates(contact).filter((date) => date < today.toString())) {
    const [subject, path] = [{ contact: contact.id }, ['hours', 'exceptions', date]]
    const what = `The hours of ${date} are past.`
    yield { subject, path, what, mend: 'Correct the year, or take them out.', severity: 'warning' }
  }
}

/** Replies need not say when they were checked. */
function* checkAge(
  { checked }: Origin,
  place: Pick<Complaint, 'subject' | 'path'>,
  today: Temporal.PlainDate,
): Generator<Complaint> {
  if (checked === '') return
  if (checked > today.toString())
    yield { ...place, what: `It was checked on ${checked}, which is still to come.`, mend: 'Correct the date.' }
  if (Temporal.PlainDate.compare(holdsUntil(checked), today) >= 0) return
  const what = `It was last checked on ${checked}, over ${holdsFor} months ago.`
  yield { ...place, what, mend: 'Check it with its source, and write the date of today in checked:.', dated: true }
}
