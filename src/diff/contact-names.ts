import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import { asJson } from '../saying/json.ts'

/** The new names of things that were only renamed, by their old ones. */
export type Names = ReadonlyMap<string, string>

type ByName<T> = ReadonlyMap<string, T>

/** Pairs each thing that is gone with a new one that looks the same, if there is one. */
export function renamed<T>(before: ByName<T>, after: ByName<T>, look: (thing: T) => string): Map<string, string> {
  const come = new Map([...after].filter(([id]) => !before.has(id)).map(([id, thing]) => [look(thing), id]))
  const names = new Map<string, string>()
  for (const [id, thing] of before) {
    const name = come.get(look(thing))
    if (after.has(id) || name === undefined) continue
    names.set(id, name)
    come.delete(look(thing))
  }
  return names
}

/**
 * The new ids of contacts that others were given, by their old ones. The surest pairs come first: alike in all that people
 * hear, then of the same number (else address) and name, then given by the same state, so that nothing that changed
 * together with an id is lost.
 */
export function contactNames(before: Line, after: Line): Names {
  const names = new Map<string, string>()
  for (const look of [looksAlike, goesBy]) {
    const taken = new Set(names.values())
    const left = [...before.contacts].filter(([id]) => !names.has(id))
    const free = [...after.contacts].filter(([id]) => !taken.has(id))
    for (const [id, name] of renamed(new Map(left), new Map(free), look)) names.set(id, name)
  }
  for (const [old, contact] of [...givenTwice('answer', before, after), ...givenTwice('menu', before, after)]) {
    const isGone = !after.contacts.has(old.id) && !names.has(old.id)
    const isNew = !before.contacts.has(contact.id) && ![...names.values()].includes(contact.id)
    if (isGone && isNew) names.set(old.id, contact.id)
  }
  return names
}

function looksAlike({ kind, name, spokenName, groups, dial, address, spokenAddress, hours }: Contact): string {
  return asJson([kind, name, spokenName, groups, dial, address, spokenAddress, hours])
}

const goesBy = ({ kind, name, groups, address }: Contact) => asJson([kind, name, groups.join() || address])

/** The contact of each state of a kind, in both lines. */
function givenTwice(kind: 'answer' | 'menu', before: Line, after: Line): (readonly [old: Contact, contact: Contact])[] {
  return [...before.states.values()].flatMap((state) => {
    const other = after.states.get(state.id)?.contact
    return state.kind === kind && state.contact && other ? [[state.contact, other] as const] : []
  })
}
