import type { Subject } from '../flow/locator.ts'
import type { Problem } from '../flow/problem.ts'
import type { Path } from '../flow/source.ts'
import type { CheckContext } from './check-context.ts'

/** An error keeps a line from being published; a warning may stand, with a reason written beside its words. */
export type Severity = 'error' | 'warning'

/** Something that a rule found wrong: where, as a path from a subject, and what to tell staff. */
export interface Complaint {
  readonly subject: Subject
  readonly path?: Path
  readonly what: string
  readonly mend: string
  /** An error, where it is left out. */
  readonly severity?: Severity
}

/** Something that must hold before a line goes live. */
export interface Rule {
  /** Why, in one line, for the help. */
  readonly reason: string
  readonly find: (context: CheckContext) => Iterable<Complaint>
}

/** A complaint with its place in the files. `accepted` is the reason that staff wrote why this warning may stand. */
export interface Finding extends Problem {
  readonly severity: Severity
  readonly rule: string
  readonly accepted?: string
}
