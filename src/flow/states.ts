import type { Contact } from './contacts.ts'
import type { Answer, Menu, Option, State } from './line.ts'
import { originOf } from './origin.ts'
import { checkLabel, checkTitle } from './plain-text.ts'
import { oneOf, type Problem } from './problem.ts'
import { fieldsOf, readSpoken, readWritten, type Surroundings } from './read-words.ts'
import { findState, type Index, idIn, type StatesFile } from './references.ts'
import type { ComplainAt, Path } from './source.ts'
import type { Field } from './template.ts'
import type { WrittenOption, WrittenState } from './topic-schema.ts'

/** Reads the states of one file that fit their schema, with every problem in them. */
export function readStates(file: StatesFile, index: Index): { states: State[]; problems: Problem[] } {
  const problems: Problem[] = []
  const complainIn =
    (...around: Path): ComplainAt =>
    (path, what, mend) => {
      problems.push(file.source.problemAt([...around, ...path], what, mend))
    }
  checkFile(file, index, complainIn())
  const states = Object.entries(file.states).flatMap(
    ([name, written]) => readState(name, written, { file, index, complainAt: complainIn('states', name) }) ?? [],
  )
  return { states, problems }
}

function checkFile(file: StatesFile, { initials }: Index, complainAt: ComplainAt): void {
  const { scope, title, initial, names, states } = file
  checkTitle(title, (what, mend) => complainAt(['meta', 'title'], what, mend))
  if (initial && !names.includes(initial))
    complainAt(['initial'], `There is no state "${initial}" to begin with.`, `Use one of: ${oneOf(names)}.`)
  if (scope) return
  if (Object.hasOwn(states, initial) && isAnswer(states[initial]!))
    complainAt(['initial'], `"${initial}" is an answer, and a call begins with a menu.`, 'Name the main menu here.')
  for (const name of names.filter((name) => name === 'line' || initials.has(name)))
    complainAt(['states', name], `"${name}" is the id of a whole file already.`, 'Give this state another id.')
}

interface Reading {
  readonly file: StatesFile
  readonly index: Index
  readonly complainAt: ComplainAt
}

type Meta = NonNullable<WrittenState['meta']>

const isAnswer = ({ meta }: WrittenState) => meta?.say !== undefined || meta?.text !== undefined

function readState(name: string, written: WrittenState, reading: Reading): State | undefined {
  const hasOptions = Object.keys(written.on ?? {}).length > 0
  if (isAnswer(written) && hasOptions)
    reading.complainAt(['on'], `"${name}" is an answer and a menu at once.`, 'Take out say and text, or the options.')
  if (isAnswer(written)) return readAnswer(name, written, reading)
  if (hasOptions) return readMenu(name, written, reading)
  reading.complainAt(
    [],
    `"${name}" has nothing to say.`,
    'Give it say and text to make it an answer, or options to make it a menu.',
  )
  return undefined
}

/** What an answer needs, with what to write. */
const examples = {
  title: '"…", what lists and texts call it.',
  say: '"…", what a caller hears.',
  text: '"…", what a texter reads.',
  source: '"…", where the facts come from.',
  checked: 'and the date when they were last checked, like 2026-11-20.',
}

function readAnswer(name: string, { meta = {} }: WrittenState, reading: Reading): Answer {
  const { complainAt } = reading
  for (const [key, example] of Object.entries(examples))
    if (!Object.hasOwn(meta, key))
      complainAt(['meta'], `The answer "${name}" has no ${key}.`, `Add to its meta ${key}: ${example}`)
  if (meta.lead)
    complainAt(['meta', 'lead'], '"lead" stands on an answer.', 'Only a menu has answers to lead with. Take it out.')
  const contact = readContact(meta.contact, reading)
  const own = meta.contact === undefined ? [] : fieldsOf(contact)
  return {
    kind: 'answer',
    ...readHead(name, meta, reading),
    title: readTitle(meta.title ?? name, reading),
    contact,
    say: readSpoken(meta.say ?? '', surroundings(['meta', 'say'], own, reading)),
    text: readWritten(meta.text ?? '', surroundings(['meta', 'text'], own, reading)),
    origin: originOf(meta),
  }
}

function readHead(name: string, meta: Meta, { file }: Reading) {
  return {
    id: idIn(file.scope, name),
    sensitive: file.sensitive || meta.sensitive === 'yes',
    keywords: meta.keywords ?? [],
    accepted: meta.accepted ?? {},
  }
}

