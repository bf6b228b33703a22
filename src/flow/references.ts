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

/** Where something refers to states and contacts. */
export interface Standpoint {
  readonly index: Index
  /** The topic whose states can be named without it; '' in line.yaml. */
  readonly scope: string
  readonly place: Place
}

/**
 * The full id that a target or reference means; '' when its file could not be read, and when there is none, which is a
 * problem. As in XState, `police` is looked for beside the state at hand first, and `#police` on the whole line.
 */
export function findState(reference: string, { index, scope, place }: Standpoint, mend: string): string {
  const { ids, initials, unread } = index
  const name = reference.replace(/^#/, '')
  const beside = idIn(scope, name)
  const ways = [ids.has(beside) ? beside : undefined, initials.get(name) ?? (ids.has(name) ? name : undefined)]
  if (reference !== name) ways.reverse()
  const id = ways.find((way) => way !== undefined)
  const [topic = '', inner] = name.split('.')
  const mayBeUnread = unread.has(topic) || (inner === undefined && unread.has(''))
  if (id === undefined && !mayBeUnread) place.complain(`There is no state "${reference}" to lead to.`, mend)
  return id ?? ''
}

/** The contact of an id, if it could be read. That there is none is a problem, unless contacts.yaml could not be read. */
export function findContact(id: string, { index, place }: Omit<Standpoint, 'scope'>): Contact | undefined {
  const { contacts } = index
  if (contacts && !contacts.has(id))
    place.complain(`There is no contact "${id}".`, `Use one of: ${oneOf(contacts.keys())}.`)
  return contacts?.get(id)
}
