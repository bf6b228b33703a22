import type { Contact } from './contacts.ts'
import { readExamples } from './examples.ts'
import { learntFile } from './file-names.ts'
import { type FlowFiles, readFiles } from './files.ts'
import { checkAgainstCodes, readKeywordOwners } from './keyword-owners.ts'
import { readLearnt } from './learnt.ts'
import type { Line } from './line.ts'
import { type Locator, makeLocator } from './locator.ts'
import { makeMachine } from './machine.ts'
import { byPlace, type Problem, printProblem } from './problem.ts'
import { readLine } from './read-line.ts'
import { type Index, idIn, type StatesFile } from './references.ts'
import { revisionOf } from './revision.ts'
import { findWays } from './state-codes.ts'
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
  const { holidays, statesFiles, index, sources } = read
  const states = new Map(statesFiles.flatMap((one) => readStates(one, index)).map((state) => [state.id, state]))
  const owners = readKeywordOwners(read.line, statesFiles)
  const line = read.line && readLine(read.line, index)
  const parts = line && { ...line, ...findWays(states, line), states, topics: index.initials }
  if (parts && isWired(parts, index)) {
    for (const one of statesFiles) checkCodes(one, parts.codes)
    checkAgainstCodes(owners, parts.codes)
  }
  const { examples, places, problems: ofExamples } = readExamples(files, index)
  const problems = tidy([
    ...read.problems,
    ...ofExamples,
    ...[...sources.values()].flatMap((source) => source.problems),
  ])
  if (problems.length > 0 || !parts || !holidays) return { problems }
  const whole = Object.freeze({
    ...parts,
    revision: revisionOf(files),
    holidays,
    // Without a problem, every contact could be read.
    contacts: index.contacts as ReadonlyMap<string, Contact>,
    examples,
    places,
    learnt: readLearnt(files.get(learntFile), { examples, places }),
    keywords: new Map([...owners].map(([word, { meaning }]) => [word, meaning])),
    machine: makeMachine(parts),
  })
  return { line: whole, locator: makeLocator(sources) }
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

/** Whether every key is known to lead to a state: only then can it be said what no key leads to. */
function isWired({ states, codes, globalKeys }: Pick<Line, 'states' | 'codes' | 'globalKeys'>, index: Index): boolean {
  const isWhole = index.unread.size === 0 && states.size === index.ids.size
  return isWhole && [...codes.keys(), ...Object.values(globalKeys)].every((id) => states.has(id))
}

/** A state without a code can be neither phoned nor texted, and no words could say how to get there. */
function checkCodes({ source, scope, names }: StatesFile, codes: Line['codes']): void {
  for (const name of names.filter((name) => !codes.has(idIn(scope, name))))
    source
      .at('states', name)
      .complain(`No key leads to "${name}".`, 'Add an option to a menu that leads there, or take the state out.')
}
