import { printable, printPlace } from '../flow/problem.ts'
import type { Finding } from './rule.ts'

/** How many errors keep a line from being published, how many warnings do not, and how many more warnings have a reason. */
export interface FindingCounts {
  readonly errors: number
  readonly warnings: number
  readonly accepted: number
}

/** Counts findings; accepted warnings only as accepted. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const open = findings.filter(({ accepted }) => !accepted)
  const errors = open.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: open.length - errors, accepted: findings.length - open.length }
}

/** What staff read: one finding a line, without the accepted ones, and at the end whether the flows may be published. */
export function printFindings(findings: readonly Finding[]): string[] {
  return [...printEach(findings), printVerdict(countFindings(findings))]
}

/** The same without the verdict, which does not hold for what was live once. */
export function printEach(findings: readonly Finding[]): string[] {
  return findings.filter(({ accepted }) => !accepted).map(printFinding)
}

/** `error hate.yaml:12 segments: what is wrong. How to mend it.` */
function printFinding(finding: Finding): string {
  const { severity, rule, what, mend } = finding
  return `${severity.padEnd(7)} ${printPlace(finding)} ${rule}: ${printable(`${what} ${mend}`)}`
}

function printVerdict({ errors, warnings, accepted }: FindingCounts): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  const reasons = accepted > 0 ? `, and ${count(accepted, 'warning')} accepted with a reason in the files` : ''
  const verdict = errors > 0 ? 'These flows must not be published' : 'These flows may be published'
  return `${verdict}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${reasons}.`
}
