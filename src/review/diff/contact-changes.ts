import { numberOrAddress } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import { type Mention, placesInWords, whereSaid } from '../../content/where-said.ts'
import { type Contact, mainField } from '../../flow/contacts.ts'
import type { Answer, Line } from '../../flow/line.ts'
import { spellOut } from '../../flow/online-address.ts'
import { capitalised } from '../../flow/problem.ts'
import { givesNow } from './answer-contacts.ts'
import type { ContactChange, LinePair } from './change.ts'
import { digitsOf, type Given, reasonOfNew } from './given-numbers.ts'
import { type Reason, reasons } from './second-person.ts'

/**
 * Contacts that are new or of which people hear or read something else, in the order of contacts.yaml; then those that are
 * gone. Contacts that are never said are left out, but for what they promise. A contact that was given another id is gone and new.
 */
export function contactChanges({ before, after }: LinePair, given: Given): ContactChange[] {
  const said = Map.groupBy(whereSaid(after), ({ contact }) => contact.id)
  const saidBefore = Map.groupBy(whereSaid(before), ({ contact }) => contact.id)
  const known = [...after.contacts.values()].flatMap((contact) => {
    const [old, mentions = []] = [before.contacts.get(contact.id), said.get(contact.id)]
    if (old) return fields.flatMap((field) => changeIn(field, [old, contact], { line: after, mentions }))
    return newOrGone('new', contact, { line: after, mentions }, reasonOfNew(contact, given) || reasons.newContact)
  })
  const gone = [...before.contacts.values()].filter(({ id }) => !after.contacts.has(id))
  const lost = gone.flatMap((contact) => {
    const mentions = saidBefore.get(contact.id) ?? []
    return newOrGone('gone', contact, { line: before, mentions }, reasons.goneContact)
  })
  return [...known, ...lost]
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
type Field = Exclude<ContactChange['field'], 'contact'>

/** What people notice of a contact. */
const values: Readonly<Record<Field, (contact: Contact) => string>> = {
  number: ({ groups }) => groups.join(' '),
  extension: ({ extension }) => extension,
  cost: ({ cost }) => cost,
  name: ({ name }) => name,
  'name in calls': ({ spokenName }) => spokenName,
  address: ({ address }) => address,
  'address in calls': ({ spokenAddress }) => spokenAddress,
  'e-mail address': ({ email }) => email,
  'e-mail address in calls': ({ spokenEmail }) => spokenEmail,
  'web address': ({ web }) => web,
  'web address in calls': ({ spokenWeb }) => spokenWeb,
  'putting through': ({ dial }) => (dial ? 'yes' : 'no'),
  kind: ({ kind }) => kind,
  promises: ({ promises }) => [...promises].sort().join(', '),
}
const fields = Object.keys(values) as Field[]

function changeIn(field: Field, both: Both, { line, mentions }: Said): ContactChange[] {
  const [old, contact] = both
  const [before, after] = [values[field](old), values[field](contact)]
  if (before === after) return []
  const other = asBefore(field, both)
  const giving = numberOrAddress(other) === numberOrAddress(contact) ? [] : answersWith(contact, line)
  const ids = new Set(giving.map(({ id }) => id))
  const places = mentions.filter(
    (mention) => gives(field, mention, both) && !('state' in mention.subject && ids.has(mention.subject.state)),
  )
  // Whatever is written beside a contact that is never said may be checked by what it promises.
  if (giving.length + places.length === 0 && field !== 'promises') return []
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
      summary: capitalised(summaryOf(field, { name, before, after })),
      reason: reasonOf(field, both),
      places: placesInWords(places, line),
    },
  ]
}

/** The other ways to reach a contact, each with what holds it. */
const ways: Readonly<Partial<Record<Field, keyof Contact>>> = {
  address: 'address',
  'e-mail address': 'email',
  'web address': 'web',
}

/** The contact as it is now, but for a way to reach it as it was. */
function asBefore(field: Field, [old, contact]: Both): Contact {
  // A number and its extension are one way to reach it.
  if (field === 'number' || field === 'extension') return { ...contact, groups: old.groups, extension: old.extension }
  const way = ways[field]
  return way ? { ...contact, [way]: old[way] } : contact
}

