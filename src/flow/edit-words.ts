/** How words are written in YAML, so that they are read as they were typed. */
import type { Path } from './document.ts'
import { isWords } from './read-value.ts'

/** The columns of a line, after which folded words go on in the next. */
export const lineWidth = 120

/** What is seen as what it is, and means nothing to YAML inside quotes. */
const seen = String.raw`\p{L}\p{M}\p{N}\p{P}\p{S} `
const allSeen = new RegExp(`^[${seen}]*$`, 'u')
const toEscape = new RegExp(`["\\\\]|[^${seen}]`, 'gu')

/** Whether all of some words is seen as what it is. */
export const isSeen = (words: string): boolean => allSeen.test(words)

/**
 * Words that can stand without quotes, on one line. They begin with a letter or digit: what else YAML allows there is not worth
 * its rules. Inside brackets, commas and brackets would end them.
 */
function isPlain(words: string, inBrackets: boolean): boolean {
  if (!/^[\p{L}\p{N}]/u.test(words) || !isSeen(words) || words.endsWith(' ')) return false
  return !/:(?![\p{L}\p{N}])| #/u.test(words) && !(inBrackets && /[,[\]{}]/.test(words))
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' }

/** Words in double quotes, in which every character can be written. */
export function inDoubleQuotes(words: string): string {
  return `"${words.replace(toEscape, escapeCharacter)}"`
}

function escapeCharacter(character: string): string {
  if (isSeen(character)) return `\\${character}`
  const code = character.codePointAt(0)!.toString(16)
  return escapes[character] ?? (code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`)
}

/** Words in single quotes, which can hold only what is seen. */
export const inSingleQuotes = (words: string) => `'${words.replaceAll("'", "''")}'`

/** Whether the reader refuses words without quotes at a path. */
function needsQuotes(path: Path): boolean {
  const last = path.at(-1)
  return typeof last === 'string' && isWords(last, path.slice(0, -1))
}

/** New words at a path, on one line. */
export function writeWords(words: string, path: Path, inBrackets: boolean): string {
  return isPlain(words, inBrackets) && !needsQuotes(path) ? words : inDoubleQuotes(words)
}

/** A new key. It must be short, and hold only what can be seen. Digits stand in quotes, like the keys of options. */
export function writeKey(key: string): string {
  return isPlain(key, true) && !/^\d+$/.test(key) ? key : inSingleQuotes(key)
}

/** The lines of folded words; undefined where folding would lose a space or a line break. */
export function foldWords(words: string, width: number): string[] | undefined {
  if (words === '' || !isSeen(words) || /^ | $/.test(words)) return undefined
  // Two spaces in a row must stay on one line.
  const [first, ...others] = words.split(/(?<! ) (?! )/)
  const lines = []
  let line = first!
  for (const word of others) {
    const longer = `${line} ${word}`
    if (longer.length > width) lines.push(line)
    line = longer.length > width ? word : longer
  }
  return [...lines, line]
}

/** The lines of words that keep their line breaks; undefined where there are spaces that would be lost or not seen. */
export function breakWords(words: string): string[] | undefined {
  const lines = words.split('\n')
  const isSafe = (line: string) => isSeen(line) && !/^ | $/.test(line)
  return lines.every(isSafe) && lines[0] !== '' && lines.at(-1) !== '' ? lines : undefined
}
