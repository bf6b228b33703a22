import { compileLine } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import type { Locator, Subject } from '../flow/locator.ts'
import { byPlace } from '../flow/problem.ts'
import { complainOfUnused, type Reason, reasonsIn } from './accepted.ts'
import { makeCheckContext } from './check-context.ts'
import { type Measures, measuresOf } from './measures.ts'
import type { CheckContext, Finding } from './rule.ts'
import { rules } from './rules.ts'

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
    const findings = compiled.problems.map((problem) => ({ severity: 'error', rule: 'flow', ...problem }) as const)
    return { findings, measures: [] }
  }
  const context = makeCheckContext(compiled.line, compiled.locator, now)
  return { findings: findAll(context, compiled).sort(byPlace), measures: measuresOf(context) }
}

function findAll(context: CheckContext, { line, locator }: { line: Line; locator: Locator }): Finding[] {
  const reasons = reasonsIn(line)
  const used = new Set<Reason>()
  const findings = Object.entries(rules).flatMap(([rule, { find }]) =>
    [...find(context)].map(({ subject, path = [], what, mend, severity = 'error', dated }): Finding => {
      const found = { rule, ...locator.locate(subject, ...path), what, mend }
      if (dated) return { severity: 'warning', ...found, concerns: subject }
      const isExcuse = (reason: Reason) => reason.rule === rule && isSame(reason.subject, subject)
      const excuse = severity === 'warning' ? reasons.find(isExcuse) : undefined
      if (excuse) used.add(excuse)
      return { severity, ...found, ...(excuse && { accepted: excuse.reason }) }
    }),
  )
  const unused = reasons.filter((reason) => !used.has(reason))
  return [...findings, ...unused.map((reason) => complainOfUnused(reason, locator))]
}

const isSame = (a: Subject, b: Subject) => JSON.stringify(a) === JSON.stringify(b)
