import { hash } from 'node:crypto'
import { findWays } from './codes.ts'
import type { Contact } from './contacts.ts'
import { type FlowFiles, type ReadFiles, readFiles } from './files.ts'
import { joinedUp } from './keywords.ts'
import type { Line, NoticeName, State } from './line.ts'
import { generateConfig, makeMachine } from './machine.ts'
import { readMeanings } from './meanings.ts'
import { oneOf, type Problem } from './problem.ts'
import type { WordName, WrittenLine } from './schema.ts'
import { findState, type Index, readStates } from './states.ts'
import type { Template } from './template.ts'
import { readWritten } from './words.ts'

/** A compiled line, or every problem that keeps the files from being one. */
export type Compiled = { readonly line: Line } | { readonly problems: readonly Problem[] }

/** Compiles a flow folder, all of it or nothing: a line that is returned has no problem left. Never throws on what staff write. */
export function compileLine(files: FlowFiles): Compiled {
  if (files.size === 0)
    return {
      problems: [
        { file: '.', line: 0, what: 'The folder is empty.', mend: 'Give the folder that holds line.yaml.' },
      ],
    }
  const read = readFiles(files)
  const { line, holidays, places, index } = read
  const problems = [...read.problems]
  const states = places.flatMap((place) => {
    const { states, problems: found } = readStates(place, index)
    problems.push(...found)
    return states
  })
  if (!line) return { problems }
  const shared = readShared(line, index)
  const { meanings, problems: ofKeywords } = readMeanings(line, places)
  problems.push(...shared.problems, ...ofKeywords)
  if (problems.length > 0 || !holidays || !index.contacts) return { problems }
  const parts = {
    written: line.written,
    states: new Map(states.map((state) => [state.id, state])),
    index,
    shared,
    meanings,
  }
  const assembled = assemble(parts)
  const lost = findUncoded(assembled.codes, read)
  if (lost.length > 0) return { problems: lost }
  return {
    line: Object.freeze({ ...assembled, holidays, contacts: index.contacts, revision: hashFiles(files) }),
  }
}

interface Shared {
  readonly words: Record<WordName, Template>
  readonly notices: Record<NoticeName, Template>
  readonly everywhere: Line['everywhere']
  readonly problems: readonly Problem[]
}

function readShared(
  { source, written }: { source: ReadFiles['places'][number]['source']; written: WrittenLine },
  index: Index,
): Shared {
  const problems: Problem[] = []
  const complainAt =
    (...path: string[]) =>
    (what: string, mend: string) => {
      problems.push(source.problemAt(path, what, mend))
    }
  const find = (reference: string) => findState(reference, '', index)
  const read = (words: string, ...path: string[]) =>
    readWritten(words, { contacts: index.contacts, findState: find, complain: complainAt(...path) })
  const words = Object.entries(written.meta.words).map(([name, text]) => [
    name,
    read(text, 'meta', 'words', name),
  ])
  const notices = Object.entries(written.meta.notices).map(([name, { text }]) => [
    name,
    read(text, 'meta', 'notices', name, 'text'),
  ])
  const everywhere = Object.entries(written.on).map(([key, { target }]) => {
    const id = find(target)
    if (id === undefined)
      complainAt(
        'on',
        key,
        'target',
      )(`There is no state "${target}" to lead to.`, `Use one of: ${oneOf(Object.keys(written.states))}.`)
    return [key, id ?? '']
  })
  const made = {
    words: Object.fromEntries(words),
    notices: Object.fromEntries(notices),
    everywhere: Object.fromEntries(everywhere),
  }
  return { ...made, problems }
}

interface Parts {
  readonly written: WrittenLine
  readonly states: ReadonlyMap<string, State>
  readonly index: Index
  readonly shared: Shared
  readonly meanings: Line['keywords']
}

function assemble({
  written,
  states,
  index,
  shared,
  meanings,
}: Parts): Omit<Line, 'revision' | 'holidays' | 'contacts'> {
  const { title, voice, language, timeZone, filler } = written.meta
  const { words, notices, everywhere } = shared
  const main = written.initial
  const { codes, backs } = findWays(states, main, everywhere)
  const config = generateConfig({ states, main, backs, everywhere, initials: index.initials })
  return {
    ...{ title, voice, language, timeZone, words, notices, states, main, everywhere, codes, backs, config },
    keywords: meanings,
    filler: new Set(filler.map(joinedUp)),
    machine: makeMachine(config),
  }
}

/** A state without a code can be neither phoned nor texted, and no words could say how to get there. */
function findUncoded(codes: Line['codes'], { places }: ReadFiles): Problem[] {
  return places.flatMap(({ source, scope, states }) =>
    Object.keys(states)
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

/** Twelve hexadecimal digits: enough that two revisions never meet. */
function hashFiles(files: FlowFiles): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(sorted)).slice(0, 12)
}

export type { Contact, FlowFiles, Line }
