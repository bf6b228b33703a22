/** One line of the preflight: something is well, is worth knowing, or keeps the line from its callers. */
export interface Result {
  readonly verdict: 'pass' | 'warn' | 'fail'
  /** What was looked at. */
  readonly subject: string
  /** What was found and, unless it is well, how to mend it, in sentences. */
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
