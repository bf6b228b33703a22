import t from 'tap'
import { playAttacks } from './faults/attack/attack.ts'
import { zerosOfAttacks } from './faults/attack/print-attacks.ts'

t.test('strangers neither keep callers from an answer, nor end the line or run up its bill', async (t) => {
  const names = ['unfinished bodies', 'forms of 13,000 names']
  const folder = t.testdir()
  const occasion = { testdir: () => folder, teardown: (end: () => unknown) => t.teardown(end) }
  const findings = await playAttacks(names, { perSecond: 30, before: 0, during: 1 }, occasion)
  const zeros = zerosOfAttacks(findings)
  t.strictSame(zeros, Object.fromEntries(Object.keys(zeros).map((name) => [name, 0])))
  t.strictSame(
    findings.attacked.flatMap(({ during }) => during.wrong),
    [],
  )
  t.ok(findings.attacked.every(({ answers, opened }) => answers + opened > 0))
  t.match(findings.bills, [{ sent: 3 }, { sent: 6 }])
})
