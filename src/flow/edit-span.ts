/** Where things stand in the text of a flow file. */
import { isCollection, isPair, isScalar, type Node, type Scalar } from 'yaml'

/** A stretch of a text, from the first character to before the last offset. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Other text for a stretch of a text. */
export interface Splice extends Span {
  readonly text: string
}

/** The text with all splices made, which must not overlap. */
export function splice(text: string, splices: readonly Splice[]): string {
  const lastFirst = splices.toSorted((a, b) => b.from - a.from)
  return lastFirst.reduce((done, { from, to, text }) => done.slice(0, from) + text + done.slice(to), text)
}

/** How the lines of a text end. */
export const lineEnding = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n'

/** The offset at which the line of an offset begins, after a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start
}

/** The offset at which the line after an offset begins. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

/** The offset at which the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  return offset + text.slice(offset, nextLine(text, offset)).replace(/\r?\n$/, '').length
}

/** The column of an offset; from 0. */
export const columnOf = (text: string, offset: number) => offset - lineStart(text, offset)

const rangeOf = (node: unknown) => (node as Node).range!

/** The place for words that are missing: right after the colon or dash. */
function emptyPlace(text: string, { range }: Scalar): number {
  const [offset] = range!
  return offset - /[ \t]*$/.exec(text.slice(lineStart(text, offset), offset))![0].length
}

/** Whether nothing at all is written for a scalar, not even quotes. */
export const isEmpty = (scalar: Scalar) => scalar.type === 'PLAIN' && scalar.source === ''

/** The words of a scalar, with their quotes or block header, but without the blank lines below a block. */
export function spanOfScalar(text: string, scalar: Scalar): Span {
  const [from, to] = scalar.range!
  if (isEmpty(scalar)) return { from: emptyPlace(text, scalar), to: emptyPlace(text, scalar) }
  const isBlock = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL'
  return { from, to: isBlock ? to - /(\r?\n[ \t]*)*$/.exec(text.slice(from, to))![0].length : to }
}

/** A key with its value, or an item without its dash, up to its last word or bracket. */
export function spanOf(text: string, item: unknown): Span {
  if (!isPair(item)) return { from: rangeOf(item)[0], to: endOf(text, item) }
  return { from: rangeOf(item.key)[0], to: endOf(text, item.value ?? item.key) }
}

function endOf(text: string, node: unknown): number {
  if (isScalar(node)) return spanOfScalar(text, node).to
  return isCollection(node) && !node.flow ? spanOf(text, node.items.at(-1)).to : rangeOf(node)[1]
}
