import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import t from 'tap'
import { isSlip, spellingOf } from '../../src/line/spelling.ts'

const letter = fc.constantFrom(...'ABCNIGHT09éж警')
const word = fc.array(letter, { maxLength: 9 }).map((letters) => letters.join(''))
const slips = fc.nat(2)
const slip = fc.record({ at: fc.nat(9), out: fc.nat(1), put: fc.constantFrom('', 'A', 'N', '9', 'ж') })
/** Two words a few slips apart: words that have nothing to do with each other are hardly ever near. */
const pair = fc
  .tuple(word, fc.array(slip, { maxLength: 3 }))
  .map(([word, slips]): [string, string] => [
    word,
    slips.reduce((to, { at, out, put }) => to.slice(0, at) + put + to.slice(at + out), word),
  ])

t.test('letters and lengths tell of words that are few slips apart what their distance tells', async (t) => {
  let near = 0
  const property = fc.property(fc.oneof(pair, fc.tuple(word, word)), slips, ([a, b], slips) => {
    const expected = distance(a, b) <= slips
    if (expected) near++
    return isSlip(spellingOf(a), spellingOf(b), slips) === expected
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 3000, seed: 2026 }))
  t.ok(near > 300 && near < 2700, 'some of them are, some are not')
})
