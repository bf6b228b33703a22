import { asJson } from '../../content/json.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Line } from '../../flow/line.ts'

/** The new names of things that were only renamed, by their old ones. */
export type Names = ReadonlyMap<string, string>

type ByName<T> = ReadonlyMap<string, T>

/** Pairs each thing that is gone with a new one that looks the same, if there is one, in their order. */
export function renamed<T>(before: ByName<T>, after: ByName<T>, look: (thing: T) => string): Map<string, string> {
  const come = [...after].filter(([id]) => !before.has(id))
  const free = Map.groupBy(come, ([, thing]) => look(thing))
  const names = new Map<string, string>()
  for (const [id, thing] of before) {
    const [name] = (after.has(id) ? undefined : free.get(look(thing))?.shift()) ?? []
    if (name !== undefined) names.set(id, name)
  }
  return names
}

/**
 * The new ids of contacts that others were given, by their old ones. The surest pairs come first: alike in all that people
 * hear, then of the same number (else address) and name, then given by the same state, then of the same number alone; so
 * that nothing that changed together with an id is lost.
 */
export function contactNames(before: Line, after: Line): Names {
  const names = new Map<string, string>()
  const pairUp = (look: (contact: Contact) => string) => {
    const taken = new Set(names.values())
    const left = new Map([...before.contacts].filter(([id]) => !names.has(id)))
    const free = new Map([...after.contacts].filter(([id]) => !taken.has(id)))
    for (const [id, name] of renamed(left, free, look)) names.set(id, name)
  }
  pairUp(looksAlike)
  pairUp((contact) => asJson([goesBy(contact), contact.name]))
  for (const [old, contact] of [...givenTwice('answer', before, after), ...givenTwice('menu', before, after)]) {
    const isGone = !after.contacts.has(old.id) && !names.has(old.id)
    const isNew = !before.contacts.has(contact.id) && ![...names.values()].includes(contact.id)
    if (isGone && isNew) names.set(old.id, contact.id)
  }
  pairUp(goesBy)
  return names
}

function looksAlike({ kind, name, spokenName, groups, dial, address, spokenAddress, hours }: Contact): string {
  return asJson([kind, name, spokenName, groups, dial, address, spokenAddress, hours])
}

const goesBy = ({ kind, groups, address }: Contact) => asJson([kind, groups.join() || address])

/** The contact of each state of a kind, in both lines. */
function givenTwice(kind: 'answer' | 'menu', before: Line, after: Line): (readonly [old: Contact, contact: Contact])[] {
  return [...before.states.values()].flatMap((state) => {
    const other = after.states.get(state.id)?.contact
    return state.kind === kind && state.contact && other ? [[state.contact, other] as const] : []
  })
}
