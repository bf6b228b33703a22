import { type BankHolidays, parseBankHolidays } from './bank-holidays.ts'
import { type Contact, readContacts } from './contacts.ts'
import type { Problem } from './problem.ts'
import { contactsFile, lineFile, topicFile, type WrittenLine, type WrittenTopic } from './schema.ts'
import { parseSource, type Source } from './source.ts'
import { checkContactNames, type Index, idIn, type Place } from './states.ts'
import { validate } from './validate.ts'

/** The text of each file of a flow folder, by its name. */
export type FlowFiles = ReadonlyMap<string, string>

/** A flow folder with every file read on its own. What could not be read is undefined or missing, and in the problems. */
export interface ReadFiles {
  readonly line: { readonly source: Source; readonly written: WrittenLine } | undefined
  readonly holidays: BankHolidays | undefined
  readonly places: readonly Place[]
  readonly index: Index
  readonly problems: readonly Problem[]
}

const needed = ['line.yaml', 'contacts.yaml', 'bank-holidays.json']

/** Reads every file of a folder by its own schema. */
export function readFiles(files: FlowFiles): ReadFiles {
  const missing = needed
    .filter((file) => !files.has(file))
    .map((file) => ({
      file,
      line: 0,
      what: 'The file is missing.',
      mend: 'Every flow folder needs one: put it back.',
    }))
  const problems: Problem[] = [...missing]
  const note = <T extends { problems: readonly Problem[] }>(read: T): T => {
    problems.push(...read.problems)
    return read
  }
  const line = readLine(files, note)
  const contacts = readContactsFile(files, note)
  const holidays = readHolidays(files, note)
  const topics = topicNames(files).map((name) => note(readTopic(name, files.get(`${name}.yaml`)!)))
  if (topics.length === 0)
    problems.push({ file: '.', line: 0, what: 'There is no topic.', mend: 'Add a file such as hate.yaml.' })
  const places = [line?.place, ...topics.map(({ place }) => place)].filter((place) => place !== undefined)
  const unread = new Set(topics.filter(({ place }) => !place).map(({ name }) => name))
  return { line, holidays, places, index: makeIndex(places, contacts, unread), problems }
}

type Note = <T extends { problems: readonly Problem[] }>(read: T) => T

const topicNames = (files: FlowFiles) =>
  [...files.keys()]
    .filter((file) => file.endsWith('.yaml') && !needed.includes(file))
    .map((file) => file.slice(0, -5))
    .sort()

function readLine(files: FlowFiles, note: Note) {
  const text = files.get('line.yaml')
  if (text === undefined) return undefined
  const source = note(parseSource('line.yaml', text))
  if (note({ problems: check(lineFile, source) }).problems.length > 0 || source.value === undefined)
    return undefined
  const written = source.value as WrittenLine
  const { initial, states, meta } = written
  const place: Place = { source, scope: '', title: meta.title, sensitive: false, initial, states }
  return { source, written, place }
}

function readTopic(name: string, text: string): { name: string; place?: Place; problems: Problem[] } {
  const source = parseSource(`${name}.yaml`, text)
  const problems = [...source.problems, ...check(topicFile, source)]
  if (problems.length > source.problems.length || source.value === undefined) return { name, problems }
  const { id, initial, meta, states } = source.value as WrittenTopic
  if (id !== name)
    problems.push(
      source.problemAt(
        ['id'],
        `The id "${id}" is not the file's name.`,
        `Write id: ${name}, or rename the file to ${id}.yaml.`,
      ),
    )
  return {
    name,
    problems,
    place: { source, scope: id, title: meta.title, sensitive: meta.sensitive === 'yes', initial, states },
  }
}

function readContactsFile(files: FlowFiles, note: Note): ReadonlyMap<string, Contact> | undefined {
  const text = files.get('contacts.yaml')
  if (text === undefined) return undefined
  const source = note(parseSource('contacts.yaml', text))
  if (note({ problems: check(contactsFile, source) }).problems.length > 0 || source.value === undefined)
    return undefined
  const { contacts } = note(readContacts(source))
  note({ problems: checkContactNames(source, contacts) })
  return contacts
}

function readHolidays(files: FlowFiles, note: Note): BankHolidays | undefined {
  const text = files.get('bank-holidays.json')
  if (text === undefined) return undefined
  const read = parseBankHolidays(text)
  if ('holidays' in read) return read.holidays
  note({ problems: read.problems.map((problem) => ({ file: 'bank-holidays.json', line: 0, ...problem })) })
  return undefined
}

/** A file that is not even YAML has said so already; an empty one fits no schema. */
function check(schema: Parameters<typeof validate>[0], source: Source): Problem[] {
  return source.value === undefined ? [] : validate(schema, source)
}

function makeIndex(
  places: readonly Place[],
  contacts: Index['contacts'],
  unread: ReadonlySet<string>,
): Index {
  const ids = places.flatMap(({ scope, states }) => Object.keys(states).map((name) => idIn(scope, name)))
  const initials = places
    .filter(({ scope }) => scope)
    .map(({ scope, initial }) => [scope, idIn(scope, initial)] as const)
  return { contacts, ids: new Set(ids), initials: new Map(initials), unread }
}
