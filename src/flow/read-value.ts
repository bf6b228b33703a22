import { isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml'
import type { ParsedText, Path } from './document.ts'
import { findGarbled, type Garbled } from './garbled.ts'
import type { OffsetProblem } from './syntax.ts'
import { foreignIn, normaliseTypography } from './typography.ts'

/** Characters of a value that were read as others: `{ line: 12, characters: ['’', '“'] }`. */
export interface Normalised {
  readonly line: number
  readonly characters: readonly string[]
}

/** Words of a value that another encoding has spoilt. */
export interface GarbledValue {
  readonly line: number
  readonly garbled: readonly Garbled[]
}

/** What was seen on the way through a document. */
interface Seen extends Pick<ParsedText, 'lineAt'> {
  readonly normalised: Normalised[]
  readonly garbled: GarbledValue[]
  /** Words that stand without quotes where they need them. */
  readonly unquoted: OffsetProblem[]
}

/** The value of a document in which `findUnreadable` found nothing, all its scalars as strings in plain characters. */
export function readValue({ document, lineAt }: ParsedText) {
  const seen: Seen = { lineAt, normalised: [], garbled: [], unquoted: [] }
  const value = readNode(document.contents, [], seen) as Readonly<Record<string, unknown>>
  const { normalised, garbled, unquoted } = seen
  return { value, normalised, garbled, unquoted }
}

function readNode(node: unknown, path: Path, seen: Seen): unknown {
  if (isScalar(node)) return readScalar(node, seen)
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => readPair(pair, path, seen)))
  if (isSeq(node)) return node.items.map((item, i) => readNode(item, [...path, i], seen))
  // A key after a question mark may have nothing at all.
  return null
}

function readScalar({ value, range }: Scalar, { lineAt, normalised, garbled }: Seen): string {
  const written = String(value)
  const plain = normaliseTypography(written)
  const characters = plain === written ? [] : foreignIn(written)
  const found = findGarbled(written)
  if (found.length > 0) garbled.push({ line: lineAt(range![0]), garbled: found })
  else if (characters.length > 0) normalised.push({ line: lineAt(range![0]), characters })
  return plain
}

function readPair({ key, value }: Pair, path: Path, seen: Seen): [key: string, value: unknown] {
  const name = String(key)
  if (isScalar(value) && value.type === 'PLAIN' && value.source !== '' && isWords(name, path))
    seen.unquoted.push([value.range![0], ...complaintOfUnquoted(name, value.source!)])
  return [name, readNode(value, [...path, name], seen)]
}

/** Keys whose values are words. A plain scalar is refused there: in `{…}` a comma cuts it silently, and ` #` cuts it anywhere. */
const wordKeys = new Set(
  'say text title description name address phone cost email web reason source checkedBy note'.split(' '),
)

/** Whether the value of a key in the map at a path is words, which need quotes. Closures have reasons by their days. */
export const isWords = (name: string, path: Path): boolean =>
  wordKeys.has(name) ||
  (path.at(-1) === 'words' && path.at(-2) === 'meta') ||
  (path.length === 2 && path[1] === 'closures')

function complaintOfUnquoted(name: string, written: string): [what: string, mend: string] {
  const what = /^[‘’“”„‚]/.test(written)
    ? `The quotes around the words of "${name}" are curly, and only straight ones count.`
    : `The words of "${name}" are not in quotes, so a comma or # in them may be lost.`
  return [what, `Put "quotes" around them, or write ${name}: >- and the words below it.`]
}
