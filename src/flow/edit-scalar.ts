/** How the words of a scalar are changed in its own place and style. */
import type { Scalar } from 'yaml'
import type { Path } from './document.ts'
import { isEmpty, lineEnding, type Splice, spanOfScalar } from './edit-span.ts'
import { breakWords, foldWords, inDoubleQuotes, inSingleQuotes, isSeen, lineWidth, writeWords } from './edit-words.ts'

/**
 * Puts other words in the place of a scalar's, in its own style if that can hold them, and else in double quotes. A comment
 * behind the header of a block stays.
 */
export function spliceScalar(text: string, scalar: Scalar, words: string, path: Path, inBrackets: boolean): Splice {
  const span = spanOfScalar(text, scalar)
  const written = text.slice(span.from, span.to)
  if (isEmpty(scalar)) return { ...span, text: ` ${writeWords(words, path, inBrackets)}` }
  if (scalar.type === 'PLAIN') return { ...span, text: writeWords(words, path, inBrackets) }
  if (scalar.type === 'QUOTE_DOUBLE') return { ...span, text: inDoubleQuotes(words) }
  if (scalar.type === 'QUOTE_SINGLE')
    return { ...span, text: isSeen(words) ? inSingleQuotes(words) : inDoubleQuotes(words) }
  const [, header = '', comment = ''] = /^([^ \t\r\n]*)(.*)/.exec(written)!
  const lines = linesOfBlock(header, written, words)
  return {
    ...span,
    text: lines ? [header + comment, ...lines].join(lineEnding(text)) : inDoubleQuotes(words) + comment,
  }
}

/** The lines of words in a block like the one that is written; undefined if it can't hold them. */
function linesOfBlock(header: string, written: string, words: string): string[] | undefined {
  const indent = /\n( +)(?=[^ \r\n])/.exec(written)?.[1]
  // The words of a block without a dash end in a line break. One with a plus or a number in its header is too rare to keep.
  const ends = header.length === 1 ? words.endsWith('\n') : /^.-$/.test(header)
  if (!indent || !ends) return undefined
  const body = header.length === 1 ? words.slice(0, -1) : words
  const lines = header.startsWith('>') ? foldWords(body, lineWidth - indent.length) : breakWords(body)
  return lines?.map((line) => (line === '' ? '' : indent + line))
}
