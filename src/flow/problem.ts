/**
 * Something in the flow files that must be mended before the line can use them, in words for staff.
 * `line` counts from 1; it is 0 where the whole file is meant.
 *
 * @example { "file": "hate.yaml", "line": 12, "what": "There is no state \"polise\" here.", "mend": "Use one of: police, not-police." }
 */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** Reports a problem at a place that it knows. */
export type Complain = (what: string, mend: string) => void

/** One line for a terminal or a log: `hate.yaml:12: what. How to mend it.` What is quoted from a file can't break or colour it. */
export function printProblem(problem: Problem): string {
  return `${printPlace(problem)}: ${printable(`${problem.what} ${problem.mend}`)}`
}

/** Where a problem is: `hate.yaml:12`, or the file alone. */
export function printPlace({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  return printable(line ? `${file}:${line}` : file)
}

/** Words without what could break a line or colour a terminal. */
export function printable(words: string): string {
  return words.replace(/[\p{Cc}\p{Cs}]/gu, '?')
}

/** Compares problems by their place: the order of files, then of lines. */
export function byPlace(a: Pick<Problem, 'file' | 'line'>, b: Pick<Problem, 'file' | 'line'>): number {
  return Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line
}

/** Words that begin a line or a sentence: their first letter is a capital. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Words that stand alone, as a sentence: `write "9am to 5pm"` is `Write "9am to 5pm".` */
export function sentence(words: string): string {
  return `${capitalised(words)}.`
}

/** A list in words for staff: `a, b or c`. */
export function oneOf(words: Iterable<string>): string {
  return joinWords([...words], 'or') || '(there is none)'
}

/** A list in words for staff: `a, b and c`. */
export function allOf(words: Iterable<string>): string {
  return joinWords([...words], 'and')
}

const joinWords = (list: readonly string[], last: string): string =>
  list.length > 1 ? `${list.slice(0, -1).join(', ')} ${last} ${list.at(-1)}` : list.join()
