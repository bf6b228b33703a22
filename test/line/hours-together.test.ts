import t from 'tap'
import { hoursTogether } from '../../src/line/hours-together.ts'
import { shippedLine } from '../support/line.ts'

const [a, b, c, d] = [...shippedLine.contacts.values()]

/** The words of contacts whose hours are given one after the other, by the parts that each would have alone. */
function together(...parts: [usual: string, special: string][]): string[] {
  const contacts = [a!, b!, c!, d!]
  const given = parts.map(([usual, special], i) => ({ contact: contacts[i]!, usual, special }))
  return [...hoursTogether(given).values()]
}

const closed = 'Closed 24 December to 2 January'
const open = 'Open 24 hours'

t.test('a closure that contacts in a row share is given with the last of them', async (t) => {
  t.same(together([open, closed]), [`${open}. ${closed}`])
  t.same(together([open, closed], ['', closed]), [open, 'Both closed 24 December to 2 January'])
  t.same(together(['', closed], [open, closed], ['', closed]), ['', open, 'All closed 24 December to 2 January'])
  t.same(together(['', closed], ['', ''], ['', closed]), [closed, '', closed])
  t.same(together(['', 'Closed on Monday 7 December'], ['', closed], ['', closed], [open, '']), [
    'Closed on Monday 7 December',
    '',
    'Both closed 24 December to 2 January',
    open,
  ])
})

t.test('the same to the ear', async (t) => {
  const is = 'It is closed 24 December to 2 January, for Christmas'
  const will = 'It will be closed tomorrow'
  t.same(together(['', is], ['', is]), ['', 'They are both closed 24 December to 2 January, for Christmas'])
  t.same(together(['It is open now', will], ['', will], ['', will]), [
    'It is open now',
    '',
    'They will all be closed tomorrow',
  ])
})

t.test('nothing else is joined: several closures, other hours, one contact that is given twice', async (t) => {
  for (const special of [
    `${closed}. Closed on Monday 4 January`,
    '9am to noon on Thursday 24 December',
    'After that it is closed today',
  ])
    t.same(together(['', special], ['', special]), [special, special])
  const once = { contact: a!, usual: '', special: closed }
  const twice = hoursTogether([once, once])
  t.same([...twice], [[a, closed]])
})
