/** How a key or item is taken out of the text of a list or map. */
import { isPair, type YAMLMap, type YAMLSeq } from 'yaml'
import { lineStart, nextLine, type Span, spanOf } from './edit-span.ts'

/**
 * The stretch of the text to take out with a key or item of a list or map that has others. Comments above and below it stay;
 * undefined if one inside brackets could not.
 */
export function spanToRemove(text: string, { flow, items }: YAMLMap | YAMLSeq, index: number): Span | undefined {
  if (flow) return removeInBrackets(text, items, index)
  const span = spanOf(text, items[index])
  const start = lineStart(text, span.from)
  const lines = { from: start, to: nextLine(text, span.to) }
  if (isPair(items[index]) && text.slice(start, span.from).trim() !== '') return behindDash(text, span.from, lines.to)
  return withBlankLines(text, lines, index === 0)
}

/** With one of the two commas beside it, so that the lines of a long list stay as they are. */
function removeInBrackets(text: string, items: readonly unknown[], index: number): Span | undefined {
  const span = spanOf(text, items[index])
  const before = index > 0 ? spanOf(text, items[index - 1]).to : span.from
  const beginsLine = text.slice(before, span.from).includes('\n')
  const after =
    index < items.length - 1 && (index === 0 || beginsLine) ? spanOf(text, items[index + 1]).from : undefined
  const { from, to } = after === undefined ? { from: before, to: span.to } : { from: span.from, to: after }
  const beside = text.slice(from, span.from) + text.slice(span.to, to)
  return /^[\s,]*$/.test(beside) ? { from, to } : undefined
}

/** The first key of an item stands behind its dash: what comes next takes its place. */
function behindDash(text: string, from: number, to: number): Span {
  return { from, to: to + /^[ \r\n]*/.exec(text.slice(to))![0].length }
}

/** The lines, with the blank lines on one side if there are some on both, or nothing on the other. */
function withBlankLines(text: string, { from, to }: Span, isFirst: boolean): Span {
  const above = /(?<=^\uFEFF?|\n)([ \t]*\r?\n)*$/.exec(text.slice(0, from))![0].length
  const below = /^([ \t]*\r?\n)*/.exec(text.slice(to))![0].length
  if (above > 0 || isFirst)
    return below === 0 && to === text.length ? { from: from - above, to } : { from, to: to + below }
  return { from, to }
}
