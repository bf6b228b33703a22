import t from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { printFindings } from '../../src/check/print-findings.ts'
import { rules } from '../../src/check/rules.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { readCases } from '../flow/cases.ts'
import { shippedFiles } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

/** What staff read of the files, without the tally. */
const complaintsOf = (files: FlowFiles) => printFindings(checkFlows(files, checkedOn).findings).slice(0, -1)

const table = readCases(new URL('rules.txt', import.meta.url), cleanLine)

t.test('the line that the tables break has nothing to complain of', async (t) => {
  t.strictSame(checkFlows(cleanLine, checkedOn).findings, [])
})

/** The rules that alone catch a broken flow: without them nobody would hear of it. */
const alone = new Set<string>()

for (const [group, cases] of table)
  t.test(`${group}: every broken flow, with all that staff read of it`, async (t) => {
    for (const { name, files, complaints } of cases) {
      const findings = checkFlows(files, checkedOn).findings
      t.strictSame(printFindings(findings).slice(0, -1), complaints, name)
      const caughtBy = new Set(findings.filter(({ accepted }) => !accepted).map(({ rule }) => rule))
      if (caughtBy.size === 1) for (const rule of caughtBy) alone.add(rule)
    }
  })

t.test('each rule alone catches a broken flow', async (t) => {
  // No flow that the parser lets through has hours that are calculated wrongly: see check.test.ts.
  for (const { id } of rules.filter(({ id }) => id !== 'year-of-hours')) t.ok(alone.has(id), id)
})

t.test('mistakes that staff make are refused, with words that anybody can act on', async (t) => {
  const [[, cases] = []] = readCases(new URL('mistakes.txt', import.meta.url), cleanLine)
  t.ok(cases!.length >= 10)
  for (const { name, files, complaints } of cases!) {
    t.strictSame(complaintsOf(files), complaints, name)
    t.ok(
      checkFlows(files, checkedOn).findings.some(({ severity }) => severity === 'error'),
      `${name}: refused`,
    )
  }
})

t.test('the shipped flows have no error, and each warning that is left has its reason', async (t) => {
  const open = checkFlows(shippedFiles, checkedOn).findings.filter(({ accepted }) => !accepted)
  t.strictSame(open, [])
})
