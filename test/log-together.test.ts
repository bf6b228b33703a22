import { mock } from 'node:test'
import t from 'tap'
import { logTogether } from '../src/log-together.ts'

t.test('what happens again and again is logged at once, and then once a minute', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.teardown(() => mock.timers.reset())
  const lines: number[] = []
  const log = logTogether((times) => lines.push(times))
  log()
  t.strictSame(lines, [1], 'the first time')
  for (let i = 0; i < 1_000; i++) log()
  t.strictSame(lines, [1])
  mock.timers.tick(60_000)
  t.strictSame(lines, [1, 1_000])
  mock.timers.tick(60_000)
  t.strictSame(lines, [1, 1_000], 'nothing more came')
  mock.timers.tick(3_600_000)
  log()
  t.strictSame(lines, [1, 1_000, 1], 'at once again')
  t.end()
})
