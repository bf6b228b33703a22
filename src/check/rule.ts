import type { Subject } from '../flow/locator.ts'
import type { Problem } from '../flow/problem.ts'
import type { Path } from '../flow/source.ts'
import type { CheckContext } from './check-context.ts'

/** An error keeps a line from being published; a warning may stand with a reason, which is written beside its words. */
export type Severity = 'error' | 'warning'

/** What a rule found: the thing that is wrong, the path to it from there, and what to tell staff. */
export interface Complaint {
  readonly subject: Subject
  readonly path?: Path
  readonly what: string
  readonly mend: string
  /** That of the rule, where it is left out. */
  readonly severity?: Severity
}

/** Something that must hold before a line goes live. `source` says where the rule comes from. */
export interface Rule {
  readonly id: string
  /** The worst that it can find. */
  readonly severity: Severity
  /** Why, in one line. */
  readonly reason: string
  readonly source: string
  readonly find: (context: CheckContext) => Iterable<Complaint>
}

/** A complaint with its place in the files. `accepted` is the reason that staff wrote why this warning may stand. */
export interface Finding extends Problem {
  readonly severity: Severity
  readonly rule: string
  readonly accepted?: string
}
