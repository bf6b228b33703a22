/** How new keys and items are written, with all that they hold, in the manner of the flow files. */
import type { Path } from './document.ts'
import type { Written, WrittenList, WrittenMap } from './edit-form.ts'
import { isList, isTreeMap } from './edit-tree.ts'
import { foldWords, lineWidth, writeKey, writeWords } from './edit-words.ts'

/** A key and its value, or an item, as it stands inside brackets. */
export function writeInBrackets(value: Written, path: Path): string {
  const last = path.at(-1)
  return typeof last === 'string' ? `${writeKey(last)}: ${onOneLine(value, path)}` : onOneLine(value, path)
}

/**
 * The lines of a key and its value, or of an item behind its dash, beginning in a column. Words that don't fit on the line are
 * folded, and so is a list of words written item by item.
 */
export function writeLines(value: Written, path: Path, column: number): string[] {
  const last = path.at(-1)
  return typeof last === 'string' ? linesOfPair(value, path, column) : linesOfItem(value, path, column)
}

function linesOfPair(value: Written, path: Path, column: number): string[] {
  const key = writeKey(String(path.at(-1)))
  if (typeof value === 'string') return linesOfWords(key, value, path, column)
  const line = isShort(value) ? `${key}: ${onOneLine(value, path)}` : ''
  if (line && column + line.length <= lineWidth) return [line]
  return [`${key}:`, ...indent(linesOfBlock(value, path, column + 2))]
}

function linesOfWords(key: string, words: string, path: Path, column: number): string[] {
  const line = `${key}: ${writeWords(words, path, false)}`
  const fits = column + line.length <= lineWidth
  const folded = fits ? undefined : foldWords(words, lineWidth - column - 2)
  return folded ? [`${key}: >-`, ...indent(folded)] : [line]
}

function linesOfItem(value: Written, path: Path, column: number): string[] {
  if (typeof value === 'string') return [`- ${writeWords(value, path, false)}`]
  if (isEmptyBlock(value)) return [`- ${onOneLine(value, path)}`]
  const [first, ...rest] = linesOfBlock(value, path, column + 2)
  return [`- ${first}`, ...indent(rest)]
}

function linesOfBlock(value: WrittenList | WrittenMap, path: Path, column: number): string[] {
  const steps = isList(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value)
  return steps.flatMap(([step, inner]) => writeLines(inner, [...path, step], column))
}

function onOneLine(value: Written, path: Path): string {
  if (isList(value)) return `[${value.map((item, i) => writeInBrackets(item, [...path, i])).join(', ')}]`
  if (!isTreeMap(value)) return writeWords(value, path, true)
  const pairs = Object.entries(value).map(([key, inner]) => writeInBrackets(inner, [...path, key]))
  return pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}'
}

const isEmptyBlock = (value: object) => Object.keys(value).length === 0
const isShort = (value: WrittenList | WrittenMap) =>
  isEmptyBlock(value) || (isList(value) && value.every((item) => typeof item === 'string'))
const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`)
