import type { Contact } from './contacts.ts'
import type { Answer, Menu, Option, State } from './line.ts'
import { oneOf, type Problem } from './problem.ts'
import type { WrittenOption, WrittenState } from './schema.ts'
import type { Path, Source } from './source.ts'
import { checkCharacters, readSpoken, readWritten } from './words.ts'

/** What a file's states may refer to in the other files. */
export interface Index {
  /** Undefined when contacts.yaml could not be read. */
  readonly contacts: ReadonlyMap<string, Contact> | undefined
  readonly ids: ReadonlySet<string>
  /** The first state of each topic that could be read, by the topic's id. */
  readonly initials: ReadonlyMap<string, string>
  /** Topics whose file could not be read: nothing is said about references to them. */
  readonly unread: ReadonlySet<string>
}

/** A file that passed its schema, and where its states stand: `scope` is the topic's id, or '' for line.yaml. */
export interface Place {
  readonly source: Source
  readonly scope: string
  readonly title: string
  readonly sensitive: boolean
  readonly initial: string
  readonly states: Readonly<Record<string, WrittenState>>
}

/** The path of a state in the machine: `hate.police`, or `main` for a state of line.yaml. */
export function idIn(scope: string, name: string): string {
  return scope ? `${scope}.${name}` : name
}

