import Value from 'typebox/value'
import { type BankHolidays, parseBankHolidays } from '../hours/bank-holidays.ts'
import { type Contacts, readContacts } from './contacts.ts'
import { contactsButHours } from './contacts-schema.ts'
import { lineFile, type WrittenLine } from './line-schema.ts'
import { type Problem, sentence } from './problem.ts'
import { type Index, idIn, type StatesFile } from './references.ts'
import { isId } from './schema-parts.ts'
import { parseSource, type Source } from './source.ts'
import { state, topicFile } from './topic-schema.ts'
import { normaliseTypography } from './typography.ts'
import { fitting, validate } from './validate.ts'

/** The text of each file of a flow folder, by its name. */
export type FlowFiles = ReadonlyMap<string, string>

/** line.yaml, if it fits its schema. */
export interface LineFile {
  readonly source: Source
  readonly written: WrittenLine
}

/** A flow folder, each file read on its own. What could not be read is undefined or missing, and has its problems. */
export interface ReadFiles {
  readonly line: LineFile | undefined
  readonly holidays: BankHolidays | undefined
  readonly statesFiles: readonly StatesFile[]
  readonly index: Index
  readonly problems: readonly Problem[]
  /** The YAML files, by name. */
  readonly sources: ReadonlyMap<string, Source>
}

const neededFiles = ['line.yaml', 'contacts.yaml', 'bank-holidays.json']

/** Reads every file of a folder by its own schema. */
export function readFiles(files: FlowFiles): ReadFiles {
  const line = readIfThere(files, 'line.yaml', readLineFile)
  const contacts = readIfThere(files, 'contacts.yaml', readContactsFile)
  const holidays = readIfThere(files, 'bank-holidays.json', readHolidays)
  const topics = topicNames(files).map((name) => readTopic(name, files.get(`${name}.yaml`)!))
  const statesFiles = [line, ...topics].flatMap((read) => read?.statesFile ?? [])
  const unread = [...(line?.statesFile ? [] : ['']), ...topics.flatMap((topic) => topic.unread)]
  return {
    line: line?.line,
    holidays: holidays?.holidays,
    statesFiles,
    index: makeIndex(statesFiles, contacts?.contacts, new Set(unread)),
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
    .filter((file) => file.endsWith('.yaml') && !neededFiles.includes(file))
    .map((file) => file.slice(0, -5))
    .sort()

function checkNames(files: FlowFiles): Problem[] {
  const whole = (file: string, what: string, mend: string): Problem => ({ file, line: 0, what, mend })
  const missing = neededFiles
    .filter((file) => !files.has(file))
    .map((file) => whole(file, 'The file is missing.', 'Every flow folder needs one: put it back.'))
  const misnamed = [...files.keys()]
    .filter((file) => /\.ya?ml$/i.test(file) && !file.endsWith('.yaml'))
    .map((file) => whole(file, 'The name does not end in .yaml, so the file is not read.', 'Rename it.'))
  const none = whole('.', 'There is no topic.', 'Add a file such as hate.yaml.')
  return [...missing, ...misnamed, ...(topicNames(files).length === 0 ? [none] : [])]
}

/** A file with states, checked by its schema. The states that fit are read even if others do not. */
function readStatesFile(
  file: string,
  text: string,
  { schema, scope }: { schema: typeof lineFile | typeof topicFile; scope: string },
) {
  const source = parseSource(file, text)
  const misfits = source.value ? validate(schema, source) : []
  return { source, problems: [...source.problems, ...misfits], statesFile: statesFileOf(source, scope) }
}

/** Nothing is taken for granted of a value that may not fit the schema. */
function statesFileOf(source: Source, scope: string): StatesFile | undefined {
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

function readLineFile(file: string, text: string) {
  const read = readStatesFile(file, text, { schema: lineFile, scope: '' })
  const { source } = read
  const written: unknown = source.value
  return { ...read, line: Value.Check(lineFile, written) ? { source, written } : undefined }
}

interface ReadTopic {
  readonly source: Source
  readonly statesFile: StatesFile | undefined
  readonly problems: readonly Problem[]
  /** The ids by which other files may refer to its states, as long as these are not known. */
  readonly unread: readonly string[]
}

function readTopic(name: string, text: string): ReadTopic {
  const { source, problems, statesFile } = readStatesFile(`${name}.yaml`, text, { schema: topicFile, scope: name })
  if (!statesFile) return { source, statesFile, problems, unread: [name] }
  const id = source.value?.id
  if (id === name || typeof id !== 'string' || !isId(id)) return { source, statesFile, problems, unread: [] }
  const renamed = source.problemAt(['id'], `The id "${id}" is not the file's name.`, mendName(name, id))
  return { source, statesFile, problems: [...problems, renamed], unread: [id] }
}

function mendName(name: string, id: string): string {
  if (!isId(name)) return `Rename the file to ${id}.yaml.`
  return neededFiles.includes(`${id}.yaml`)
    ? `Write id: ${name}.`
    : `Write id: ${name}, or rename the file to ${id}.yaml.`
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

function makeIndex(
  statesFiles: readonly StatesFile[],
  contacts: Contacts | undefined,
  unread: ReadonlySet<string>,
): Index {
  const ids = statesFiles.flatMap(({ scope, names }) => names.map((name) => idIn(scope, name)))
  const initials = statesFiles
    .filter(({ scope }) => scope)
    .map(({ scope, initial }) => [scope, idIn(scope, initial)] as const)
  return { contacts, ids: new Set(ids), initials: new Map(initials), unread }
}
