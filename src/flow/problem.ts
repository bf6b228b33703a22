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

/** One line for a terminal or a log: `hate.yaml:12: what. How to mend it.` */
export function printProblem({ file, line, what, mend }: Problem): string {
  return `${line ? `${file}:${line}` : file}: ${what} ${mend}`
}

/** A list in words for staff: `a, b or c`. */
export function oneOf(words: Iterable<string>): string {
  const list = [...words]
  return list.length > 1
    ? `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`
    : (list[0] ?? '(there is none)')
}
