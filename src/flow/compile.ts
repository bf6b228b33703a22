import { hash } from 'node:crypto'
import { findWays } from './codes.ts'
import type { Contact } from './contacts.ts'
import { type FlowFiles, type LineFile, type ReadFiles, readFiles } from './files.ts'
import { findMistakenForCodes, type KeywordOwner, readKeywordOwners } from './keyword-owners.ts'
import { joinedUp } from './keywords.ts'
import type { Line } from './line.ts'
import { type Locator, makeLocator } from './locator.ts'
import { generateConfig, makeMachine } from './machine.ts'
import { byPlace, type Problem, printProblem } from './problem.ts'
import { type ReadLine, readLine } from './read-line.ts'
import { type Index, idIn } from './references.ts'
import { readStates } from './states.ts'

/** A compiled line and where its things are written, or every problem that keeps the files from being one, in the order of files and lines. */
export type Compiled = { readonly line: Line; readonly locator: Locator } | { readonly problems: readonly Problem[] }

/** Compiles a flow folder, all of it or nothing: a line that is returned has no problem left. Never throws on what staff write. */
export function compileLine(files: FlowFiles): Compiled {
  if (files.size === 0) {
    const empty = { file: '.', line: 0, what: 'The folder is empty.', mend: 'Give the folder that holds line.yaml.' }
    return { problems: [empty] }
  }
  const read = readFiles(files)
  const { line: file, holidays, statesFiles, index } = read
  const ofStates = statesFiles.map((one) => readStates(one, index))
  const states = new Map(ofStates.flatMap((one) => one.states.map((state) => [state.id, state] as const)))
  const { owners, problems: ofKeywords } = readKeywordOwners(file, statesFiles)
  const problems = [...read.problems, ...ofStates.flatMap((one) => one.problems), ...ofKeywords]
  if (!file) return { problems: tidy(problems) }
  const line = readLine(file, index)
  problems.push(...line.problems)
  const parts: Parts = { file, line, states, index, owners, ...findWays(states, file.written.initial, line.globalKeys) }
  if (isWired(parts)) problems.push(...findUncoded(parts.codes, read), ...findMistakenForCodes(owners, parts.codes))
  if (problems.length > 0 || !holidays) return { problems: tidy(problems) }
  return { line: assemble(parts, { holidays, revision: revisionOf(files) }), locator: makeLocator(read.sources) }
}

/** The line of a flow folder, or undefined if the files have problems: for those to whom it makes no difference which. */
export function lineIn(files: FlowFiles): Line | undefined {
  const compiled = compileLine(files)
  return 'line' in compiled ? compiled.line : undefined
}

/** Each problem once, in the order of files and lines. */
function tidy(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [printProblem(problem), problem]))
  return [...unique.values()].sort(byPlace)
}

/** What a line is made of, read but perhaps with problems. */
interface Parts extends Pick<Line, 'states' | 'codes' | 'parents'> {
  readonly file: LineFile
  readonly line: ReadLine
  readonly index: Index
  readonly owners: ReadonlyMap<string, KeywordOwner>
}

/** Whether every key is known to lead to a state: only then can it be said what no key leads to. */
function isWired({ line, states, index, codes }: Parts): boolean {
  const isWhole = index.unread.size === 0 && states.size === index.ids.size
  return isWhole && [...codes.keys(), ...Object.values(line.globalKeys)].every((id) => states.has(id))
}

/** Puts together parts that have no problem. */
function assemble(parts: Parts, rest: Pick<Line, 'holidays' | 'revision'>): Line {
  const { file, line, states, index, owners, codes, parents } = parts
  const { title, voice, language, timeZone, filler, thanks, accepted = {} } = file.written.meta
  const { words, replies, globalKeys } = line
  const main = file.written.initial
  const topics = index.initials
  return Object.freeze({
    ...rest,
    title,
    voice,
    language,
    timeZone,
    // Without a problem, every contact could be read.
    contacts: index.contacts as ReadonlyMap<string, Contact>,
    words,
    accepted,
    replies,
    states,
    topics,
    main,
    globalKeys,
    codes,
    parents,
    keywords: new Map([...owners].map(([word, { meaning }]) => [word, meaning])),
    filler: new Set(filler.map(joinedUp)),
    thanks,
    machine: makeMachine(generateConfig({ states, main, parents, globalKeys, topics })),
  })
}

/** A state without a code can be neither phoned nor texted, and no words could say how to get there. */
function findUncoded(codes: Line['codes'], { statesFiles }: ReadFiles): Problem[] {
  return statesFiles.flatMap(({ source, scope, names }) =>
    names
      .filter((name) => !codes.has(idIn(scope, name)))
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
