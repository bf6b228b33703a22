import type { Answer, Menu, Option, State } from './line.ts'
import { originOf } from './origin.ts'
import { checkLabel, checkTitle } from './plain-text.ts'
import { oneOf } from './problem.ts'
import { fieldsOf, readSpoken, readWritten } from './read-words.ts'
import { findContact, findState, type Index, idIn, type StatesFile } from './references.ts'
import type { Place } from './source.ts'
import type { WrittenOption, WrittenState } from './topic-schema.ts'

/** Reads the states of one file that fit their schema, and complains of every problem in them. */
export function readStates(file: StatesFile, index: Index): State[] {
  checkFile(file, index)
  return Object.entries(file.states).flatMap(
    ([name, written]) => readState(name, written, { file, index, place: file.source.at('states', name) }) ?? [],
  )
}

function checkFile({ source, scope, title, initial, names, states }: StatesFile, { initials }: Index): void {
  checkTitle(title, source.at('meta', 'title'))
  const place = source.at('initial')
  if (initial && !names.includes(initial))
    place.complain(`There is no state "${initial}" to begin with.`, `Use one of: ${oneOf(names)}.`)
  if (scope) return
  if (Object.hasOwn(states, initial) && isAnswer(states[initial]!))
    place.complain(`"${initial}" is an answer, and a call begins with a menu.`, 'Name the main menu here.')
  for (const name of names.filter((name) => name === 'line' || initials.has(name)))
    source.at('states', name).complain(`"${name}" is the id of a whole file already.`, 'Give this state another id.')
}

interface Reading {
  readonly file: StatesFile
  readonly index: Index
  readonly place: Place
}

type Meta = NonNullable<WrittenState['meta']>

const isAnswer = ({ meta }: WrittenState) => meta?.say !== undefined || meta?.text !== undefined

function readState(name: string, written: WrittenState, reading: Reading): State | undefined {
  const { place } = reading
  const hasOptions = Object.keys(written.on ?? {}).length > 0
  if (isAnswer(written) && hasOptions)
    place.at('on').complain(`"${name}" is an answer and a menu at once.`, 'Take out say and text, or the options.')
  if (isAnswer(written)) return readAnswer(name, written, reading)
  if (hasOptions) return readMenu(name, written, reading)
  place.complain(
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
  const { file, index } = reading
  const place = reading.place.at('meta')
  for (const [key, example] of Object.entries(examples))
    if (!Object.hasOwn(meta, key))
      place.complain(`The answer "${name}" has no ${key}.`, `Add to its meta ${key}: ${example}`)
  if (meta.lead)
    place.at('lead').complain('"lead" stands on an answer.', 'Only a menu has answers to lead with. Take it out.')
  const head = readHead(name, meta, reading)
  const own = meta.contact === undefined ? [] : fieldsOf(head.contact)
  const around = { index, scope: file.scope, own }
  return {
    kind: 'answer',
    ...head,
    title: readTitle(meta.title ?? name, reading),
    say: readSpoken(meta.say ?? '', { ...around, place: place.at('say') }),
    text: readWritten(meta.text ?? '', { ...around, place: place.at('text') }),
    origin: originOf(meta),
  }
}

function readHead(name: string, meta: Meta, { file, index, place }: Reading) {
  return {
    id: idIn(file.scope, name),
    sensitive: file.sensitive || meta.sensitive === 'yes',
    keywords: meta.keywords ?? [],
    accepted: meta.accepted ?? {},
    contact:
      meta.contact === undefined ? undefined : findContact(meta.contact, { index, place: place.at('meta', 'contact') }),
  }
}

function readMenu(name: string, { meta = {}, on = {} }: WrittenState, reading: Reading): Menu {
  const { file, place } = reading
  const isFirst = name === file.initial || !file.names.includes(file.initial)
  const title = meta.title ?? (isFirst ? file.title : undefined)
  if (title === undefined) place.complain(`The menu "${name}" has no title.`, 'Add title: "…" to its meta.')
  return {
    kind: 'menu',
    ...readHead(name, meta, reading),
    title: title === file.title ? title : readTitle(title ?? name, reading),
    options: Object.entries(on).map(([key, option]) =>
      readOption(key, option, { ...reading, place: place.at('on', key), hasContact: meta.contact !== undefined }),
    ),
    lead: (meta.lead ?? []).map((answer, i) => readLead(answer, file, place.at('meta', 'lead', i))),
  }
}

type MenuReading = Reading & { readonly hasContact: boolean }

function readOption(key: string, written: WrittenOption, reading: MenuReading): Option {
  const list = Array.isArray(written) ? written : [written]
  const places = list.map((_, i) => (Array.isArray(written) ? reading.place.at(i) : reading.place))
  const branches = list.map((branch, i) => readBranch(branch, { ...reading, place: places[i]! }))
  for (const [i, { guard }] of branches.entries()) {
    const isLast = i === branches.length - 1
    if (isLast && guard)
      places[i]!.complain(
        'This option leads nowhere when its guard does not hold.',
        'End the list with a target that has no guard.',
      )
    if (!isLast && !guard)
      places[i]!.complain(
        'The targets below this one are never reached.',
        'Add a guard: to this one, or take the others out.',
      )
  }
  const label = list[0]!.description
  if (label === undefined)
    places[0]!.complain('This option has no words.', 'Add description: "to …" to its first target.')
  checkLabel(label ?? '', places[0]!.at('description'))
  return { key, label: label ?? '', branches }
}

function readBranch(
  { target, guard }: { readonly target: string; readonly guard?: string },
  { file, index, place, hasContact }: MenuReading,
): Option['branches'][number] {
  const mend = `Use one of: ${oneOf(file.names)}; or '#topic' or '#topic.state'.`
  const id = findState(target, { index, scope: file.scope, place: place.at('target') }, mend)
  if (guard && guard !== 'textable' && !hasContact)
    place
      .at('guard')
      .complain(
        `The guard "${guard}" asks about a contact, and this menu has none.`,
        'Add contact: to the meta of the menu.',
      )
  return { target: id, ...(guard && { guard }) }
}

function readLead(answer: string, { scope, names, states }: StatesFile, place: Place): string {
  const written = Object.hasOwn(states, answer) ? states[answer] : undefined
  if (!names.includes(answer))
    place.complain(`There is no answer "${answer}" here to lead with.`, `Use one of: ${oneOf(names)}.`)
  else if (written && !isAnswer(written))
    place.complain(`"${answer}" is a menu, and only an answer can lead.`, 'Take it out of lead.')
  else if (written && written.meta?.contact === undefined)
    place.complain(
      `The answer "${answer}" has no contact to lead with.`,
      'Add contact: to its meta, or take it out of lead.',
    )
  return idIn(scope, answer)
}

function readTitle(title: string, { place }: Reading): string {
  checkTitle(title, place.at('meta', 'title'))
  return title
}
