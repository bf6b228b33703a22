/** When the facts of a line are to be checked again (CALLERS PC18). */
import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import type { Origin } from '../flow/origin.ts'
import type { ReplyName } from '../flow/replies.ts'

/** Days before a review is due in which staff are told of it. */
export const noticeDays = 30

/** How many months a check holds, whatever was written. */
export const holdsFor = 12

/** The last day on which what was checked on an ISO date holds. */
export const holdsUntil = (checked: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(checked).add({ months: holdsFor })

/** Something that was checked with its source, and has to be again. */
export interface Reviewed {
  readonly subject: { readonly contact: string } | { readonly state: string } | { readonly reply: ReplyName }
  /** Its name, for staff. */
  readonly name: string
  /** The last day on which it need not be checked. */
  readonly due: Temporal.PlainDate
  readonly origin: Origin
  /** The contact, if it is one: it says who checked it, and by when to do it again. */
  readonly contact?: Contact
}

/** All facts of a line that say when they were checked, the one first that is due first. */
export function reviewedIn({ contacts, states, replies }: Line): Reviewed[] {
  const ofContacts = [...contacts.values()].map((contact): Reviewed => {
    const { id, name, origin } = contact
    const due = [Temporal.PlainDate.from(origin.reviewBy), holdsUntil(origin.checked)]
    return { subject: { contact: id }, name, due: due.sort(Temporal.PlainDate.compare)[0]!, origin, contact }
  })
  const ofAnswers = [...states.values()].flatMap((state): Reviewed[] =>
    state.kind === 'answer' ? [ofOrigin({ state: state.id }, state.title, state.origin)] : [],
  )
  const ofReplies = Object.entries(replies).flatMap(([reply, { origin }]): Reviewed[] =>
    origin.checked ? [ofOrigin({ reply: reply as ReplyName }, `The reply "${reply}"`, origin)] : [],
  )
  return [...ofContacts, ...ofAnswers, ...ofReplies].sort((a, b) => Temporal.PlainDate.compare(a.due, b.due))
}

const ofOrigin = (subject: Reviewed['subject'], name: string, origin: Origin): Reviewed => ({
  subject,
  name,
  due: holdsUntil(origin.checked),
  origin,
})
