import { compileLine } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import type { Locator } from '../flow/locator.ts'
import { byPlace } from '../flow/problem.ts'
import { acceptedBy, findUnusedReasons, reasonKey } from './accepted.ts'
import { type CheckContext, makeCheckContext } from './check-context.ts'
import { type Measures, measuresOf } from './measures.ts'
import type { Finding } from './rule.ts'
import { rules } from './rules.ts'

/** The compiler's name among the rules. */
const compiler = 'flow'

/** All that is wrong with a folder, in the order of files and lines, and what was measured. */
export interface Report {
  readonly findings: readonly Finding[]
  readonly measures: readonly Measures[]
}

/**
 * Checks a flow folder as it is at an instant. If it does not compile, only the compiler's problems are found: rules and
 * measures need a line to look at.
 */
export function checkFlows(files: FlowFiles, now: Temporal.Instant): Report {
  const compiled = compileLine(files)
  if ('problems' in compiled) {
    const findings = compiled.problems.map((problem) => ({ severity: 'error', rule: compiler, ...problem }) as const)
    return { findings, measures: [] }
  }
  const context = makeCheckContext(compiled.line, compiled.locator, now)
  return { findings: findAll(context, compiled).sort(byPlace), measures: measuresOf(context) }
}

function findAll(context: CheckContext, { line, locator }: { line: Line; locator: Locator }): Finding[] {
  const used = new Set<string>()
  const findings = rules.flatMap(({ id, find }) =>
    [...find(context)].map(({ subject, path = [], what, mend, severity = 'error' }): Finding => {
      const accepted = severity === 'warning' ? acceptedBy(subject, line)[id] : undefined
      if (accepted !== undefined) used.add(reasonKey(subject, id))
      return { severity, rule: id, ...locator.locate(subject, ...path), what, mend, ...(accepted && { accepted }) }
    }),
  )
  return [...findings, ...findUnusedReasons(line, locator, used)]
}
