import type { Contact } from '../flow/contacts.ts'
import type { Answer, Line } from '../flow/line.ts'
import { codeOf } from '../line/words.ts'
import { inOrder, type Moment } from '../saying/sayings.ts'
import { type CodeChange, type ContactChange, reasons } from './change.ts'
import type { Lines } from './codes.ts'
import { type FindPlaces, giftOf, keysOf, sayingsOnlyIn } from './places.ts'

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
  readonly reason: string
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

const facets: readonly Facet[] = [
  {
    field: 'number',
    values: valuesOf(({ groups }) => groups.join(' ')),
    partOf: ([{ groups }]) => ({ groups }),
    reason: reasons.number,
    summary: nowAndThen('number'),
  },
  {
    field: 'name',
    values: valuesOf(({ name }) => name),
    partOf: partWith('name', 'spokenName'),
    reason: '',
    summary: ({ before, after }) => `${before} is now called ${after}`,
  },
  {
    field: 'name in calls',
    values: spokenValues('name', 'spokenName'),
    partOf: ([{ spokenName }]) => ({ spokenName }),
    reason: '',
    summary: ({ name, before, after }) => `In calls ${name} is now said as "${after}"; it was "${before}"`,
  },
  {
    field: 'address',
    values: valuesOf(({ address }) => address),
    partOf: partWith('address', 'spokenAddress'),
    reason: '',
    summary: nowAndThen('address'),
  },
  {
    field: 'address in calls',
    values: spokenValues('address', 'spokenAddress'),
    partOf: ([{ spokenAddress }]) => ({ spokenAddress }),
    reason: '',
    summary: ({ name, before, after }) =>
      `In calls the address of ${name} is now said as "${after}"; it was "${before}"`,
  },
  {
    field: 'putting through',
    values: valuesOf(({ dial }) => (dial ? 'yes' : 'no')),
    partOf: ([{ dial }]) => ({ dial }),
    reason: '',
    summary: ({ name, after }) =>
      after === 'yes' ? `Callers can now be put through to ${name}` : `Callers can no longer be put through to ${name}`,
  },
  {
    field: 'kind',
    values: valuesOf(({ kind }) => kind),
    partOf: ([{ kind }]) => ({ kind }),
    reason: '',
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
  const { field, reason } = facet
  const [before, after] = facet.values([old, contact])
  if (before === after) return []
  const other = { ...contact, ...facet.partOf([old, contact]) }
  const giving = giftOf(other) === giftOf(contact) ? [] : answersWith(contact, line)
  const ids = new Set(giving.map(({ id }) => id))
  const places = findPlaces(other).filter(({ state }) => !ids.has(state!))
  if (giving.length + places.length === 0) return []
  const { id, name } = contact
  const codes = giving.map((answer) => `${givesNow(answer, other, line)} (${answer.title})`)
  const summary = capitalised(facet.summary({ name, before, after }))
  return [
    {
      ...{ kind: 'contact', contact: id, name, field, before, after, codes, summary, reason },
      places: places.map(({ words }) => words),
    },
  ]
}

const capitalised = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

const answersWith = ({ id }: Contact, line: Line): Answer[] =>
  inOrder(line).flatMap((state) => (state.kind === 'answer' && state.contact?.id === id ? [state] : []))

/** "2-2 now gives 0800 138 1625; it was 0800 138 1624". What there is to give is told by name where only that differs. */
function givesNow(answer: Answer, old: Contact | undefined, line: Line): string {
  const code = keysOf(codeOf(answer.id, line))
  const [was, is] = [giftInWords(old, answer.contact), giftInWords(answer.contact, old)]
  if (!is) return `${code} no longer gives ${was}`
  return `${code} now gives ${is}; ${was ? `it was ${was}` : 'it gave none before'}`
}

function giftInWords(contact: Contact | undefined, other: Contact | undefined): string {
  const gift = giftOf(contact)
  return gift && gift === giftOf(other) ? `${gift} of ${contact!.name}` : gift
}

/** Answers that have another contact, in the order of the codes. Some contacts are only for staff: nobody hears of them. */
export function giftChanges({ before, after }: Lines, now: Temporal.Instant): CodeChange[] {
  return inOrder(after).flatMap((answer) => {
    const old = before.states.get(answer.id)
    if (answer.kind === 'menu' || old?.kind !== 'answer' || old.contact?.id === answer.contact?.id) return []
    if (!isNoticed(old, answer, { line: after, now })) return []
    const numbers = [old, answer].map(({ contact }) => contact?.groups.join() ?? '')
    return [
      {
        ...{ kind: 'code', code: keysOf(codeOf(answer.id, after)) },
        ...{ before: stateGift(old), after: stateGift(answer) },
        summary: `${givesNow(answer, old.contact, after)} (${answer.title})`,
        reason: numbers[0] === numbers[1] ? '' : reasons.number,
      },
    ]
  })
}

function isNoticed({ contact }: Answer, answer: Answer, moment: Moment): boolean {
  if (contact?.dial !== answer.contact?.dial) return true
  const states = new Map([...moment.line.states, [answer.id, { ...answer, contact }]])
  return sayingsOnlyIn(moment, { ...moment.line, states }).length > 0
}

const stateGift = ({ contact }: Answer): string => (contact ? `${giftOf(contact)} of ${contact.name}` : '')
