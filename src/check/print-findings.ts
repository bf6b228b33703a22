import { printable, printPlace } from '../flow/problem.ts'
import type { Finding, Severity } from './rule.ts'

/** How many findings keep a line from being published, how many may, and how many of these have a reason. */
export interface Tally {
  readonly errors: number
  readonly warnings: number
  readonly accepted: number
}

/** Counts findings. Accepted warnings are counted apart. */
export function tally(findings: readonly Finding[]): Tally {
  const count = (severity: Severity) =>
    findings.filter((found) => found.severity === severity && !found.accepted).length
  const accepted = findings.filter((found) => found.accepted).length
  return { errors: count('error'), warnings: count('warning'), accepted }
}

/** What staff read: one finding a line, those with a reason left out, and the tally. */
export function printFindings(findings: readonly Finding[]): string[] {
  return [...findings.filter(({ accepted }) => !accepted).map(printFinding), printTally(tally(findings))]
}

/** `error hate.yaml:12 segments: what is wrong. How to mend it.` */
function printFinding(finding: Finding): string {
  const { severity, rule, what, mend } = finding
  return `${severity.padEnd(7)} ${printPlace(finding)} ${rule}: ${printable(`${what} ${mend}`)}`
}

function printTally({ errors, warnings, accepted }: Tally): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  const reasons = accepted > 0 ? `, and ${count(accepted, 'warning')} accepted with a reason in the files` : ''
  const verdict = errors > 0 ? 'These flows must not be published' : 'These flows may be published'
  return `${verdict}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${reasons}.`
}
