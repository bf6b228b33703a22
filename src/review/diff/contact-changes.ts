import { inOrder } from '../../content/sayings.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Answer, Line } from '../../flow/line.ts'
import { capitalised } from '../../flow/problem.ts'
import { givesNow } from './answer-contacts.ts'
import { type ContactChange, reasons } from './change.ts'
import type { Lines } from './code-changes.ts'
import { digitsOf } from './given-numbers.ts'
import { type FindPlaces, numberOrAddress } from './places.ts'

/** Contacts of which people hear or read something else, in the order of contacts.yaml; of what nobody hears nothing is told. */
export function contactChanges({ before, after }: Lines, findPlaces: FindPlaces): ContactChange[] {
  return [...after.contacts.values()].flatMap((contact) => {
    const old = before.contacts.get(contact.id)
    if (!old) return []
    return facets.flatMap((facet) => changeIn(facet, { old, contact, line: after, findPlaces }))
  })
}

type Both = readonly [before: Contact, after: Contact]

/** Something of a contact that people hear or read. */
interface Facet {
  readonly field: ContactChange['field']
  /** Equal values: nothing of it changed. */
  readonly values: (both: Both) => readonly [before: string, after: string]
  /** What of the old contact makes it. */
  readonly partOf: (both: Both) => Partial<Contact>
  /** Why a second person has to agree to it. */
  readonly reason: (before: string, after: string) => string
  readonly summary: (change: { readonly name: string; readonly before: string; readonly after: string }) => string
}

const valuesOf =
  (read: (contact: Contact) => string): Facet['values'] =>
  ([before, after]) => [read(before), read(after)]

/** Where neither contact has words of its own for the ear, what is heard changes with what is written. */
const spokenValues =
  (field: 'name' | 'address', spoken: 'spokenName' | 'spokenAddress'): Facet['values'] =>
  (both) =>
    isSpokenAsWritten(both, field, spoken) ? ['', ''] : [both[0][spoken], both[1][spoken]]

const isSpokenAsWritten = (both: Both, field: 'name' | 'address', spoken: 'spokenName' | 'spokenAddress') =>
  both.every((contact) => contact[spoken] === contact[field])

const partWith =
  (field: 'name' | 'address', spoken: 'spokenName' | 'spokenAddress'): Facet['partOf'] =>
  (both) => ({
    [field]: both[0][field],
    ...(isSpokenAsWritten(both, field, spoken) && { [spoken]: both[0][spoken] }),
  })

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
    partOf: ([{ groups }]) => ({ groups }),
    reason: () => reasons.number,
    summary: nowAndThen('number'),
  },
  {
    field: 'name',
    values: valuesOf(({ name }) => name),
    partOf: partWith('name', 'spokenName'),
    reason: ifDigitsDiffer,
    summary: ({ before, after }) => `${before} is now called ${after}`,
  },
  {
    field: 'name in calls',
    values: spokenValues('name', 'spokenName'),
    partOf: ([{ spokenName }]) => ({ spokenName }),
    reason: ifDigitsDiffer,
    summary: ({ name, before, after }) => `In calls ${name} is now said as "${after}"; it was "${before}"`,
  },
  {
    field: 'address',
    values: valuesOf(({ address }) => address),
    partOf: partWith('address', 'spokenAddress'),
    reason: ifDigitsDiffer,
    summary: nowAndThen('address'),
  },
  {
    field: 'address in calls',
    values: spokenValues('address', 'spokenAddress'),
    partOf: ([{ spokenAddress }]) => ({ spokenAddress }),
    reason: ifDigitsDiffer,
    summary: ({ name, before, after }) =>
      `In calls the address of ${name} is now said as "${after}"; it was "${before}"`,
  },
  {
    field: 'putting through',
    values: valuesOf(({ dial }) => (dial ? 'yes' : 'no')),
    partOf: ([{ dial }]) => ({ dial }),
    reason: (_, after) => (after === 'yes' ? reasons.puttingThrough : ''),
    summary: ({ name, after }) =>
      after === 'yes' ? `Callers can now be put through to ${name}` : `Callers can no longer be put through to ${name}`,
  },
  {
    field: 'kind',
    values: valuesOf(({ kind }) => kind),
    partOf: ([{ kind }]) => ({ kind }),
    reason: () => '',
    summary: ({ name, before, after }) => `${name} is now of the kind "${after}"; it was "${before}"`,
  },
]

interface Compared {
  readonly old: Contact
  readonly contact: Contact
  readonly line: Line
  readonly findPlaces: FindPlaces
}

function changeIn(facet: Facet, { old, contact, line, findPlaces }: Compared): ContactChange[] {
  const { field } = facet
  const [before, after] = facet.values([old, contact])
  if (before === after) return []
  const other = { ...contact, ...facet.partOf([old, contact]) }
  const giving = numberOrAddress(other) === numberOrAddress(contact) ? [] : answersWith(contact, line)
  const ids = new Set(giving.map(({ id }) => id))
  const places = findPlaces(other).filter(({ state }) => !ids.has(state!))
  if (giving.length + places.length === 0) return []
  const { id, name } = contact
  const codes = giving.map((answer) => `${givesNow(answer, other, line)} (${answer.title})`)
  const reason = facet.reason(before, after)
  const summary = capitalised(facet.summary({ name, before, after }))
  return [
    {
      ...{ kind: 'contact', contact: id, name, field, before, after, codes, summary, reason },
      places: places.map(({ words }) => words),
    },
  ]
}

const answersWith = ({ id }: Contact, line: Line): Answer[] =>
  inOrder(line).flatMap((state) => (state.kind === 'answer' && state.contact?.id === id ? [state] : []))
