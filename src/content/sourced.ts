import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import type { Origin } from '../flow/origin.ts'
import { type ReplyName, textReplies } from '../flow/replies.ts'
import { keysAndTitle } from './in-words.ts'
import { inOrder } from './sayings.ts'

/** Something of which staff write where it comes from, and when it was checked. */
export interface Sourced {
  readonly subject: { readonly contact: string } | { readonly state: string } | { readonly reply: ReplyName }
  /** What it is, in words for staff: "Kent Police", "2-1 Report to the police", "The reply to words of danger". */
  readonly place: string
  readonly origin: Origin
  /** The contact, if it is one: it says who checked it too, and by when to do it again. */
  readonly contact?: Contact
}

/** All there is in a line: contacts in the order of their file, answers in that of the codes, then replies. */
export function sourcedIn(line: Line): Sourced[] {
  const contacts = [...line.contacts.values()].map((contact) => {
    const { id, name, origin } = contact
    return { subject: { contact: id }, place: name, origin, contact }
  })
  const answers = inOrder(line).flatMap((state) =>
    state.kind === 'answer'
      ? [{ subject: { state: state.id }, place: keysAndTitle(state.id, line), origin: state.origin }]
      : [],
  )
  const replies = (Object.keys(line.replies) as ReplyName[]).map((reply) => ({
    subject: { reply },
    place: `The reply ${textReplies[reply].when}`,
    origin: line.replies[reply].origin,
  }))
  return [...contacts, ...answers, ...replies]
}
