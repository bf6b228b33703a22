import t from 'tap'
import { whyNotSecond } from '../../src/staff/second-person.ts'

/** In the last day Ann made codes for Bob and Cat, Eve one for Cat, and Cat one for Dan. */
const vouchings = [
  { address: 'bob', voucher: 'ann' },
  { address: 'cat', voucher: 'ann' },
  { address: 'cat', voucher: 'eve' },
  { address: 'dan', voucher: 'cat' },
  { address: 'ivy', voucher: 'ivy' },
]

t.test('who can be the second person of whom', (t) => {
  const byAnn = (whom: string) => `ann gave ${whom} a code or a role less than 24 hours ago`
  const table: [second: string, author: string, editedBy: string[], why: string | undefined][] = [
    ['ann', 'ann', [], 'it is your own proposal'],
    ['ann', 'fay', ['ann'], 'your own edits are in it'],
    ['ann', 'fay', ['eve'], undefined],
    ['fay', 'ann', [], undefined],
    ['bob', 'ann', [], byAnn('you')],
    ['ann', 'bob', [], 'you gave bob a code or a role less than 24 hours ago'],
    ['bob', 'cat', [], byAnn('you and cat')],
    ['bob', 'dan', [], byAnn('you and dan')],
    ['bob', 'fay', ['dan'], byAnn('you and dan')],
    ['eve', 'cat', [], 'you gave cat a code or a role less than 24 hours ago'],
    ['eve', 'bob', [], undefined],
    ['ivy', 'gus', ['hal'], undefined],
  ]
  for (const [second, author, editedBy, why] of table)
    t.equal(whyNotSecond(second, { author, editedBy }, vouchings), why, `${second}, ${author}, ${editedBy}`)
  t.equal(whyNotSecond('fay', { author: 'ann', editedBy: [], about: 'fay' }, vouchings), 'it is about your own role')
  t.end()
})
