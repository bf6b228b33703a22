import { inOrder, type Moment, type Saying, sayingsOf } from '../../content/sayings.ts'
import { type Contact, isDialable } from '../../flow/contacts.ts'
import type { Answer, Line } from '../../flow/line.ts'
import { codeOf } from '../../line/render-words.ts'
import { type CodeChange, reasons } from './change.ts'
import type { Lines } from './code-changes.ts'
import { changedSayings, keysOf, numberOrAddress } from './places.ts'

/** "2-2 now gives 0800 138 1625; it was 0800 138 1624". What there is to give is told by name where only that differs. */
export function givesNow(answer: Answer, old: Contact | undefined, line: Line): string {
  const code = keysOf(codeOf(answer.id, line))
  const [was, is] = [giftInWords(old, answer.contact), giftInWords(answer.contact, old)]
  const through = throughInWords(old, answer.contact)
  if (!is) return `${code} no longer gives ${was}${through}`
  return `${code} now gives ${is}${through}; ${was ? `it was ${was}` : 'it gave none before'}`
}

function throughInWords(old: Contact | undefined, contact: Contact | undefined): string {
  if (isDialable(old) === isDialable(contact)) return ''
  return isDialable(contact) ? ', and callers can now be put through' : ', and callers can no longer be put through'
}

function giftInWords(contact: Contact | undefined, other: Contact | undefined): string {
  const gift = numberOrAddress(contact)
  return gift && gift === numberOrAddress(other) ? `${gift} of ${contact!.name}` : gift
}

/** Answers that have another contact, in the order of the codes. Some contacts are only for staff: nobody hears of them. */
export function giftChanges({ before, after }: Lines, now: Temporal.Instant): CodeChange[] {
  const moment = { line: after, now }
  const moved = inOrder(after).flatMap((answer) => {
    const old = before.states.get(answer.id)
    if (answer.kind === 'menu' || old?.kind !== 'answer') return []
    return old.contact?.id === answer.contact?.id ? [] : [{ answer, old: old.contact }]
  })
  const sayings = moved.length > 0 ? sayingsOf(moment) : []
  return moved.filter((move) => isNoticed(move, sayings, moment)).map((move) => changeOf(move, after))
}

/** An answer that had another contact, or none. */
interface Moved {
  readonly answer: Answer
  readonly old: Contact | undefined
}

function isNoticed({ answer, old }: Moved, sayings: readonly Saying[], { line, now }: Moment): boolean {
  if (old?.dial !== answer.contact?.dial) return true
  const states = new Map([...line.states, [answer.id, { ...answer, contact: old }]])
  return changedSayings(sayings, { line: { ...line, states }, now }).length > 0
}

function changeOf({ answer, old }: Moved, line: Line): CodeChange {
  return {
    ...{ kind: 'code', code: keysOf(codeOf(answer.id, line)) },
    ...{ before: giftWithName(old), after: giftWithName(answer.contact) },
    summary: `${givesNow(answer, old, line)} (${answer.title})`,
    reason: reasonOf(old, answer.contact),
  }
}

const giftWithName = (contact: Contact | undefined) => (contact ? `${numberOrAddress(contact)} of ${contact.name}` : '')

function reasonOf(old: Contact | undefined, contact: Contact | undefined): string {
  const [was, is] = [old, contact].map((one) => one?.groups.join() ?? '')
  if (was !== is) return reasons.number
  return isDialable(contact) && !isDialable(old) ? reasons.puttingThrough : ''
}