/** The full id that a target or reference means; undefined when there is none, '' when its file could not be read. */
export function findState(reference: string, scope: string, index: Index): string | undefined {
  const name = reference.replace(/^#/, '')
  const local = idIn(scope, name)
  if (index.ids.has(local)) return local
  if (index.ids.has(name)) return name
  return index.initials.get(name) ?? (index.unread.has(name.split('.')[0]!) ? '' : undefined)
}

/** Reads the states of one file, with every problem in them. */
export function readStates(place: Place, index: Index): { states: State[]; problems: Problem[] } {
  const problems: Problem[] = []
  const states = Object.entries(place.states).flatMap(([name, written]) => {
    const complain = (path: Path, what: string, mend: string) => {
      problems.push(place.source.problemAt(['states', name, ...path], what, mend))
    }
    return readState(name, written, { place, index, complain }) ?? []
  })
  if (!Object.hasOwn(place.states, place.initial))
    problems.push(
      place.source.problemAt(
        ['initial'],
        `There is no state "${place.initial}" to begin with.`,
        `Use one of: ${oneOf(Object.keys(place.states))}.`,
      ),
    )
  return { states, problems }
}

interface Reading {
  readonly place: Place
  readonly index: Index
  readonly complain: (path: Path, what: string, mend: string) => void
}

function readState(name: string, written: WrittenState, reading: Reading): State | undefined {
  const { meta = {}, on } = written
  const isAnswer = meta.say !== undefined || meta.text !== undefined
  if (isAnswer && on)
    reading.complain(
      ['on'],
      `"${name}" is an answer and a menu at once.`,
      'Take out say and text, or the options.',
    )
  if (isAnswer) return readAnswer(name, written, reading)
  if (on) return readMenu(name, written, reading)
  reading.complain(
    [],
    `"${name}" has nothing to say.`,
    'Give it say and text to make it an answer, or options to make it a menu.',
  )
  return undefined
}

function readAnswer(name: string, { meta = {} }: WrittenState, reading: Reading): Answer {
  const { place, complain } = reading
  for (const key of ['title', 'say', 'text', 'source', 'checked'] as const)
    if (meta[key] === undefined)
      complain(['meta'], `The answer "${name}" has no ${key}.`, `Add ${key}: to its meta.`)
  if (meta.lead)
    complain(
      ['meta', 'lead'],
      '"lead" stands on an answer.',
      'Only a menu has answers to lead with. Take it out.',
    )
  return {
    kind: 'answer',
    id: idIn(place.scope, name),
    title: readTitle(meta.title ?? name, ['meta', 'title'], reading),
    sensitive: place.sensitive,
    contact: readContact(meta.contact, reading),
    say: readSpoken(meta.say ?? '', surroundings(['meta', 'say'], reading)),
    text: readWritten(meta.text ?? '', surroundings(['meta', 'text'], reading)),
  }
}

function readMenu(name: string, { meta = {}, on = {} }: WrittenState, reading: Reading): Menu {
  const { place, complain } = reading
  const title = meta.title ?? (name === place.initial ? place.title : '')
  if (!title) complain([], `The menu "${name}" has no title.`, 'Add title: "…" to its meta.')
  return {
    kind: 'menu',
    id: idIn(place.scope, name),
    title: readTitle(title, ['meta', 'title'], reading),
    sensitive: place.sensitive,
    contact: readContact(meta.contact, reading),
    options: Object.entries(on).map(([key, option]) =>
      readOption(key, option, { hasContact: Boolean(meta.contact), ...reading }),
    ),
    lead: (meta.lead ?? []).map((answer, i) => readLead(answer, ['meta', 'lead', i], reading)),
  }
}

function readOption(key: string, written: WrittenOption, reading: Reading & { hasContact: boolean }): Option {
  const listed = Array.isArray(written)
  const branches = (listed ? written : [written]).map((branch, i) => {
    const path = ['on', key, ...(listed ? [i] : [])]
    const target = findState(branch.target, reading.place.scope, reading.index)
    if (target === undefined)
      reading.complain(
        [...path, 'target'],
        `There is no state "${branch.target}" to lead to.`,
        `Use one of: ${oneOf(Object.keys(reading.place.states))}; or '#topic.state'.`,
      )
    if (branch.guard && branch.guard !== 'textable' && !reading.hasContact)
      reading.complain(
        [...path, 'guard'],
        `Nothing here is "${branch.guard}".`,
        'Add contact: to the meta of this menu.',
      )
    return { target: target ?? '', ...(branch.guard && { guard: branch.guard }) }
  })
  const last = branches.at(-1)!
  if (last.guard)
    reading.complain(
      ['on', key],
      'This option leads nowhere when its guard does not hold.',
      'End the list with a target that has no guard.',
    )
  const label = (listed ? written[0]!.description : written.description) ?? ''
  if (!label)
    reading.complain(['on', key], 'This option has no words.', 'Add description: "to …" to its first target.')
  readSpoken(label, surroundings(['on', key, 'description'], reading))
  return { key, label, branches }
}

function readLead(answer: string, path: Path, { place, index, complain }: Reading): string {
  const id = findState(answer, place.scope, index)
  if (id === undefined)
    complain(
      path,
      `There is no answer "${answer}" to lead with.`,
      `Use one of: ${oneOf(Object.keys(place.states))}.`,
    )
  else if (!place.states[answer]?.meta?.contact)
    complain(
      path,
      `The answer "${answer}" has no contact to lead with.`,
      'Add contact: to its meta, or take it out of lead.',
    )
  return id ?? ''
}

function readContact(id: string | undefined, { index, complain }: Reading): Contact | undefined {
  const contact = id === undefined ? undefined : index.contacts?.get(id)
  if (id !== undefined && index.contacts && !contact)
    complain(
      ['meta', 'contact'],
      `There is no contact "${id}".`,
      `Use one of: ${oneOf(index.contacts.keys())}.`,
    )
  return contact
}

function readTitle(title: string, path: Path, reading: Reading): string {
  const [text = ''] = readWritten(title, surroundings(path, reading))
  if (typeof text === 'string' && text.length > 0) return text
  reading.complain(path, 'A title can only be words.', 'Take out what is in { }.')
  return title
}

function surroundings(path: Path, { place, index, complain }: Reading) {
  return {
    contacts: index.contacts,
    findState: (reference: string) => findState(reference, place.scope, index),
    complain: (what: string, mend: string) => complain(path, what, mend),
  }
}

/** Contacts' names and places go into texts too. */
export function checkContactNames(source: Source, contacts: ReadonlyMap<string, Contact>): Problem[] {
  const problems: Problem[] = []
  for (const { id, name, address } of contacts.values()) {
    const complain = (key: string) => (what: string, mend: string) => {
      problems.push(source.problemAt([id, key], what, mend))
    }
    checkCharacters(name, complain('name'))
    checkCharacters(address, complain('address'))
  }
  return problems
}
