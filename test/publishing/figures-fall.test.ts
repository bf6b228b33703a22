import t from 'tap'
import type { Figures } from '../../src/flow/learnt.ts'
import type { Line } from '../../src/flow/line.ts'
import { findFalls } from '../../src/publishing/figures-fall.ts'
import { learntLine } from '../learn/lessons.ts'

const good: Figures = { texts: 1000, right: 900, harmful: 2, danger: 200, dangerMet: 190, falseDanger: 20 }
const lineWith = (figures: Partial<Figures>): Line => {
  if (typeof learntLine.learnt === 'string') throw new Error('nothing was learnt')
  return { ...learntLine, learnt: { ...learntLine.learnt, figures: { ...good, ...figures } } }
}

t.test('a line that has become worse by more than chance is refused, with what has', (t) => {
  const live = lineWith({})
  t.strictSame(findFalls(live, lineWith({})), [])
  t.strictSame(findFalls(live, lineWith({ right: 891, dangerMet: 189, harmful: 11, falseDanger: 29 })), [])
  const worse = findFalls(live, lineWith({ right: 880, dangerMet: 180, harmful: 20, falseDanger: 40 }))
  t.strictSame(
    worse.map(({ what }) => what),
    [
      'The share of right answers falls from 90.0% to 88.0%.',
      'The share of texts of danger that are met falls from 95.0% to 90.0%.',
      'The share of texts without harm falls from 99.8% to 98.0%.',
      'The share of texts that are not taken for danger falls from 98.0% to 96.0%.',
    ],
  )
  t.match(worse[0], { severity: 'error', rule: 'figures', file: 'learnt.txt', line: 0, mend: /npm run line -- texts/ })
  t.strictSame(findFalls(lineWith({ right: 880 }), live), [])
  t.strictSame(findFalls({ ...live, learnt: 'missing' }, lineWith({ right: 0 })), [])
  t.strictSame(findFalls(live, { ...live, learnt: 'stale' }), [])
  t.end()
})
