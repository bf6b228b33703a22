import type { Contact } from '../flow/contacts.ts'
import type { Hours } from '../flow/hours.ts'
import type { Line, State } from '../flow/line.ts'
import { codeOf } from '../line/words.ts'
import { type Moment, type Saying, sayingsOf } from '../saying/sayings.ts'

/** The keys of a code one by one, as people read them: "2-2". */
export const keysOf = (code: string): string => [...code].join('-')

/** A state, by its code and its title: "2-2 Report, not to the police". */
export function placeOf(id: string, line: Line): string {
  return `${keysOf(codeOf(id, line))} ${line.states.get(id)!.title}`
}

/** What a contact gives people: its number or else its place; '' without either. */
export const giftOf = (contact: Contact | undefined): string => contact?.groups.join(' ') || contact?.address || ''

/**
 * Finds where the line says what it would not say if a contact were as given: each place once. A caller is put through while
 * a contact is open, and told so while it is closed: both are looked at, whatever it is at the instant.
 */
export type FindPlaces = (other: Contact) => readonly Place[]

/** A state, or when shared words are said; with the channels there. */
export interface Place {
  readonly state: string | undefined
  /** "2 Hate crime (read)", "when their line is busy (heard)"; without a channel where both say it. */
  readonly words: string
}

/** Makes the finder of a line at an instant. */
export function makeFinder(moment: Moment): FindPlaces {
  return (other) => {
    const contact = moment.line.contacts.get(other.id)!
    const found = hoursLike(contact, other).flatMap((hours) => {
      const [line, otherLine] = [contact, other].map((one) => withContact(moment.line, { ...one, ...hours }))
      return sayingsOnlyIn({ ...moment, line: line! }, otherLine!)
    })
    return placesIn(found, moment.line)
  }
}

const never: Hours = { week: [[], [], [], [], [], [], []], bankHolidays: 'as-normal', exceptions: new Map() }

/** Hours to give both contacts, so that each state that theirs can be in occurs; none where the hours themselves differ. */
function hoursLike(contact: Contact, other: Contact): Partial<Contact>[] {
  const { hours } = contact
  const isAlwaysAlike = hours === undefined || hours === 'always' || other.hours !== hours
  return isAlwaysAlike ? [{}] : [{ hours: 'always' }, { hours }, { hours: never }]
}

/** What a line says that another one, at the same instant, says otherwise or not at all. */
export function sayingsOnlyIn(moment: Moment, other: Line): Saying[] {
  const others = new Map(sayingsOf({ ...moment, line: other }).map(({ id, words }) => [id, words]))
  return sayingsOf(moment).filter(({ id, words }) => others.get(id) !== words)
}

/** The line with another contact of the same id. */
function withContact(line: Line, contact: Contact): Line {
  const swapIn = (state: State): State => (state.contact?.id === contact.id ? { ...state, contact } : state)
  return {
    ...line,
    contacts: new Map([...line.contacts, [contact.id, contact]]),
    states: new Map([...line.states].map(([id, state]) => [id, swapIn(state)])),
  }
}

function placesIn(sayings: readonly Saying[], line: Line): Place[] {
  const byPlace = Map.groupBy(sayings, ({ state, when }) => (state === undefined ? when : placeOf(state, line)))
  return [...byPlace].map(([place, found]) => {
    const channels = new Set(found.map(({ channel }) => channel))
    const suffix = channels.has('voice') ? ' (heard)' : ' (read)'
    return { state: found[0]!.state, words: channels.size > 1 ? place : `${place}${suffix}` }
  })
}
