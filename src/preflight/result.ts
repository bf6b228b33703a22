/** What came of looking at one thing: it is well, it is worth knowing, or it keeps the line from its callers. */
export type Verdict = 'pass' | 'warn' | 'fail'

/** One line of the preflight. */
export interface Result {
  readonly verdict: Verdict
  /** What was looked at. */
  readonly subject: string
  /** What was found, and how to mend it, in sentences. */
  readonly words: string
}

export const pass = (subject: string, words: string): Result => ({ verdict: 'pass', subject, words })

export const warn = (subject: string, what: string, mend: string): Result => ({
  verdict: 'warn',
  subject,
  words: `${what} ${mend}`,
})

export const fail = (subject: string, what: string, mend: string): Result => ({
  verdict: 'fail',
  subject,
  words: `${what} ${mend}`,
})

/** `fail  certificate: what is wrong. How to mend it.` */
export function printResult({ verdict, subject, words }: Result): string {
  return `${verdict}  ${subject}: ${words}`
}
