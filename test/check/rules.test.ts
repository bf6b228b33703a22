import t from 'tap'
import { checkFlows } from '../../src/check/check.ts'
import { hoursRules } from '../../src/check/hours-rules.ts'
import { printFindings } from '../../src/check/print-findings.ts'
import { rules } from '../../src/check/rules.ts'
import { surveyLine } from '../../src/check/survey.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'
import { readCases } from '../flow/cases.ts'
import { compile, shippedFiles } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

/** What staff read of the files, without the tally. */
const complaintsOf = (files: FlowFiles) => printFindings(checkFlows(files, checkedOn)).slice(0, -1)

const table = readCases(new URL('rules.txt', import.meta.url), cleanLine)

t.test('the line that the tables break has nothing to complain of', async (t) => {
  t.strictSame(checkFlows(cleanLine, checkedOn), [])
})

/** The rules that alone catch a broken flow: without them nobody would hear of it. */
const alone = new Set<string>()

for (const [group, cases] of table)
  t.test(`${group}: every broken flow, with all that staff read of it`, async (t) => {
    for (const { name, files, complaints } of cases) {
      const findings = checkFlows(files, checkedOn)
      t.strictSame(printFindings(findings).slice(0, -1), complaints, name)
      const caughtBy = new Set(findings.filter(({ accepted }) => !accepted).map(({ rule }) => rule))
      if (caughtBy.size === 1) for (const rule of caughtBy) alone.add(rule)
    }
  })

t.test('each rule alone catches a broken flow', async (t) => {
  // No flow that the parser lets through has hours that are calculated wrongly: see the next test.
  for (const { id } of rules.filter(({ id }) => id !== 'year-of-hours')) t.ok(alone.has(id), id)
})

t.test('a year of hours that one of the two calculations gets wrong', async (t) => {
  const [rule] = hoursRules
  const clean = compile(cleanLine)
  const judge = (broken: Partial<Line>) => {
    const line = { ...clean, ...broken }
    const survey = surveyLine(clean, { mended: [] }, checkedOn)
    return [...rule!.find({ ...survey, ...surveyLine(line, { mended: [] }, checkedOn) })].map(({ what }) => what)
  }
  t.strictSame(judge({}), [])
  const hateLine = clean.contacts.get('hate-line')!
  const hours = hateLine.hours as Extract<typeof hateLine.hours, object>
  // Longer than two days: the parser refuses it, and the two calculations read it in their own ways.
  const week = hours.week.map((row, day) => (day === 0 ? [{ from: 540, to: 3000 }] : row))
  const contacts = new Map([...clean.contacts, ['hate-line', { ...hateLine, hours: { ...hours, week } }]])
  t.match(judge({ contacts }), [/^Two ways of calculating these hours do not agree at 2026-11-2\dT/])
})

t.test('mistakes that staff make are refused, with words that anybody can act on', async (t) => {
  const [[, cases] = []] = readCases(new URL('mistakes.txt', import.meta.url), cleanLine)
  t.ok(cases!.length >= 10)
  for (const { name, files, complaints } of cases!) {
    t.strictSame(complaintsOf(files), complaints, name)
    t.ok(
      checkFlows(files, checkedOn).some(({ severity }) => severity === 'error'),
      `${name}: refused`,
    )
  }
})

t.test('the shipped flows have no error, and each warning that is left has its reason', async (t) => {
  const open = checkFlows(shippedFiles, checkedOn).filter(({ accepted }) => !accepted)
  t.strictSame(open, [])
})
