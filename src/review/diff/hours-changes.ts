import { inOrder } from '../../content/sayings.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Line, State } from '../../flow/line.ts'
import { hoursKey } from '../../hours/hours.ts'
import { writeHours } from '../../hours/hours-in-words.ts'
import { type HoursChange, reasons } from './change.ts'
import type { Lines } from './code-changes.ts'
import { type FindPlaces, placeOf } from './places.ts'
import { stretchesOf } from './stretches.ts'

/** How many stretches are told one by one. */
const fewStretches = 5

/** What the hours of each contact are compared in. */
export interface HoursAsked extends Lines {
  readonly now: Temporal.Instant
  readonly findPlaces: FindPlaces
}

/** Contacts that are open at other times, or whose hours read otherwise, in the order of contacts.yaml; bank holidays may do it too. */
export function hoursChanges(asked: HoursAsked): HoursChange[] {
  return [...asked.after.contacts.values()].flatMap((contact) => {
    const old = asked.before.contacts.get(contact.id)
    return old ? changeOf(old, contact, asked) : []
  })
}

function changeOf(old: Contact, contact: Contact, { before, after, now, findPlaces }: HoursAsked): HoursChange[] {
  const was = writeHours(old.hours, now, before)
  const is = writeHours(contact.hours, now, after)
  const all = stretchesOf({
    before: { hours: old.hours, line: before },
    after: { hours: contact.hours, line: after },
    now,
  })
  const places = was === is && all.length === 0 ? [] : placesOf(contact, after, findPlaces)
  if (places.length === 0) return []
  const { id, name } = contact
  return [
    {
      ...{ kind: 'hours', contact: id, name, before: was, after: is },
      ...{ stretches: all.slice(0, fewStretches), more: Math.max(0, all.length - fewStretches), places },
      summary: was === is ? `${headOf(name)} differ on some days: ${causeOf(old, contact)}` : summaryOf(name, was, is),
      reason: reasons.hours,
    },
  ]
}

const headOf = (name: string) => `The hours of ${name}`

function summaryOf(name: string, was: string, is: string): string {
  const quote = (hours: string) => (hours ? `"${hours}"` : 'not known')
  return `${headOf(name)} are now ${quote(is)}; they were ${quote(was)}`
}

const causeOf = (old: Contact, contact: Contact) =>
  hoursKey(old.hours) === hoursKey(contact.hours)
    ? 'the bank holidays changed'
    : 'dates with hours of their own changed'

/** Where hours are said, and where they decide whether a caller is put through, or where a key leads. */
function placesOf(contact: Contact, line: Line, findPlaces: FindPlaces): string[] {
  const said = findPlaces({ ...contact, hours: contact.hours === undefined ? 'always' : undefined })
  const states = new Set(said.map(({ state }) => state))
  const others = inOrder(line).filter((state) => !states.has(state.id) && dependsOn(contact, state))
  return [...said.map(({ words }) => words), ...others.map(({ id }) => placeOf(id, line))]
}

function dependsOn({ id, dial }: Contact, state: State): boolean {
  if (state.contact?.id !== id) return false
  return state.kind === 'answer' ? dial !== undefined : state.options.some(({ branches }) => branches.length > 1)
}
