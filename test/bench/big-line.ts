import { parse } from 'yaml'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'

/** How the states and words of the line are called in one of its copies. The original names itself. */
export interface Naming {
  state(id: string): string
  word(keyword: string): string
}

/** A flow folder of many copies of every topic, and the names in each copy: copy 0 is the line itself. */
export interface BigLine {
  readonly files: FlowFiles
  readonly copies: number
  naming(copy: number): Naming
}

/** What is read of a flow file here: the rest of it is copied as it is. */
interface Flow {
  id: string
  initial: string
  meta: object
  states: Record<string, { meta?: { keywords?: string[]; title?: string }; on?: object }>
}

/** As few options as people can keep in mind, in every menu. */
const optionsAtMost = 5

/**
 * A line of at least `atLeast` states: the topics of a flow folder over and over, so that a reply is as long as in the line
 * itself, under menus of at most five options. Only its size differs, so only its size can cost.
 */
export function growLine(line: Line, files: FlowFiles, atLeast: number): BigLine {
  const topics = [...new Set([...line.states.keys()].filter(isOfTopic).map(topicOf))]
  const flows = topics.map((topic) => readFlow(files, topic))
  const copies = copiesFor(line, topics.length, atLeast)
  const grown = Array.from({ length: copies }, (_, copy) => flows.map((flow) => copyFlow(flow, copy))).flat()
  const { roots, directories } = addDirectories(grown.map(({ id }) => id))
  const main = readFlow(files, 'line')
  main.states[main.initial]!.on = optionsTo(roots)
  const written = [main, ...grown, ...directories].map((flow) => [`${flow.id}.yaml`, JSON.stringify(flow)])
  return {
    files: new Map([...files, ...(written as [string, string][])]),
    copies,
    naming: (copy) => namesIn(copy, topics),
  }
}

const isOfTopic = (id: string) => id.includes('.')
const topicOf = (id: string) => id.split('.')[0]!

/** Above every five topics stands a menu, above every five of those another, and so on: a quarter as many in all. */
function copiesFor({ states }: Line, topics: number, atLeast: number): number {
  const perCopy = [...states.keys()].filter(isOfTopic).length + topics / (optionsAtMost - 1)
  return Math.ceil(atLeast / perCopy)
}

function readFlow(files: FlowFiles, name: string): Flow {
  return parse(files.get(`${name}.yaml`)!, { schema: 'failsafe' }) as Flow
}

function copyFlow(flow: Flow, copy: number): Flow {
  const { states } = flow
  const copied = Object.entries(states).map(([name, state]) => {
    const keywords = state.meta?.keywords?.map((word) => wordIn(word, copy))
    return [name, { ...state, meta: { ...state.meta, ...(keywords && { keywords }) } }]
  })
  return { ...flow, id: topicIn(flow.id, copy), states: Object.fromEntries(copied) }
}

const topicIn = (topic: string, copy: number) => (copy === 0 ? topic : `${topic}-${copy}`)

/** The words of two copies differ in three letters or more, so that a misspelling means one of them only. */
function wordIn(word: string, copy: number): string {
  const letter = (n: number) => String.fromCharCode(97 + n).repeat(3)
  return copy === 0 ? word : `${word}q${letter(Math.floor(copy / 26))}${letter(copy % 26)}`
}

function namesIn(copy: number, topics: readonly string[]): Naming {
  const nameTopic = (topic: string) => (topics.includes(topic) ? topicIn(topic, copy) : topic)
  return {
    state: (id) => id.replace(/^[^.]+/, nameTopic),
    word: (keyword) => wordIn(keyword, copy).toUpperCase(),
  }
}

/** Menus over menus until five are left, as topics of their own. */
function addDirectories(targets: readonly string[]): { roots: string[]; directories: Flow[] } {
  const roots: string[] = []
  const directories = splitInFive(targets).map((part, i) => {
    const id = `directory-${i + 1}`
    const states: Flow['states'] = {}
    roots.push(id)
    addMenu(part, states)
    return { id, initial: 'menu-1', meta: { title: 'More topics' }, states }
  })
  return { roots, directories }
}

/** Adds a menu over some topics, and those under it; returns its name. */
function addMenu(topics: readonly string[], states: Flow['states']): string {
  const name = `menu-${Object.keys(states).length + 1}`
  const menu: Flow['states'][string] = { meta: { title: 'More topics' } }
  states[name] = menu
  menu.on = optionsTo(splitInFive(topics).map((part) => (part.length === 1 ? part[0]! : addMenu(part, states))))
  return name
}

function splitInFive<T>(list: readonly T[]): T[][] {
  const size = Math.ceil(list.length / optionsAtMost)
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

function optionsTo(targets: readonly string[]): object {
  const options = targets.map((target, i) => {
    const description = `for the help that is listed under number ${i + 1} here`
    return [String(i + 1), { target, description }]
  })
  return Object.fromEntries(options)
}
