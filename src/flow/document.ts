import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'

/** A path to a value in a file: keys of maps and indices of lists. */
export type Path = readonly (string | number)[]

/** A document of YAML, and the line of each offset in its text. */
export interface ParsedText {
  readonly document: Document
  readonly lineAt: (offset: number) => number
}

/** Parses YAML with the failsafe schema, in which every scalar is a string. Never throws: the document has the errors. */
export function parseText(text: string): ParsedText {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  return { document, lineAt: (offset) => lines.linePos(offset).line }
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

/** Gives renamed keys their present names, in a document that is never written out again. A map that has both keeps both. */
export function renameKeys(file: string, { document, lineAt }: ParsedText): OutdatedKey[] {
  return renamedKeys.flatMap(({ file: renamedIn, map: path, was, is }) => {
    const map = renamedIn === file ? document.getIn(path, true) : undefined
    const pair = isMap(map) && !map.has(is) ? map.items.find(({ key }) => String(key) === was) : undefined
    if (!isScalar(pair?.key)) return []
    pair.key.value = is
    return [{ line: lineAt(pair.key.range![0]), was, is }]
  })
}

/**
 * Finds the lines of paths in a readable text. Parses it once more when it is first asked, which is seldom: of a text without
 * faults nobody asks, and a document takes ten times the room of its text.
 */
export function makeLineFinder(file: string, text: string): (path: Path) => number {
  let parsed: ParsedText | undefined
  return (path) => {
    if (!parsed) {
      parsed = parseText(text)
      renameKeys(file, parsed)
    }
    return parsed.lineAt(offsetOf(parsed.document, path))
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === path[length - 1]) : undefined
    const node = pair?.key ?? document.getIn(path.slice(0, length), true)
    const range = (node as { range?: [number, number, number] } | undefined)?.range
    if (range) return range[0]
  }
  return 0
}