const answersWith = ({ id }: Contact, line: Line): Answer[] =>
  inOrder(line).flatMap((state) => (state.kind === 'answer' && state.contact?.id === id ? [state] : []))

/** Whether a mention gives what changed. */
function gives(changed: Field, { field, channel }: Mention, both: Both): boolean {
  const isHeard = channel === 'voice'
  switch (changed) {
    case 'number':
    case 'extension':
    case 'cost':
      return field === 'phone'
    case 'name':
    case 'address':
    case 'e-mail address':
    case 'web address':
      return field === written[changed] && (!isHeard || isSpokenAsWritten(changed, both))
    case 'name in calls':
    case 'address in calls':
    case 'e-mail address in calls':
    case 'web address in calls': {
      const name = withoutCalls(changed)
      return field === written[name] && isHeard && !isSpokenAsWritten(name, both)
    }
    case 'putting through':
      // Where nobody can be put through any more, only the answers are left to name.
      return field === 'dial' || (field === 'kind' && isHeard)
    case 'kind': {
      // No text is offered after 999; a text gives a number, a place, or where to write or look.
      const [was, is] = both.map((contact) => (isHeard ? contact.kind === 'emergency' : mainField(contact)))
      return field === 'kind' && was !== is
    }
    case 'promises':
      return field !== 'kind'
  }
}

/** What is said as it is written, or spelt out, unless it has words of its own for the ear; with the field of words that gives it. */
const written = { name: 'name', address: 'address', 'e-mail address': 'email', 'web address': 'web' } as const
type Written = keyof typeof written

const withoutCalls = (field: `${Written} in calls`) => field.replace(' in calls', '') as Written

/** Where neither has words of its own for the ear, what is heard changes with what is written. */
const isSpokenAsWritten = (field: Written, both: Both) =>
  both.every((contact) => {
    const words = contact[written[field]]
    const isSpelt = field === 'e-mail address' || field === 'web address'
    return values[`${field} in calls`](contact) === (isSpelt ? spellOut(words) : words)
  })

function summaryOf(field: Field, { name, before, after }: Pick<ContactChange, 'name' | 'before' | 'after'>): string {
  switch (field) {
    case 'name':
      return `${before} is now called ${after}`
    case 'name in calls':
      return `In calls ${name} is now said as "${after}"; it was "${before}"`
    case 'address in calls':
    case 'e-mail address in calls':
    case 'web address in calls':
      return `In calls the ${withoutCalls(field)} of ${name} is now said as "${after}"; it was "${before}"`
    case 'putting through':
      return `Callers can ${after === 'yes' ? 'now' : 'no longer'} be put through to ${name}`
    case 'promises':
      return `What words may promise of ${name} is now: ${after || 'nothing'}; it was: ${before || 'nothing'}`
    case 'kind':
      return `${name} is now of the kind "${after}"; it was "${before}"`
    default: {
      const what = field === 'cost' ? `cost of a call to ${name}` : `${field} of ${name}`
      if (!after) return `The ${what} is gone; it was ${before}`
      return `The ${what} is now ${after}; ${before ? `it was ${before}` : 'it had none'}`
    }
  }
}

const ofFields = {
  number: reasons.number,
  extension: reasons.number,
  cost: reasons.contactCost,
  name: reasons.contactName,
  'name in calls': reasons.contactName,
  address: reasons.contactAddress,
  'address in calls': reasons.contactAddress,
  'e-mail address': reasons.contactOnline,
  'e-mail address in calls': reasons.contactOnline,
  'web address': reasons.contactOnline,
  'web address in calls': reasons.contactOnline,
  kind: reasons.contactKind,
} as const

/** Names and addresses are words, but a digit in them may be all of an address, or stand next to a number. */
const mayHoldNumbers: ReadonlySet<Field> = new Set(['name', 'name in calls', 'address', 'address in calls'])

function reasonOf(field: Field, [old, contact]: Both): Reason | '' {
  if (field === 'putting through') return contact.dial ? reasons.puttingThrough : ''
  if (field === 'promises')
    return contact.promises.every((promise) => old.promises.includes(promise)) ? '' : reasons.promises
  const isOtherNumber = mayHoldNumbers.has(field) && digitsOf(values[field](old)) !== digitsOf(values[field](contact))
  return isOtherNumber ? reasons.number : ofFields[field]
}
