import { numberOrAddress } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import { type Mention, whereSaid } from '../../content/where-said.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Answer, Line } from '../../flow/line.ts'
import { capitalised } from '../../flow/problem.ts'
import { givesNow } from './answer-contacts.ts'
import { type ContactChange, type LinePair, reasons } from './change.ts'
import { digitsOf, type Given, reasonOfNew } from './given-numbers.ts'
import { placesInWords } from './places.ts'

/**
 * Contacts that are new or of which people hear or read something else, in the order of contacts.yaml; then those that are
 * gone. Contacts that are never said are left out. A contact that was given another id is gone and new.
 */
export function contactChanges({ before, after }: LinePair, given: Given): ContactChange[] {
  const said = Map.groupBy(whereSaid(after), ({ contact }) => contact.id)
  const saidBefore = Map.groupBy(whereSaid(before), ({ contact }) => contact.id)
  const known = [...after.contacts.values()].flatMap((contact) => {
    const [old, mentions = []] = [before.contacts.get(contact.id), said.get(contact.id)]
    if (old) return facets.flatMap((facet) => changeIn(facet, [old, contact], { line: after, mentions }))
    return newOrGone('new', contact, { line: after, mentions }, reasonOfNew(contact, given) || reasons.newContact)
  })
  const gone = [...before.contacts.values()].filter(({ id }) => !after.contacts.has(id))
  return known.concat(
    gone.flatMap((contact) => {
      const mentions = saidBefore.get(contact.id) ?? []
      return newOrGone('gone', contact, { line: before, mentions }, reasons.goneContact)
    }),
  )
}

/** A line, and where it says the contact at hand. */
interface Said {
  readonly line: Line
  readonly mentions: readonly Mention[]
}

function newOrGone(what: 'new' | 'gone', contact: Contact, { line, mentions }: Said, reason: string): ContactChange[] {
  const said = mentions.filter(({ field }) => field !== 'kind')
  if (said.length === 0) return []
  const { id, name } = contact
  const given = numberOrAddress(contact)
  return [
    {
      kind: 'contact',
      contact: id,
      name,
      field: 'contact',
      before: what === 'gone' ? given : '',
      after: what === 'new' ? given : '',
      codes: [],
      places: placesInWords(said, line),
      summary: capitalised(`${name} (${given}) is ${what}`),
      reason,
    },
  ]
}

type Both = readonly [before: Contact, after: Contact]

/** One thing about a contact that people notice. */
interface Facet {
  readonly field: ContactChange['field']
  /** Equal values mean that it did not change. */
  readonly values: (both: Both) => readonly [before: string, after: string]
  /** Whether a mention gives it. */
  readonly isSaidBy: (mention: Mention, both: Both) => boolean
  /** The part of a contact that `numberOrAddress` reads. */
  readonly part?: 'groups' | 'address'
  /** Why a second person has to agree to it. */
  readonly reason: (before: string, after: string) => string
  readonly summary: (change: { readonly name: string; readonly before: string; readonly after: string }) => string
}

const valuesOf =
  (read: (contact: Contact) => string): Facet['values'] =>
  ([before, after]) => [read(before), read(after)]

const spokenField = { name: 'spokenName', address: 'spokenAddress' } as const

const isSpokenAsWritten = (both: Both, field: 'name' | 'address') =>
  both.every((contact) => contact[spokenField[field]] === contact[field])

/** Where neither has words of its own for the ear, what is heard changes with what is written. */
const spokenValues =
  (field: 'name' | 'address'): Facet['values'] =>
  (both) =>
    isSpokenAsWritten(both, field) ? ['', ''] : valuesOf((contact) => contact[spokenField[field]])(both)

const isWritten =
  (name: 'name' | 'address'): Facet['isSaidBy'] =>
  ({ field, channel }, both) =>
    field === name && (channel === 'sms' || isSpokenAsWritten(both, name))

const changesTo = ([before, after]: Both, kind: Contact['kind']) => (before.kind === kind) !== (after.kind === kind)

