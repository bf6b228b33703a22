import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../check/rule.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import type { Locator } from '../flow/locator.ts'
import { allOf } from '../flow/problem.ts'

/** Two lines, the newer with its places, who made the change, by address, and when. */
export interface Compared {
  readonly before: Line
  readonly after: { readonly line: Line; readonly locator: Locator }
  readonly people: readonly string[]
  readonly now: Temporal.Instant
}

/** What people rely on of a contact, by its name for staff. */
const facts: Readonly<Record<string, (contact: Contact, today: string) => unknown>> = {
  number: ({ groups }) => groups,
  extension: ({ extension }) => extension,
  cost: ({ cost }) => cost,
  address: ({ address, spokenAddress }) => [address, spokenAddress],
  'e-mail address': ({ email, spokenEmail }) => [email, spokenEmail],
  'web address': ({ web, spokenWeb }) => [web, spokenWeb],
  hours: ({ hours }, today) => openingTimes(hours, today),
}

/**
 * What is usual, without the reasons for exceptions, and without those that are past. A closure is news of some days: that the
 * rest is as it was need not be checked for it.
 */
function openingTimes({ usual }: Contact['hours'], today: string): unknown {
  if (typeof usual === 'string') return usual
  const exceptions = [...usual.exceptions].filter(([date]) => date >= today)
  return [usual.week, usual.bankHolidays, exceptions.map(([date, { hours }]) => [date, hours])]
}

/** Contacts of which a number, an address or hours changed although nobody says that they checked it since. */
export function findUnchecked({ before, after: { line, locator }, people, now }: Compared): Finding[] {
  const today = now.toZonedDateTimeISO(line.timeZone).toPlainDate().toString()
  return [...line.contacts.values()].flatMap((contact) => {
    const old = before.contacts.get(contact.id)
    const changed = old ? Object.keys(facts).filter((fact) => isChanged(fact, [old, contact], today)) : []
    if (changed.length === 0 || isChecked(old!, contact, { people, today })) return []
    const place = locator.locate({ contact: contact.id }, 'checked')
    const what = `The ${allOf(changed)} of ${contact.name} changed, and nobody has checked it since.`
    const mend =
      `Check it with its source, then write that you did: npm run line -- confirm ${contact.id} --source "…". ` +
      `By hand that is a new reviewBy, checked: ${today} and checkedBy: "${people[0]}".`
    return [{ severity: 'error', rule: 'checked-again', ...place, what, mend }]
  })
}

function isChanged(fact: string, both: readonly [old: Contact, contact: Contact], today: string): boolean {
  const [was, is] = both.map((contact) => facts[fact]!(contact, today))
  return !isDeepStrictEqual(was, is)
}

/** Whether the date and the name are new. Whoever makes the change counts as new, and may mend what they checked today. */
function isChecked(
  { origin: old }: Contact,
  { origin }: Contact,
  { people, today }: { readonly people: readonly string[]; readonly today: string },
): boolean {
  const isByThem = people.includes(origin.checkedBy)
  if (old.checked === today && origin.checked === today) return isByThem
  return origin.checked > old.checked && (origin.checkedBy !== old.checkedBy || isByThem)
}
