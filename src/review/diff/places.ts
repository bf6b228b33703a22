import { type Moment, type Saying, sayingsOf } from '../../content/sayings.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Line, State } from '../../flow/line.ts'
import type { Hours } from '../../hours/hours.ts'
import { codeOf } from '../../line/render-words.ts'

/** The keys of a code one by one, as people read them: "2-2". */
export const keysOf = (code: string): string => [...code].join('-')

/** A state, by its code and its title: "2-2 Report, not to the police". */
export function placeOf(id: string, line: Line): string {
  return `${keysOf(codeOf(id, line))} ${line.states.get(id)!.title}`
}

/** What a contact gives people: its number or else its place; '' without either. */
export const numberOrAddress = (contact: Contact | undefined): string =>
  contact?.groups.join(' ') || contact?.address || ''

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

/** Makes the finder of a line at an instant. What the line itself says is made once for all hours alike. */
export function makeFinder(moment: Moment): FindPlaces {
  const known = new Map<Variant, Said>()
  const saidWith = (variant: Variant): Said => {
    const said = known.get(variant) ?? sayWith(variant, moment)
    known.set(variant, said)
    return said
  }
  return (other) => {
    const contact = moment.line.contacts.get(other.id)!
    const found = variantsFor(contact, other).flatMap((variant) => {
      const { line, sayings } = saidWith(variant)
      const changed = withContacts(line, [openAs(variant, other)])
      return changedSayings(sayings, { ...moment, line: changed })
    })
    return placesIn(found, moment.line)
  }
}

/** Hours that contacts are given, so that each state that theirs can be in occurs. */
type Variant = 'always' | 'as they are' | 'never'

/** A line, and what it says. */
interface Said {
  readonly line: Line
  readonly sayings: readonly Saying[]
}

function sayWith(variant: Variant, { line, now }: Moment): Said {
  const contacts = [...line.contacts.values()].map((contact) => openAs(variant, contact))
  const changed = variant === 'as they are' ? line : withContacts(line, contacts)
  return { line: changed, sayings: sayingsOf({ line: changed, now }) }
}

/** Where the hours themselves differ, they are compared as they are. */
function variantsFor({ hours }: Contact, other: Contact): Variant[] {
  const isAlwaysAlike = hours === undefined || hours === 'always' || other.hours !== hours
  return isAlwaysAlike ? ['as they are'] : ['always', 'as they are', 'never']
}

const never: Hours = { week: [[], [], [], [], [], [], []], bankHolidays: 'as-normal', exceptions: new Map() }

/** A contact with other hours, if it has any that change. */
function openAs(variant: Variant, contact: Contact): Contact {
  const { hours } = contact
  if (variant === 'as they are' || hours === undefined || hours === 'always') return contact
  return { ...contact, hours: variant === 'always' ? 'always' : never }
}

/** What of some sayings another line, at the same instant, says otherwise or not at all. */
export function changedSayings(sayings: readonly Saying[], other: Moment): Saying[] {
  const others = new Map(sayingsOf(other).map(({ id, words }) => [id, words]))
  return sayings.filter(({ id, words }) => others.get(id) !== words)
}

/** The line with other contacts in the place of those of the same ids. */
function withContacts(line: Line, others: readonly Contact[]): Line {
  const contacts = new Map([...line.contacts, ...others.map((contact) => [contact.id, contact] as const)])
  const swapIn = (state: State): State => ({ ...state, contact: state.contact && contacts.get(state.contact.id) })
  return { ...line, contacts, states: new Map([...line.states].map(([id, state]) => [id, swapIn(state)])) }
}

function placesIn(sayings: readonly Saying[], line: Line): Place[] {
  const byPlace = Map.groupBy(sayings, ({ state, when }) => (state === undefined ? when : placeOf(state, line)))
  return [...byPlace].map(([place, found]) => {
    const channels = new Set(found.map(({ channel }) => channel))
    const suffix = channels.has('voice') ? ' (heard)' : ' (read)'
    return { state: found[0]!.state, words: channels.size > 1 ? place : `${place}${suffix}` }
  })
}