const nowAndThen =
  (field: string): Facet['summary'] =>
  ({ name, before, after }) => {
    if (!after) return `The ${field} of ${name} is gone; it was ${before}`
    return `The ${field} of ${name} is now ${after}; ${before ? `it was ${before}` : 'it had none'}`
  }

/** Names and addresses are words, but a digit in them may be all of an address, or stand next to a number. */
const ifDigitsDiffer: Facet['reason'] = (before, after) => (digitsOf(before) === digitsOf(after) ? '' : reasons.number)

const facets: readonly Facet[] = [
  {
    field: 'number',
    values: valuesOf(({ groups }) => groups.join(' ')),
    isSaidBy: ({ field }) => field === 'phone',
    part: 'groups',
    reason: () => reasons.number,
    summary: nowAndThen('number'),
  },
  {
    field: 'name',
    values: valuesOf(({ name }) => name),
    isSaidBy: isWritten('name'),
    reason: ifDigitsDiffer,
    summary: ({ before, after }) => `${before} is now called ${after}`,
  },
  {
    field: 'name in calls',
    values: spokenValues('name'),
    isSaidBy: ({ field, channel }) => field === 'name' && channel === 'voice',
    reason: ifDigitsDiffer,
    summary: ({ name, before, after }) => `In calls ${name} is now said as "${after}"; it was "${before}"`,
  },
  {
    field: 'address',
    values: valuesOf(({ address }) => address),
    isSaidBy: isWritten('address'),
    part: 'address',
    reason: ifDigitsDiffer,
    summary: nowAndThen('address'),
  },
  {
    field: 'address in calls',
    values: spokenValues('address'),
    isSaidBy: ({ field, channel }) => field === 'address' && channel === 'voice',
    reason: ifDigitsDiffer,
    summary: ({ name, before, after }) =>
      `In calls the address of ${name} is now said as "${after}"; it was "${before}"`,
  },
  {
    field: 'putting through',
    values: valuesOf(({ dial }) => (dial ? 'yes' : 'no')),
    // Where nobody can be put through any more, only the answers are left to name.
    isSaidBy: ({ field, channel }) => field === 'dial' || (field === 'kind' && channel === 'voice'),
    reason: (_, after) => (after === 'yes' ? reasons.puttingThrough : ''),
    summary: ({ name, after }) =>
      after === 'yes' ? `Callers can now be put through to ${name}` : `Callers can no longer be put through to ${name}`,
  },
  {
    field: 'kind',
    values: valuesOf(({ kind }) => kind),
    // No text is offered after 999; a text gives either a number or a place.
    isSaidBy: ({ field, channel }, both) =>
      field === 'kind' && changesTo(both, channel === 'voice' ? 'emergency' : 'place'),
    reason: () => '',
    summary: ({ name, before, after }) => `${name} is now of the kind "${after}"; it was "${before}"`,
  },
]

function changeIn(facet: Facet, both: Both, { line, mentions }: Said): ContactChange[] {
  const { field, part } = facet
  const [before, after] = facet.values(both)
  if (before === after) return []
  const [old, contact] = both
  const other = part ? { ...contact, [part]: old[part] } : contact
  const giving = numberOrAddress(other) === numberOrAddress(contact) ? [] : answersWith(contact, line)
  const ids = new Set(giving.map(({ id }) => id))
  const places = mentions.filter(
    (mention) => facet.isSaidBy(mention, both) && !('state' in mention.subject && ids.has(mention.subject.state)),
  )
  if (giving.length + places.length === 0) return []
  const { id, name } = contact
  return [
    {
      kind: 'contact',
      contact: id,
      name,
      field,
      before,
      after,
      codes: giving.map((answer) => `${givesNow(answer, other, line)} (${answer.title})`),
      summary: capitalised(facet.summary({ name, before, after })),
      reason: facet.reason(before, after),
      places: placesInWords(places, line),
    },
  ]
}

const answersWith = ({ id }: Contact, line: Line): Answer[] =>
  inOrder(line).flatMap((state) => (state.kind === 'answer' && state.contact?.id === id ? [state] : []))
