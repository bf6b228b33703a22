import { hash } from 'node:crypto'
import { findWays } from './codes.ts'
import type { Contact } from './contacts.ts'
import { type FlowFiles, type LineFile, type ReadFiles, readFiles } from './files.ts'
import { findMistakenForCodes, type KeywordOwner, readKeywordOwners } from './keyword-owners.ts'
import { joinedUp } from './keywords.ts'
import type { Line, State } from './line.ts'
import { type Locator, makeLocator } from './locator.ts'
import { generateConfig, makeMachine } from './machine.ts'
import { originOf } from './origin.ts'
import { byPlace, oneOf, type Problem, printProblem } from './problem.ts'
import { readWritten } from './read-words.ts'
import { ownFields, type WordName } from './schema.ts'
import { findState, type Index, readStates } from './states.ts'
import type { Field, Template } from './template.ts'
import { checkVital } from './vital-words.ts'

/** A compiled line and where its things are written, or every problem that keeps the files from being one, in the order of files and lines. */
export type Compiled = { readonly line: Line; readonly locator: Locator } | { readonly problems: readonly Problem[] }

/** Compiles a flow folder, all of it or nothing: a line that is returned has no problem left. Never throws on what staff write. */
export function compileLine(files: FlowFiles): Compiled {
  if (files.size === 0) {
    const empty = { file: '.', line: 0, what: 'The folder is empty.', mend: 'Give the folder that holds line.yaml.' }
    return { problems: [empty] }
  }
  const read = readFiles(files)
  const { line, holidays, places, index } = read
  const ofPlaces = places.map((place) => readStates(place, index))
  const states = new Map(ofPlaces.flatMap((place) => place.states.map((state) => [state.id, state] as const)))
  const { owners, problems: ofKeywords } = readKeywordOwners(line, places)
  const problems = [...read.problems, ...ofPlaces.flatMap((place) => place.problems), ...ofKeywords]
  if (!line) return { problems: tidy(problems) }
  const shared = readShared(line, index)
  problems.push(...shared.problems)
  const parts = { line, states, index, shared, owners, ...findWays(states, line.written.initial, shared.globalKeys) }
  if (isWired(parts)) problems.push(...findUncoded(parts.codes, read), ...findMistakenForCodes(owners, parts.codes))
  if (problems.length > 0 || !holidays) return { problems: tidy(problems) }
  // Without a problem, every contact could be read.
  const contacts = index.contacts as ReadonlyMap<string, Contact>
  const compiled = Object.freeze({ ...assemble(parts), holidays, contacts, revision: revisionOf(files) })
  return { line: compiled, locator: makeLocator(read.sources) }
}

/** The line of a flow folder; undefined where it is none, for whom the reason makes no difference. */
export function lineIn(files: FlowFiles): Line | undefined {
  const compiled = compileLine(files)
  return 'line' in compiled ? compiled.line : undefined
}

/** Each problem once, in the order of files and lines. */
function tidy(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [printProblem(problem), problem]))
  return [...unique.values()].sort(byPlace)
}

interface Shared {
  readonly words: Record<WordName, Template>
  readonly replies: Line['replies']
  readonly globalKeys: Line['globalKeys']
  readonly problems: readonly Problem[]
}

function readShared({ source, written }: LineFile, index: Index): Shared {
  const problems: Problem[] = []
  const find = (reference: string) => findState(reference, '', index)
  const complainAt =
    (...path: string[]) =>
    (what: string, mend: string) => {
      problems.push(source.problemAt(path, what, mend))
    }
  const read = (words: string, own: readonly Field[], ...path: string[]) =>
    readWritten(words, { contacts: index.contacts, own, findState: find, complain: complainAt('meta', ...path) })
  const words = (Object.entries(written.meta.words) as [WordName, string][]).map(([name, text]) => {
    const template = read(text, ownFields[name] ?? [], 'words', name)
    checkVital(name, template, { contacts: index.contacts, complain: complainAt('meta', 'words', name) })
    return [name, template]
  })
  const replies = Object.entries(written.meta.replies).map(([name, reply]) => [
    name,
    {
      text: read(reply.text, [], 'replies', name, 'text'),
      keywords: 'keywords' in reply ? reply.keywords : [],
      origin: originOf(reply),
      accepted: reply.accepted ?? {},
    },
  ])
  const globalKeys = Object.entries(written.on).map(([key, { target }]) => {
    const id = find(target)
    const mend = `Use one of: ${oneOf(Object.keys(written.states))}.`
    if (id === undefined) complainAt('on', key, 'target')(`There is no state "${target}" to lead to.`, mend)
    return [key, id ?? '']
  })
  const [allWords, allReplies, allKeys] = [words, replies, globalKeys].map((entries) => Object.fromEntries(entries))
  return { words: allWords, replies: allReplies, globalKeys: allKeys, problems }
}

interface Parts {
  readonly line: LineFile
  readonly states: ReadonlyMap<string, State>
  readonly index: Index
  readonly shared: Shared
  readonly owners: ReadonlyMap<string, KeywordOwner>
  readonly codes: Line['codes']
  readonly parents: Line['parents']
}

/** Whether every key is known to lead to a state: only then can it be said what no key leads to. */
function isWired({ states, index, shared, codes }: Parts): boolean {
  const isWhole = index.unread.size === 0 && states.size === index.ids.size
  return isWhole && [...codes.keys(), ...Object.values(shared.globalKeys)].every((id) => states.has(id))
}

function assemble({ line, states, index, shared, owners, codes, parents }: Parts) {
  const { title, voice, language, timeZone, filler, thanks, accepted = {} } = line.written.meta
  const { words, replies, globalKeys } = shared
  const main = line.written.initial
  const config = generateConfig({ states, main, parents, globalKeys, initials: index.initials })
  return {
    ...{
      title,
      voice,
      language,
      timeZone,
      thanks,
      words,
      accepted,
      replies,
      states,
      main,
      globalKeys,
      codes,
      parents,
      topics: index.initials,
    },
    keywords: new Map([...owners].map(([word, { meaning }]) => [word, meaning])),
    filler: new Set(filler.map(joinedUp)),
    machine: makeMachine(config),
  }
}

/** A state without a code can be neither phoned nor texted, and no words could say how to get there. */
function findUncoded(codes: Line['codes'], { places }: ReadFiles): Problem[] {
  return places.flatMap(({ source, scope, names }) =>
    names
      .filter((name) => !codes.has(scope ? `${scope}.${name}` : name))
      .map((name) =>
        source.problemAt(
          ['states', name],
          `No key leads to "${name}".`,
          'Add an option to a menu that leads there, or take the state out.',
        ),
      ),
  )
}

/** The short hash by which machines know a revision: twelve hexadecimal digits, enough that two revisions never meet. */
export function revisionOf(files: FlowFiles): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(sorted)).slice(0, 12)
}
