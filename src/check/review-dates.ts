/** When the facts of a line are to be checked again (CALLERS PC18). */
import { type Sourced, sourcedIn } from '../content/sourced.ts'
import type { Line } from '../flow/line.ts'

/** Days before a review is due in which staff are told of it. */
export const noticeDays = 30

/** How many months a check holds, whatever was written. */
export const holdsFor = 12

/** The last day on which what was checked on an ISO date holds. */
export const holdsUntil = (checked: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(checked).add({ months: holdsFor })

/** Something that was checked, and has to be again. */
export interface Reviewed extends Sourced {
  /** The last day on which it need not be checked. */
  readonly due: Temporal.PlainDate
}

/** All of a line that says when it was checked, the one first that is due first. */
export function reviewedIn(line: Line): Reviewed[] {
  const checked = sourcedIn(line).filter(({ origin }) => origin.checked !== '')
  return checked
    .map((sourced) => ({ ...sourced, due: dueOf(sourced) }))
    .sort((a, b) => Temporal.PlainDate.compare(a.due, b.due))
}

function dueOf({ origin, contact }: Sourced): Temporal.PlainDate {
  const until = holdsUntil(origin.checked)
  const reviewBy = contact ? Temporal.PlainDate.from(contact.origin.reviewBy) : until
  return Temporal.PlainDate.compare(reviewBy, until) < 0 ? reviewBy : until
}
