import { sourcedIn } from '../../content/sourced.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Origin } from '../../flow/origin.ts'
import { isPast } from '../../hours/closures.ts'
import { holdsFor, holdsUntil, noticeDays } from '../review-dates.ts'
import type { Complaint, Rule } from '../rule.ts'

/** Finds contacts that are due for a review, checks that are too old, and hours and closures that are past (CALLERS PC18). */
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
function* findPast({ id, hours }: Contact, today: Temporal.PlainDate): Generator<Complaint> {
  const exceptions = typeof hours.usual === 'string' ? [] : [...hours.usual.exceptions.keys()]
  for (const date of exceptions.filter((date) => date < today.toString())) {
    const [subject, path] = [{ contact: id }, ['hours', 'exceptions', date]]
    const what = `The hours of ${date} are past.`
    yield { subject, path, what, mend: 'Correct the year, or take them out.', severity: 'warning' }
  }
  for (const { written } of hours.closures.filter((closure) => isPast(closure, today))) {
    const what = `The closure of ${written} is past.`
    const mend = 'Correct the year, or take it out.'
    yield { subject: { contact: id }, path: ['closures', written], what, mend, severity: 'warning' }
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
