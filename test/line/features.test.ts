import t from 'tap'
import { makeHashTable, put, valueAt } from '../../src/flow/hash-table.ts'
import { describeFeature, featuresOf, plainWordsOf, wholeOf } from '../../src/line/features.ts'

const places: ReadonlySet<string> = new Set(['MAIDSTONE', 'CHATHAM', 'PARKWOOD'])
const plain = (text: string) => plainWordsOf(text, places).join(' ')

t.test('texts that mean the same have the same words', (t) => {
  const same: readonly (readonly string[])[] = [
    ['he hits me', 'she hits me', 'they hits me', 'HE HITS ME!!'],
    ["she's following her", 'hes following him', 'theyre following them'],
    ['my husband', 'my wife', 'my missus', 'my hubby'],
    ['sum1 at nxt dor', 'someone at next door', 'somebody at next door'],
    ['noise in maidstone', 'noise in Chatham', 'noise in Park Wood', 'noise in parkwood'],
    ['dads drinking', 'mums drinking'],
    ['number 12', 'number 340', 'number 22a'],
    ['noooo', 'nooooooo'],
    ['a 🔪 here', 'a knife here'],
  ]
  for (const [first, ...others] of same) for (const other of others) t.equal(plain(other), plain(first!), other)
  t.equal(plain('call 999 not 112'), 'CALL 999 NOT 112')
  t.not(plain('he hits me'), plain('i hit him'))
  t.end()
})

t.test('the features of a text are its runs of words, and the beginnings of long ones', (t) => {
  const words = plainWordsOf('noisy dog noisy', places)
  const told = featuresOf(words).map((feature) => describeFeature(feature, words))
  t.strictSame(told, [
    ...['(begins) noisy', '(begins) noisy dog', 'noisy', 'noisy dog', 'noisy dog noisy', 'dog', 'dog noisy'],
    ...['dog noisy (ends)', 'noisy (ends)', 'nois…'],
  ])
  t.strictSame(
    featuresOf([]).map((feature) => describeFeature(feature, [])),
    ['(begins) (ends)'],
  )
  t.equal(
    featuresOf(['NEIGHBOUR'.repeat(20)]).some(({ size }) => size === 0),
    false,
  )
  t.not(wholeOf(['A', 'B']), wholeOf(['B', 'A']))
  // The hash of this word is 0, which stands for nothing.
  t.notOk(featuresOf(['MEPIRAI']).some(({ hash }) => hash === 0))
  t.end()
})

t.test('hashes that want the same place in a table are told apart', (t) => {
  const table = makeHashTable(3)
  const hashes = [7, 7 + 8, 7 + 16]
  for (const [value, hash] of hashes.entries()) put(hash, table, value)
  t.equal(table.hashes.length, 8)
  for (const [value, hash] of hashes.entries()) t.equal(valueAt(hash, table), value)
  t.equal(valueAt(7 + 24, table), -1)
  t.end()
})
