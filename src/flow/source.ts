import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Problem } from './problem.ts'
import { mendTypography } from './typography.ts'

/** A path to a value in a file: keys of maps and indices of lists. */
export type Path = readonly (string | number)[]

/** A flow file, parsed but not yet checked. Every scalar in `value` is a string. */
export interface Source {
  readonly file: string
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** The problem at the value that the path leads to, or at the nearest thing around it. */
  problemAt(path: Path, what: string, mend: string): Problem
}

/**
 * Parses YAML with the failsafe schema, in which every scalar is a string: `0800789321` keeps its zero, and `'1'` beside
 * `1` is a duplicate. Never throws: syntax errors come back as problems, and then `value` is undefined.
 */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => lines.linePos(offset).line
  const problemAt = (path: Path, what: string, mend: string): Problem => ({
    file,
    line: at(offsetOf(document, path)),
    what,
    mend,
  })
  const errors = document.errors.map(
    (error): Problem => ({ file, line: at(error.pos[0]), ...explain(error) }),
  )
  if (errors.length > 0) return { file, value: undefined, problems: errors, problemAt }
  mendScalars(document)
  const unquoted = findUnquotedWords(document).map(([offset, key]) => ({
    file,
    line: at(offset),
    what: `The words of "${key}" are not in quotes, so a comma or # in them may be lost.`,
    mend: `Put "quotes" around them, or write ${key}: >- and the words below it.`,
  }))
  return { file, value: document.toJS({ maxAliasCount: 0 }), problems: unquoted, problemAt }
}

function mendScalars(document: Document): void {
  visit(document, {
    Scalar(key, scalar) {
      if (key !== 'key') scalar.value = mendTypography(String(scalar.value))
    },
  })
}

/** Where words belong, a plain scalar is refused: in `{…}` a comma cuts it silently, and ` #` cuts it anywhere. */
const wordKeys = new Set([
  'say',
  'text',
  'title',
  'description',
  'name',
  'address',
  'phone',
  'reason',
  'source',
  'checkedBy',
  'note',
])

function findUnquotedWords(document: Document): [number, string][] {
  const found: [number, string][] = []
  visit(document, {
    Pair(_, { key, value }, ancestors) {
      if (!isScalar(key) || !isScalar(value) || value.type !== 'PLAIN' || value.source === '') return
      const isWords = wordKeys.has(String(key.value)) || keyOf(ancestors.at(-2)) === 'words'
      if (isWords) found.push([value.range?.[0] ?? 0, String(key.value)])
    },
  })
  return found
}

const keyOf = (node: unknown) => (isPair(node) && isScalar(node.key) ? node.key.value : undefined)

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

function explain(error: { code: string; message: string }): Pick<Problem, 'what' | 'mend'> {
  if (error.code === 'DUPLICATE_KEY')
    return { what: 'This key is here twice.', mend: 'Keep one of the two, or give one another name.' }
  if (error.code === 'BAD_ALIAS' || error.code === 'TAG_RESOLVE_FAILED')
    return {
      what: 'This is a YAML alias or tag, which flows do not use.',
      mend: 'Write the value itself, in quotes.',
    }
  return {
    what: `The file can't be read from here on: ${error.message}.`,
    mend: 'Look at the indents, quotes and colons of this line and of the one above.',
  }
}
