import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import t from 'tap'
import { areNear, spellingOf } from '../../src/check/near-words.ts'

/** The plain definition. */
function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return distance(a, b) <= (length < 4 ? 0 : length < 6 ? 1 : 2)
}

const letter = fc.constantFrom(...'ABCNIGHT09éж警')
const word = fc.array(letter, { maxLength: 9 }).map((letters) => letters.join(''))
const slip = fc.record({ at: fc.nat(9), out: fc.nat(1), put: fc.constantFrom('', 'A', 'N', '9', 'ж') })
/** Two words a few slips apart: words that have nothing to do with each other are hardly ever near. */
const pair = fc
  .tuple(word, fc.array(slip, { maxLength: 3 }))
  .map(([word, slips]): [string, string] => [
    word,
    slips.reduce((to, { at, out, put }) => to.slice(0, at) + put + to.slice(at + out), word),
  ])

t.test('two keywords are near by their lengths and letters just when they are so by their distance', async (t) => {
  let near = 0
  const property = fc.property(fc.oneof(pair, fc.tuple(word, word)), ([a, b]) => {
    const expected = isSlip(a, b)
    if (expected) near++
    return areNear(spellingOf(a), spellingOf(b)) === expected
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 3000, seed: 2026 }))
  t.ok(near > 300 && near < 2700, 'some of them are near, some are not')
})
