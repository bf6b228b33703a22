import t from 'tap'
import { playFaults } from './faults/faults.ts'
import { zerosOf } from './faults/findings.ts'

const plan = {
  ...{ seed: 1, machines: 2, calls: 20, editions: 2 },
  // In this order: a machine that has just started has to ask the database for what older calls began on.
  acts: ['publish', 'loseCounts', 'roll back', 'restart', 'kill'],
  edits: [],
  pauses: { act: [300, 700], edit: [0, 0] },
  within: 60_000,
} as const

t.test('no call is wrong and no count is lost while the database and a machine break', async (t) => {
  const findings = await playFaults(plan, t, (words) => t.comment(words))
  const zeros = zerosOf(findings)
  t.strictSame(zeros, Object.fromEntries(Object.keys(zeros).map((name) => [name, 0])))
  t.strictSame([...findings.wrong, ...findings.changed, ...findings.broken, ...findings.crashes], [])
  t.equal(findings.publications.made, 3, 'the first of them by a machine')
  const { calls, odd } = findings
  t.ok([calls, odd.twice, odd.dropped, odd.late].every((number) => number > 0))
})
