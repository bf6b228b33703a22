import type { Contact, Contacts } from './contacts.ts'
import { oneOf } from './problem.ts'
import type { Place, Source } from './source.ts'
import type { WrittenState } from './topic-schema.ts'

/** A file that has states: line.yaml or a topic. */
export interface StatesFile {
  readonly source: Source
  /** The topic's id, in which its states' names hold; '' for line.yaml. */
  readonly scope: string
  readonly title: string
  readonly sensitive: boolean
  /** '' when it could not be read. */
  readonly initial: string
  /** What all its states are called in it. */
  readonly names: readonly string[]
  /** Those of them that fit the schema. */
  readonly states: Readonly<Record<string, WrittenState>>
}

/** What states may refer to in other files. */
export interface Index {
  /** Undefined when contacts.yaml could not be read. */
  readonly contacts: Contacts | undefined
  readonly ids: ReadonlySet<string>
  /** The first state of each topic that could be read, by the topic's id. */
  readonly initials: ReadonlyMap<string, string>
  /** Topics whose file could not be read, and '' for line.yaml: nothing is said about references to them. */
  readonly unread: ReadonlySet<string>
}

/** The path of a state in the machine: `hate.police`, or `main` for a state of line.yaml. */
export function idIn(scope: string, name: string): string {
  return scope ? `${scope}.${name}` : name
}

/**
 * The full id that a target or reference means; undefined when there is none, '' when its file could not be read. As in
 * XState, `police` is looked for beside the state at hand first, and `#police` on the whole line.
 */
export function findState(reference: string, scope: string, { ids, initials, unread }: Index): string | undefined {
  const name = reference.replace(/^#/, '')
  const beside = idIn(scope, name)
  const ways = [ids.has(beside) ? beside : undefined, initials.get(name) ?? (ids.has(name) ? name : undefined)]
  if (reference !== name) ways.reverse()
  const [topic = '', inner] = name.split('.')
  const mayBeUnread = unread.has(topic) || (inner === undefined && unread.has(''))
  return ways.find((way) => way !== undefined) ?? (mayBeUnread ? '' : undefined)
}

/** The contact of an id, if it could be read. Complains where there is none, unless contacts.yaml itself could not be read. */
export function findContact(id: string, { contacts }: Index, place: Place): Contact | undefined {
  if (contacts && !contacts.has(id))
    place.complain(`There is no contact "${id}".`, `Use one of: ${oneOf(contacts.keys())}.`)
  return contacts?.get(id)
}
