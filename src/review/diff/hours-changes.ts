import { keysAndTitle } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import { type Mention, placesInWords, whereSaid } from '../../content/where-said.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Line, State } from '../../flow/line.ts'
import { isPast } from '../../hours/closures.ts'
import { hoursKey } from '../../hours/hours.ts'
import { writeHours } from '../../hours/hours-in-words.ts'
import { daysAhead } from '../../hours/open-now.ts'
import type { HoursChange, LinePair } from './change.ts'
import { reasons } from './second-person.ts'
import { changedStretches } from './stretches.ts'

/** How many stretches of time are listed. */
const fewStretches = 5

/**
 * Contacts that are open at other times, or whose hours are worded otherwise, in the order of contacts.yaml. Other bank
 * holidays may be the cause.
 */
export function hoursChanges(lines: LinePair, now: Temporal.Instant): HoursChange[] {
  const said = whereSaid(lines.after).filter(({ field }) => field === 'hours')
  return [...lines.after.contacts.values()].flatMap((contact) => {
    const old = lines.before.contacts.get(contact.id)
    const mentions = said.filter((mention) => mention.contact.id === contact.id)
    const places = placesOf(contact, mentions, lines.after)
    return old && places.length > 0 ? changeOf([old, contact], places, { ...lines, now }) : []
  })
}

function changeOf(
  [old, contact]: readonly [old: Contact, contact: Contact],
  places: readonly string[],
  { before, after, now }: LinePair & { readonly now: Temporal.Instant },
): HoursChange[] {
  const was = writeHours(old.hours, now, before)
  const is = writeHours(contact.hours, now, after)
  const all = changedStretches({
    before: { hours: old.hours, line: before },
    after: { hours: contact.hours, line: after },
    now,
  })
  const isLater = laterDates(old.hours, now, before) !== laterDates(contact.hours, now, after)
  if (was === is && all.length === 0 && !isLater) return []
  return [
    {
      kind: 'hours',
      contact: contact.id,
      name: contact.name,
      before: was,
      after: is,
      stretches: all.slice(0, fewStretches),
      more: Math.max(0, all.length - fewStretches),
      places,
      summary: `The hours of ${contact.name} ${was === is ? causeOf(old, contact) : wordsOf(was, is)}`,
      reason: reasons.hours,
    },
  ]
}

/**
 * The closures and the dates with hours of their own that are too far ahead to be compared hour by hour, or go on until then: no
 * later comparison would show them.
 */
function laterDates({ usual, closures }: Contact['hours'], now: Temporal.Instant, { timeZone }: Line): string {
  const last = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: daysAhead })
  const exceptions = typeof usual === 'string' ? [] : [...usual.exceptions]
  return JSON.stringify([
    ...exceptions.filter(([date]) => date >= last.toString()),
    ...closures.filter((closure) => !isPast(closure, last)).map(({ days, reason }) => [days, reason]),
  ])
}

function wordsOf(was: string, is: string): string {
  const quote = (hours: string) => (hours ? `"${hours}"` : 'not known')
  return `are now ${quote(is)}; they were ${quote(was)}`
}

function causeOf({ hours: old }: Contact, { hours }: Contact): string {
  const isSame = hoursKey(old) === hoursKey(hours)
  const isOfClosures = hoursKey({ ...old, closures: hours.closures }) === hoursKey(hours)
  const cause = isSame ? 'the bank holidays' : isOfClosures ? 'closures' : 'dates with hours of their own'
  return `differ on some days: ${cause} changed`
}

/** Where the hours are said, and where they decide whether a caller is put through or where a key leads. */
function placesOf(contact: Contact, said: readonly Mention[], line: Line): string[] {
  const states = new Set(said.map(({ subject }) => 'state' in subject && subject.state))
  const others = inOrder(line).filter((state) => !states.has(state.id) && dependsOn(contact, state))
  return [...placesInWords(said, line), ...others.map(({ id }) => keysAndTitle(id, line))]
}

function dependsOn({ id, dial }: Contact, state: State): boolean {
  if (state.contact?.id !== id) return false
  return state.kind === 'answer' ? dial !== undefined : state.options.some(({ branches }) => branches.length > 1)
}
