import { contactsIn } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Line, State } from '../flow/line.ts'
import type { CheckContext } from './rule.ts'

/**
 * The instants at which a state's texts may differ: now, and each dated exception to come of a contact in them, because a
 * text gives the exceptions of the week ahead and is longest then.
 */
export function textMoments(state: State, { line, now, today }: CheckContext): Temporal.Instant[] {
  const coming = [...contactsOf(state, line)].flatMap(exceptionDates).filter((date) => date >= today.toString())
  return [now, ...coming.map((date) => Temporal.PlainDate.from(date).toZonedDateTime(line.timeZone).toInstant())]
}

/** The dates for which a contact has hours of its own. */
export function exceptionDates({ hours }: Contact): string[] {
  return hours === undefined || hours === 'always' ? [] : [...hours.exceptions.keys()]
}

function contactsOf(state: State, line: Line): Set<Contact> {
  if (state.kind === 'menu') return new Set(state.lead.map((id) => line.states.get(id)!.contact!))
  const named = contactsIn({ template: state.text, contact: state.contact }, line).map(({ contact }) => contact)
  return new Set(state.contact ? [state.contact, ...named] : named)
}
