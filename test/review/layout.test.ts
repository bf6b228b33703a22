import t from 'tap'
import { wrap } from '../../src/review/layout.ts'

t.test('a number stays whole with all its groups', async (t) => {
  t.strictSame(wrap('The number is 0 8 0 0, 1 3 8, 1 6 2 4. Again', 30), [
    'The number is',
    '0 8 0 0, 1 3 8, 1 6 2 4. Again',
  ])
})

t.test('a longer word stays whole, and a way by keys may break', async (t) => {
  t.strictSame(wrap('press 2, then 2', 9), ['press 2,', 'then 2'])
  t.strictSame(wrap('a community', 4), ['a', 'community'])
})
