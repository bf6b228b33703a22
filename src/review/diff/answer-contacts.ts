import { keysOf, numberOrAddress } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import { whereSaid } from '../../content/where-said.ts'
import { type Contact, isDialable } from '../../flow/contacts.ts'
import type { Answer, Line } from '../../flow/line.ts'
import { codeOf } from '../../line/render-words.ts'
import type { CodeChange, LinePair } from './change.ts'
import { reasons } from './second-person.ts'

/**
 * "2-2 now gives 0800 138 1625; it was 0800 138 1624", for an answer that had another contact. A number or address that
 * both have is followed by their names.
 */
export function givesNow(answer: Answer, old: Contact | undefined, line: Line): string {
  const code = keysOf(codeOf(answer.id, line))
  const [was, is] = [givenInWords(old, answer.contact), givenInWords(answer.contact, old)]
  const through = throughInWords(old, answer.contact)
  if (!is) return `${code} no longer gives ${was}${through}`
  return `${code} now gives ${is}${through}; ${was ? `it was ${was}` : 'it gave none before'}`
}

function throughInWords(old: Contact | undefined, contact: Contact | undefined): string {
  if (isDialable(old) === isDialable(contact)) return ''
  return isDialable(contact) ? ', and callers can now be put through' : ', and callers can no longer be put through'
}

function givenInWords(contact: Contact | undefined, other: Contact | undefined): string {
  const given = numberOrAddress(contact)
  return given && given === numberOrAddress(other) ? `${given} of ${contact!.name}` : given
}

/** Answers that have another contact, in the order of the codes. Contacts that only staff see are left out. */
export function answerContactChanges({ before, after }: LinePair): CodeChange[] {
  return inOrder(after).flatMap((answer) => {
    const old = before.states.get(answer.id)
    if (answer.kind === 'menu' || old?.kind !== 'answer' || old.contact?.id === answer.contact?.id) return []
    if (!isNoticed(answer, old.contact, after)) return []
    return [
      {
        kind: 'code',
        code: keysOf(codeOf(answer.id, after)),
        before: givenWithName(old.contact),
        after: givenWithName(answer.contact),
        summary: `${givesNow(answer, old.contact, after)} (${answer.title})`,
        reason: reasonOf(old.contact, answer.contact),
      },
    ]
  })
}

/** Whether people can tell an answer from the same one with its old contact. */
function isNoticed(answer: Answer, old: Contact | undefined, line: Line): boolean {
  // No text is offered after 999.
  if (old?.dial !== answer.contact?.dial || isEmergency(old) !== isEmergency(answer.contact)) return true
  const states = new Map([...line.states, [answer.id, { ...answer, contact: old }]])
  return mentionsAsJson(line) !== mentionsAsJson({ ...line, states })
}

const isEmergency = (contact: Contact | undefined) => contact?.kind === 'emergency'

function mentionsAsJson(line: Line): string {
  const said = whereSaid(line).filter(({ field }) => field !== 'kind')
  return JSON.stringify(said.map((mention) => ({ ...mention, contact: mention.contact.id })))
}

const givenWithName = (contact: Contact | undefined) =>
  contact ? `${numberOrAddress(contact)} of ${contact.name}` : ''

function reasonOf(old: Contact | undefined, contact: Contact | undefined): string {
  const [was, is] = [old, contact].map((one) => [...(one?.groups ?? []), one?.extension].join())
  if (was !== is) return reasons.number
  return isDialable(contact) && !isDialable(old) ? reasons.puttingThrough : reasons.otherContact
}
