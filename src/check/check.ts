import { compileLine } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import { acceptedBy, findIdle, keyOf } from './accepted.ts'
import type { Finding } from './rule.ts'
import { rules } from './rules.ts'
import { surveyLine } from './survey.ts'

/** The name of the compiler among the rules: it finds what keeps files from being a line at all. */
const compiler = 'flow'

/**
 * Everything that is wrong with a flow folder at an instant, in the order of files and lines. Of a folder that is no line,
 * only what the compiler found: the rules need a line to look at.
 */
export function checkFlows(files: FlowFiles, now: Temporal.Instant, table = rules): Finding[] {
  const compiled = compileLine(files)
  if ('problems' in compiled)
    return compiled.problems.map((problem) => ({ severity: 'error', rule: compiler, ...problem }))
  const { line, locator } = compiled
  const survey = surveyLine(line, locator, now)
  const used = new Set<string>()
  const findings = table.flatMap(({ id, severity: worst, find }) =>
    [...find(survey)].map(({ subject, path = [], what, mend, severity = worst }): Finding => {
      const accepted = severity === 'warning' ? acceptedBy(subject, line)[id] : undefined
      if (accepted !== undefined) used.add(keyOf(subject, id))
      return { severity, rule: id, ...locator.locate(subject, ...path), what, mend, ...(accepted && { accepted }) }
    }),
  )
  return [...findings, ...findIdle(line, locator, used)].sort(byPlace)
}

const byPlace = (a: Finding, b: Finding) => Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line