function readMenu(name: string, { meta = {}, on = {} }: WrittenState, reading: Reading): Menu {
  const { file, complainAt } = reading
  const isFirst = name === file.initial || !file.names.includes(file.initial)
  const title = meta.title ?? (isFirst ? file.title : undefined)
  if (title === undefined) complainAt([], `The menu "${name}" has no title.`, 'Add title: "…" to its meta.')
  return {
    kind: 'menu',
    ...readHead(name, meta, reading),
    title: title === file.title ? title : readTitle(title ?? name, reading),
    contact: readContact(meta.contact, reading),
    options: Object.entries(on).map(([key, option]) =>
      readOption(key, option, { hasContact: meta.contact !== undefined, ...reading }),
    ),
    lead: (meta.lead ?? []).map((answer, i) => readLead(answer, ['meta', 'lead', i], reading)),
  }
}

type MenuReading = Reading & { readonly hasContact: boolean }

function readOption(key: string, written: WrittenOption, reading: MenuReading): Option {
  const paths: Path[] = Array.isArray(written) ? written.map((_, i) => ['on', key, i]) : [['on', key]]
  const list = Array.isArray(written) ? written : [written]
  const branches = list.map((branch, i) => readBranch(branch, paths[i]!, reading))
  for (const [i, { guard }] of branches.entries()) {
    const isLast = i === branches.length - 1
    if (isLast && guard)
      reading.complainAt(
        paths[i]!,
        'This option leads nowhere when its guard does not hold.',
        'End the list with a target that has no guard.',
      )
    if (!isLast && !guard)
      reading.complainAt(
        paths[i]!,
        'The targets below this one are never reached.',
        'Add a guard: to this one, or take the others out.',
      )
  }
  const label = list[0]!.description
  if (label === undefined)
    reading.complainAt(paths[0]!, 'This option has no words.', 'Add description: "to …" to its first target.')
  checkLabel(label ?? '', (what, mend) => reading.complainAt([...paths[0]!, 'description'], what, mend))
  return { key, label: label ?? '', branches }
}

function readBranch(
  { target, guard }: { readonly target: string; readonly guard?: string },
  path: Path,
  { file, index, complainAt, hasContact }: MenuReading,
): Option['branches'][number] {
  const id = findState(target, file.scope, index)
  if (id === undefined)
    complainAt(
      [...path, 'target'],
      `There is no state "${target}" to lead to.`,
      `Use one of: ${oneOf(file.names)}; or '#topic' or '#topic.state'.`,
    )
  if (guard && guard !== 'textable' && !hasContact)
    complainAt(
      [...path, 'guard'],
      `The guard "${guard}" asks about a contact, and this menu has none.`,
      'Add contact: to the meta of the menu.',
    )
  return { target: id ?? '', ...(guard && { guard }) }
}

function readLead(answer: string, path: Path, { file, complainAt }: Reading): string {
  const written = Object.hasOwn(file.states, answer) ? file.states[answer]! : undefined
  if (!file.names.includes(answer))
    complainAt(path, `There is no answer "${answer}" here to lead with.`, `Use one of: ${oneOf(file.names)}.`)
  else if (written && !isAnswer(written))
    complainAt(path, `"${answer}" is a menu, and only an answer can lead.`, 'Take it out of lead.')
  else if (written && written.meta?.contact === undefined)
    complainAt(
      path,
      `The answer "${answer}" has no contact to lead with.`,
      'Add contact: to its meta, or take it out of lead.',
    )
  return idIn(file.scope, answer)
}

function readContact(id: string | undefined, { index, complainAt }: Reading): Contact | undefined {
  if (id === undefined || !index.contacts) return undefined
  if (!index.contacts.has(id))
    complainAt(['meta', 'contact'], `There is no contact "${id}".`, `Use one of: ${oneOf(index.contacts.keys())}.`)
  return index.contacts.get(id)
}

function readTitle(title: string, { complainAt }: Reading): string {
  checkTitle(title, (what, mend) => complainAt(['meta', 'title'], what, mend))
  return title
}

function surroundings(path: Path, own: readonly Field[], { file, index, complainAt }: Reading): Surroundings {
  return {
    contacts: index.contacts,
    own,
    findState: (reference) => findState(reference, file.scope, index),
    complain: (what, mend) => complainAt(path, what, mend),
  }
}
