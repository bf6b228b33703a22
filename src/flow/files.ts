import type { TSchema } from 'typebox'
import { type Division, divisions } from '../hours/bank-holiday-rules.ts'
import { type BankHolidays, parseBankHolidays } from '../hours/bank-holidays.ts'
import { type Contacts, readContacts } from './contacts.ts'
import { looseContacts } from './contacts-schema.ts'
import { findWrongEncoding } from './encoding.ts'
import { checkNames, findCopies, mendId, nameOf, topicNames } from './file-names.ts'
import { lineFile, type WrittenLine } from './line-schema.ts'
import { type Problem, sentence } from './problem.ts'
import { type Index, idIn, type StatesFile } from './references.ts'
import { isId } from './schema-parts.ts'
import { parseSource, type Source } from './source.ts'
import { state, topicFile } from './topic-schema.ts'
import { normaliseTypography } from './typography.ts'
import { fits, fitting, validate } from './validate.ts'

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
  /** What is wrong with the folder and the bank holidays; problems of the YAML files are in their sources. */
  readonly problems: readonly Problem[]
  /** The YAML files, by name. */
  readonly sources: ReadonlyMap<string, Source>
}

/** Reads every file of a folder by its own schema. */
export function readFiles(files: FlowFiles): ReadFiles {
  const names = new Set(files.keys())
  const line = readYaml(files, 'line.yaml', lineFile)
  const contacts = readYaml(files, 'contacts.yaml', looseContacts)
  const ofTopics = topicNames(names).map((name) => readYaml(files, `${name}.yaml`, topicFile)!)
  const copies = findCopies(ofTopics, names)
  const isCopy = ({ file }: Source) => copies.some((copy) => copy.file === file)
  const read = [line, contacts, ...ofTopics].filter((source) => source !== undefined)
  const sources = read.filter((source) => !isCopy(source))
  const statesFiles = sources.flatMap((source) => (source === contacts ? [] : (statesFileOf(source) ?? [])))
  const { holidays, problems } = readHolidays(files.get('bank-holidays.json'), divisionIn(line))
  const written: unknown = line?.value
  return {
    line: line && fits(lineFile, written) ? { source: line, written } : undefined,
    holidays,
    statesFiles,
    index: makeIndex(statesFiles, names, contacts?.value && readContacts(contacts, contacts.value)),
    problems: [...problems, ...checkNames(names), ...copies],
    sources: new Map(sources.map((source) => [source.file, source])),
  }
}

/** A file, if it is there, checked by its schema. */
function readYaml(files: FlowFiles, file: string, schema: TSchema): Source | undefined {
  const text = files.get(file)
  if (text === undefined) return undefined
  const source = parseSource(file, text)
  if (source.value) validate(schema, source)
  return source
}

/** The states that fit the schema are read even if others do not: nothing is taken for granted of the rest. */
function statesFileOf(source: Source): StatesFile | undefined {
  const { initial, meta, states } = (source.value ?? {}) as {
    readonly initial?: unknown
    readonly meta?: { readonly title?: unknown; readonly sensitive?: unknown } | null
    readonly states?: unknown
  }
  if (typeof states !== 'object' || states === null || Array.isArray(states)) return undefined
  const scope = source.file === 'line.yaml' ? '' : nameOf(source.file)
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

/** The division that line.yaml names, whatever else is wrong in it. */
function divisionIn(line: Source | undefined): Division | undefined {
  const { meta } = (line?.value ?? {}) as { readonly meta?: { readonly division?: unknown } | null }
  return divisions.find((division) => division === meta?.division)
}

/** JSON is YAML too, so the lines of its problems are found as in other files. A missing file is a problem of its own. */
function readHolidays(
  text: string | undefined,
  division: Division | undefined,
): { holidays?: BankHolidays; problems: readonly Problem[] } {
  if (text === undefined) return { problems: [] }
  const wrong = findWrongEncoding('bank-holidays.json', text)
  if (wrong) return { problems: [wrong] }
  const read = parseBankHolidays(text.replace(/^\uFEFF/, ''), division)
  if ('holidays' in read) {
    const titles = [...read.holidays.dates].map(([date, title]) => [date, normaliseTypography(title)] as const)
    return { holidays: { ...read.holidays, dates: new Map(titles) }, problems: [] }
  }
  const source = parseSource('bank-holidays.json', text)
  const problems = read.problems.map(({ path, what, mend }) => {
    const { file, line } = source.at(...path)
    return { file, line, what: sentence(what), mend: sentence(mend) }
  })
  return { problems }
}

function makeIndex(
  statesFiles: readonly StatesFile[],
  names: ReadonlySet<string>,
  contacts: Contacts | undefined,
): Index {
  const ids = statesFiles.flatMap(({ scope, names: ids }) => ids.map((id) => idIn(scope, id)))
  const ofTopics = statesFiles.filter(({ scope }) => scope)
  const scopes = new Set(statesFiles.map(({ scope }) => scope))
  return {
    contacts,
    ids: new Set(ids),
    initials: new Map(ofTopics.map(({ scope, initial }) => [scope, idIn(scope, initial)])),
    unread: new Set([
      ...['', ...topicNames(names)].filter((scope) => !scopes.has(scope)),
      ...ofTopics.flatMap((one) => findOtherId(one, names)),
    ]),
  }
}

/** The id in a topic's file that is not the file's name: other files may refer to its states by it until that is mended. */
function findOtherId({ source, scope: name }: StatesFile, names: ReadonlySet<string>): string[] {
  const id = source.value?.id
  if (id === name || typeof id !== 'string' || !isId(id)) return []
  source.at('id').complain(`The id "${id}" is not the file's name.`, mendId(name, id, names))
  return [id]
}
