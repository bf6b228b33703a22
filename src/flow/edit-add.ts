/** How a new key or item is put into the text of a list or map. */
import { isMap, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Path } from './document.ts'
import { writeInBrackets, writeLines } from './edit-block.ts'
import type { Written } from './edit-form.ts'
import { columnOf, lineEnd, lineEnding, lineStart, nextLine, type Splice, spanOf } from './edit-span.ts'
import { lineWidth } from './edit-words.ts'

/** A new key or item: its value, its path, and the index at which it will stand in its list or map. */
export interface NewBlock {
  readonly value: Written
  readonly path: Path
  readonly index: number
}

/** Puts a new key or item into a list or map. All that stands in the text stays as it is, comments and blank lines too. */
export function spliceNew(text: string, holder: YAMLMap | YAMLSeq, block: NewBlock): Splice {
  return holder.flow ? addInBrackets(text, holder, block) : addOnLines(text, holder, block)
}

function addInBrackets(text: string, { items, range }: YAMLMap | YAMLSeq, { value, path, index }: NewBlock): Splice {
  const written = writeInBrackets(value, path)
  if (items.length === 0) return insert(range![0] + 1, written)
  if (index === 0) return insert(spanOf(text, items[0]).from, `${written}, `)
  const { to } = spanOf(text, items[index - 1])
  const fits = columnOf(text, lineEnd(text, to)) + `, ${written}`.length <= lineWidth
  return insert(to, fits ? `, ${written}` : `,${lineEnding(text)}${indentInBrackets(text, range![0], to)}${written}`)
}

/** The indent of the next line of a list: that of the line at hand, and more only if something stands there before the bracket. */
function indentInBrackets(text: string, bracket: number, offset: number): string {
  const start = lineStart(text, offset)
  const [indent] = /^ */.exec(text.slice(start))!
  return bracket > start + indent.length ? `${indent}  ` : indent
}

function addOnLines(text: string, holder: YAMLMap | YAMLSeq, { value, path, index }: NewBlock): Splice {
  const { items, range } = holder
  const [start] = range!
  const column = columnOf(text, start)
  const ending = lineEnding(text)
  const written = writeLines(value, path, column).join(`${ending}${' '.repeat(column)}`)
  if (index === 0) return insert(start, `${written}${ending}${' '.repeat(column)}`)
  const between = isMap(holder) && isSpaced(text, items) ? ending + ending : ending
  return insert(lineEnd(text, spanOf(text, items[index - 1]).to), `${between}${' '.repeat(column)}${written}`)
}

/** Whether most keys of a map have a blank line between them, as contacts and states do. */
function isSpaced(text: string, items: readonly unknown[]): boolean {
  const spans = items.map((item) => spanOf(text, item))
  const gaps = spans.slice(1).map(({ from }, i) => text.slice(nextLine(text, spans[i]!.to), from))
  const blank = gaps.filter((gap) => /^[ \t]*\r?\n/m.test(gap))
  return blank.length * 2 > gaps.length
}

const insert = (offset: number, text: string): Splice => ({ from: offset, to: offset, text })
