import { makeLineFinder, type OutdatedKey, type Path, parseText, renameKeys } from './document.ts'
import { findWrongEncoding } from './encoding.ts'
import type { Complain, Problem } from './problem.ts'
import { type GarbledValue, type Normalised, readValue } from './read-value.ts'
import { findUnreadable, type OffsetProblem } from './syntax.ts'

/** A place in a flow file, where problems can be reported. */
export interface Place {
  readonly file: string
  /** The line of the value there, or of the nearest thing around it; from 1. */
  readonly line: number
  /** A place inside this one. */
  at(...path: Path): Place
  /** Adds to the problems of the file. */
  readonly complain: Complain
}

/** A flow file, parsed, and the place of all of it. Every scalar in `value` is a string. */
export interface Source extends Place {
  /** Undefined when the file is not YAML, or does not hold a map. */
  readonly value: Readonly<Record<string, unknown>> | undefined
  /** All that was found wrong with the file so far. */
  readonly problems: readonly Problem[]
  /** Keys that are written by a former name, and read by their present one. */
  readonly outdated: readonly OutdatedKey[]
  /** The characters of word processors that were read as plain ones, by the line where their words begin. */
  readonly normalised: readonly Normalised[]
  /** Words that another encoding has spoilt. */
  readonly garbled: readonly GarbledValue[]
}

/**
 * Reads a flow file. `0800789321` keeps its zero, and `'1'` beside `1` is a duplicate. Never throws: syntax errors come back as
 * problems, and then `value` is undefined.
 */
export function parseSource(file: string, text: string): Source {
  const { problems, ...read } = readText(file, text)
  const lineOf = makeLineFinder(file, text)
  const placeAt = (...path: Path): Place => ({
    file,
    get line() {
      return lineOf(path)
    },
    at: (...inner) => placeAt(...path, ...inner),
    complain: (what, mend) => problems.push({ file, line: lineOf(path), what, mend }),
  })
  return Object.assign(placeAt(), { ...read, problems })
}

type ReadText = Pick<Source, 'value' | 'outdated' | 'normalised' | 'garbled'> & { readonly problems: Problem[] }

const nothing = { value: undefined, outdated: [], normalised: [], garbled: [] }

/** Nothing that it returns holds the document, which takes ten times the room of the text. */
function readText(file: string, text: string): ReadText {
  const wrong = findWrongEncoding(file, text)
  if (wrong) return { ...nothing, problems: [wrong] }
  const parsed = parseText(text)
  const problemsAt = (found: readonly OffsetProblem[]) =>
    found.map(([offset, what, mend]) => ({ file, line: parsed.lineAt(offset), what, mend }))
  const unreadable = findUnreadable(parsed.document, text)
  if (unreadable.length > 0) return { ...nothing, problems: problemsAt(unreadable) }
  const outdated = renameKeys(file, parsed)
  const { unquoted, ...read } = readValue(parsed)
  return { ...read, outdated, problems: problemsAt(unquoted) }
}
