import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Complain, Problem } from './problem.ts'
import { findUnreadable, type OffsetProblem } from './syntax.ts'
import { foreignIn, normaliseTypography } from './typography.ts'

/** A path to a value in a file: keys of maps and indices of lists. */
export type Path = readonly (string | number)[]

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
}

/** A key by its former name: `{ line: 78, was: 'notices', is: 'replies' }`. */
export interface OutdatedKey {
  readonly line: number
  readonly was: string
  readonly is: string
}

/** Keys that were renamed. Stored revisions keep the old names and are read for ever; the check asks for the new ones. */
const renamedKeys: readonly { file: string; map: Path; was: string; is: string }[] = [
  { file: 'line.yaml', map: ['meta'], was: 'notices', is: 'replies' },
]

/** Characters of a value that were read as others: `{ line: 12, characters: ['’', '“'] }`. */
export interface Normalised {
  readonly line: number
  readonly characters: readonly string[]
}

/**
 * Parses YAML with the failsafe schema, in which every scalar is a string: `0800789321` keeps its zero, and `'1'` beside
 * `1` is a duplicate. Never throws: syntax errors come back as problems, and then `value` is undefined.
 */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  const unreadable = findUnreadable(document, text)
  const isReadable = unreadable.length === 0
  const found = isReadable ? findUnquotedWords(document) : unreadable
  const problems = found.map(([offset, what, mend]): Problem => ({ file, line: lineAt(offset), what, mend }))
  const placeAt = (...path: Path): Place => {
    const place: Place = {
      file,
      get line() {
        return lineAt(offsetOf(document, path))
      },
      at: (...inner) => placeAt(...path, ...inner),
      complain: (what, mend) => problems.push({ file, line: place.line, what, mend }),
    }
    return place
  }
  const outdated = isReadable ? renameKeys(file, document, lineAt) : []
  const normalised = isReadable ? normaliseScalars(document, lineAt) : []
  const value = isReadable ? document.toJS() : undefined
  return { ...placeAt(), value, problems, outdated, normalised }
}

/** Gives renamed keys their present names, in a document that is never written out again. A map that has both keeps both. */
function renameKeys(file: string, document: Document, lineAt: (offset: number) => number): OutdatedKey[] {
  return renamedKeys.flatMap(({ file: renamedIn, map: path, was, is }) => {
    const map = renamedIn === file ? document.getIn(path, true) : undefined
    const pair = isMap(map) && !map.has(is) ? map.items.find((item) => keyOf(item) === was) : undefined
    if (!isScalar(pair?.key)) return []
    pair.key.value = is
    return [{ line: lineAt(pair.key.range![0]), was, is }]
  })
}

function normaliseScalars(document: Document, lineAt: (offset: number) => number): Normalised[] {
  const normalised: Normalised[] = []
  visit(document, {
    Scalar(key, scalar) {
      if (key === 'key') return
      const written = String(scalar.value)
      scalar.value = normaliseTypography(written)
      const characters = foreignIn(written)
      if (characters.length > 0) normalised.push({ line: lineAt(scalar.range![0]), characters })
    },
  })
  return normalised
}

/** Keys whose values are words. A plain scalar is refused there: in `{…}` a comma cuts it silently, and ` #` cuts it anywhere. */
const wordKeys = new Set('say text title description name address phone reason source checkedBy note'.split(' '))

function findUnquotedWords(document: Document): OffsetProblem[] {
  const found: OffsetProblem[] = []
  visit(document, {
    Pair(_, { key, value }, ancestors) {
      if (!isScalar(value) || value.type !== 'PLAIN' || value.source === '') return
      const name = String(key)
      const isShared = keyOf(ancestors.at(-2)) === 'words' && keyOf(ancestors.at(-4)) === 'meta'
      if (!wordKeys.has(name) && !isShared) return
      const isCurly = /^[‘’“”„‚]/.test(value.source!)
      const what = isCurly
        ? `The quotes around the words of "${name}" are curly, and only straight ones count.`
        : `The words of "${name}" are not in quotes, so a comma or # in them may be lost.`
      found.push([value.range![0], what, `Put "quotes" around them, or write ${name}: >- and the words below it.`])
    },
  })
  return found
}

const keyOf = (node: unknown) => (isPair(node) ? String(node.key) : undefined)

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const pair = isMap(parent) ? parent.items.find((item) => keyOf(item) === path[length - 1]) : undefined
    const node = pair?.key ?? document.getIn(path.slice(0, length), true)
    const range = (node as { range?: [number, number, number] } | undefined)?.range
    if (range) return range[0]
  }
  return 0
}
