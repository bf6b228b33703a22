/** One line of the preflight. `warn` is worth knowing; `fail` keeps callers from the line, or will soon. */
export interface Result {
  readonly verdict: 'pass' | 'warn' | 'fail'
  /** What was checked. */
  readonly subject: string
  /** What was found and, unless that is well, how to mend it, in sentences. */
  readonly words: string
}

const make =
  (verdict: Result['verdict']) =>
  (subject: string, words: string): Result => ({ verdict, subject, words })

export const pass = make('pass')
export const warn = make('warn')
export const fail = make('fail')

/** `fail  certificate: what is wrong. How to mend it.` */
export function printResult({ verdict, subject, words }: Result): string {
  return `${verdict}  ${subject}: ${words}`
}
