import { readdir } from 'node:fs/promises'
import t, { type Test } from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { printFindings } from '../../src/check/print-findings.ts'
import type { Finding } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules.ts'
import { type Case, readCases } from '../flow/cases.ts'
import { shippedFiles } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

const casesIn = (file: string) => readCases(new URL(file, import.meta.url), cleanLine)

/** Looks whether staff read of a broken flow what its table says, to the letter. */
function check(t: Test, { name, files, complaints }: Case): readonly Finding[] {
  const { findings } = checkFlows(files, checkedOn)
  t.strictSame(printFindings(findings).slice(0, -1), complaints, name)
  return findings
}

t.test('every rule stands in the file that its id names, and is listed once', async (t) => {
  const files = await readdir(new URL('../../src/check/rules', import.meta.url))
  t.strictSame(
    Object.keys(rules)
      .map((id) => `${id}.ts`)
      .sort(),
    files.sort(),
  )
  for (const [id, rule] of Object.entries(rules)) {
    const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    t.strictSame(Object.entries(await import(`../../src/check/rules/${id}.ts`)), [[name, rule]], id)
  }
})

t.test('the line that the tables break has nothing to complain of', async (t) => {
  t.strictSame(checkFlows(cleanLine, checkedOn).findings, [])
})

/** The rules that alone catch a broken flow: without them nobody would hear of it. */
const alone = new Set<string>()

for (const [group, cases] of casesIn('rules.txt'))
  t.test(`${group}: every broken flow, with all that staff read of it`, async (t) => {
    for (const broken of cases) {
      const caughtBy = new Set(check(t, broken).flatMap(({ accepted, rule }) => (accepted ? [] : rule)))
      if (caughtBy.size === 1) for (const rule of caughtBy) alone.add(rule)
    }
  })

t.test('each rule alone catches a broken flow', async (t) => {
  // No flow that the parser lets through has hours that are calculated wrongly: see check-flows.test.ts. And examples have to be
  // learnt before they are tried: see examples.test.ts.
  const elsewhere = ['year-of-hours', 'examples', 'same-answer']
  for (const id of Object.keys(rules).filter((id) => !elsewhere.includes(id))) t.ok(alone.has(id), id)
})

t.test('mistakes that staff make are refused, with words that anybody can act on', async (t) => {
  const [[, cases = []] = []] = casesIn('mistakes.txt')
  t.ok(cases.length >= 10)
  for (const mistake of cases)
    t.ok(
      check(t, mistake).some(({ severity }) => severity === 'error'),
      `${mistake.name}: refused`,
    )
})

t.test('the shipped flows have no error, and each warning that is left has its reason', async (t) => {
  const open = checkFlows(shippedFiles, checkedOn).findings.filter(({ accepted }) => !accepted)
  t.strictSame(open, [])
})
