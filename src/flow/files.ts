import { type BankHolidays, parseBankHolidays } from '../hours/bank-holidays.ts'
import { readContacts } from './contacts.ts'
import { type Problem, sentence } from './problem.ts'
import { contactsButHours, isId, lineFile, state, topicFile, type WrittenLine } from './schema.ts'
import { parseSource, type Source } from './source.ts'
import { type Index, idIn, type Place } from './states.ts'
import { normaliseTypography } from './typography.ts'
import { fitting, validate } from './validate.ts'

/** The text of each file of a flow folder, by its name. */
export type FlowFiles = ReadonlyMap<string, string>

/** line.yaml, if it fits its schema. */
export interface LineFile {
  readonly source: Source
  readonly written: WrittenLine
}

/** A flow folder with every file read on its own. What could not be read is undefined or missing, and in the problems. */
export interface ReadFiles {
  readonly line: LineFile | undefined
  readonly holidays: BankHolidays | undefined
  readonly places: readonly Place[]
  readonly index: Index
  readonly problems: readonly Problem[]
  /** The YAML files, by name. */
  readonly sources: ReadonlyMap<string, Source>
}

const needed = ['line.yaml', 'contacts.yaml', 'bank-holidays.json']

/** Reads every file of a folder by its own schema. */
export function readFiles(files: FlowFiles): ReadFiles {
  const line = readIfThere(files, 'line.yaml', readLine)
  const contacts = readIfThere(files, 'contacts.yaml', readContactsFile)
  const holidays = readIfThere(files, 'bank-holidays.json', readHolidays)
  const topics = topicNames(files).map((name) => readTopic(name, files.get(`${name}.yaml`)!))
  const places = [line?.place, ...topics.map(({ place }) => place)].filter((place) => place !== undefined)
  const unread = [...(line?.place ? [] : ['']), ...topics.flatMap((topic) => topic.unread)]
  return {
    line: line?.file,
    holidays: holidays?.holidays,
    places,
    index: makeIndex(places, contacts?.contacts, new Set(unread)),
    problems: [line, contacts, holidays, ...topics].flatMap((read) => read?.problems ?? []).concat(checkNames(files)),
    sources: new Map([line, contacts, ...topics].flatMap((read) => (read ? [[read.source.file, read.source]] : []))),
  }
}

function readIfThere<T>(files: FlowFiles, name: string, read: (name: string, text: string) => T): T | undefined {
  const text = files.get(name)
  return text === undefined ? undefined : read(name, text)
}

const topicNames = (files: FlowFiles) =>
  [...files.keys()]
    .filter((file) => file.endsWith('.yaml') && !needed.includes(file))
    .map((file) => file.slice(0, -5))
    .sort()

function checkNames(files: FlowFiles): Problem[] {
  const whole = (file: string, what: string, mend: string): Problem => ({ file, line: 0, what, mend })
  const missing = needed
    .filter((file) => !files.has(file))
    .map((file) => whole(file, 'The file is missing.', 'Every flow folder needs one: put it back.'))
  const misnamed = [...files.keys()]
    .filter((file) => /\.ya?ml$/i.test(file) && !file.endsWith('.yaml'))
    .map((file) => whole(file, 'The name does not end in .yaml, so the file is not read.', 'Rename it.'))
  const none = whole('.', 'There is no topic.', 'Add a file such as hate.yaml.')
  return [...missing, ...misnamed, ...(topicNames(files).length === 0 ? [none] : [])]
}

/** A file with states, checked by its schema. The states that fit are read even if others do not. */
function readPlace(
  file: string,
  text: string,
  { schema, scope }: { schema: typeof lineFile | typeof topicFile; scope: string },
) {
  const source = parseSource(file, text)
  const misfits = source.value ? validate(schema, source) : []
  return { source, misfits, problems: [...source.problems, ...misfits], place: makePlace(source, scope) }
}

/** Its parts are looked at with care: they may not fit the schema. */
function makePlace(source: Source, scope: string): Place | undefined {
  const { initial, meta, states } = (source.value ?? {}) as {
    readonly initial?: unknown
    readonly meta?: { readonly title?: unknown; readonly sensitive?: unknown } | null
    readonly states?: unknown
  }
  if (typeof states !== 'object' || states === null || Array.isArray(states)) return undefined
  return {
    source,
    scope,
    title: typeof meta?.title === 'string' ? meta.title : scope,
    sensitive: meta?.sensitive === 'yes',
    initial: typeof initial === 'string' && isId(initial) ? initial : '',
    names: Object.keys(states),
    states: fitting(state, states),
  }
}

function readLine(file: string, text: string) {
  const { source, misfits, problems, place } = readPlace(file, text, { schema: lineFile, scope: '' })
  const fits = source.value && misfits.length === 0
  return {
    source,
    problems,
    place,
    file: fits ? { source, written: source.value as unknown as WrittenLine } : undefined,
  }
}

interface ReadTopic {
  readonly source: Source
  readonly place: Place | undefined
  readonly problems: readonly Problem[]
  /** The ids under which others may speak of its states, while these are not known. */
  readonly unread: readonly string[]
}

function readTopic(name: string, text: string): ReadTopic {
  const { source, problems, place } = readPlace(`${name}.yaml`, text, { schema: topicFile, scope: name })
  if (!place) return { source, place, problems, unread: [name] }
  const id = source.value?.id
  if (id === name || typeof id !== 'string' || !isId(id)) return { source, place, problems, unread: [] }
  const renamed = source.problemAt(['id'], `The id "${id}" is not the file's name.`, mendName(name, id))
  return { source, place, problems: [...problems, renamed], unread: [id] }
}

function mendName(name: string, id: string): string {
  if (!isId(name)) return `Rename the file to ${id}.yaml.`
  return needed.includes(`${id}.yaml`) ? `Write id: ${name}.` : `Write id: ${name}, or rename the file to ${id}.yaml.`
}

function readContactsFile(file: string, text: string) {
  const source = parseSource(file, text)
  if (!source.value) return { source, contacts: undefined, problems: [...source.problems] }
  const { contacts, problems } = readContacts(source, source.value)
  return { source, contacts, problems: [...source.problems, ...validate(contactsButHours, source), ...problems] }
}

/** JSON is YAML too, so the lines of its problems are found as in other files. */
function readHolidays(file: string, text: string): { holidays?: BankHolidays; problems: Problem[] } {
  const read = parseBankHolidays(text.replace(/^\uFEFF/, ''))
  if ('holidays' in read) {
    const titles = [...read.holidays.dates].map(([date, title]) => [date, normaliseTypography(title)] as const)
    return { holidays: { ...read.holidays, dates: new Map(titles) }, problems: [] }
  }
  const source = parseSource(file, text)
  return {
    problems: read.problems.map(({ path, what, mend }) => source.problemAt(path, sentence(what), sentence(mend))),
  }
}

function makeIndex(places: readonly Place[], contacts: Index['contacts'], unread: ReadonlySet<string>): Index {
  const ids = places.flatMap(({ scope, names }) => names.map((name) => idIn(scope, name)))
  const initials = places
    .filter(({ scope }) => scope)
    .map(({ scope, initial }) => [scope, idIn(scope, initial)] as const)
  return { contacts, ids: new Set(ids), initials: new Map(initials), unread }
}
