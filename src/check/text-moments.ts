import { contactsIn } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Line, State } from '../flow/line.ts'
import type { CheckContext } from './rule.ts'

/**
 * The instants at which a state's texts may be longest: now, and the midnights from which they name closures and dated exceptions
 * to come of a contact in them.
 */
export function textMoments(state: State, { line, now, yearOf }: CheckContext): Temporal.Instant[] {
  const namings = [...contactsOf(state, line)].flatMap((contact) => yearOf(contact).namings)
  return [...new Map([now, ...namings].map((at) => [at.epochMilliseconds, at])).values()]
}

function contactsOf(state: State, line: Line): Set<Contact> {
  if (state.kind === 'menu') return new Set(state.lead.map((id) => line.states.get(id)!.contact!))
  const named = contactsIn({ template: state.text, contact: state.contact }, line).map(({ contact }) => contact)
  return new Set(state.contact ? [state.contact, ...named] : named)
}
