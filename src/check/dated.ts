import type { Subject } from '../flow/locator.ts'
import type { Finding } from './rule.ts'

/**
 * The findings as they count for a change: a date that has passed keeps from being published what it concerns, and nothing
 * else, so that nobody has to check every old number before a wrong one can be mended. `isConcerned` says whether something is
 * changed by what is to be published.
 */
export function blockConcerned(findings: readonly Finding[], isConcerned: (subject: Subject) => boolean): Finding[] {
  return findings.map((finding) =>
    finding.concerns && isConcerned(finding.concerns) ? { ...finding, severity: 'error' } : finding,
  )
}
