import t from 'tap'
import { joinedUp, wordsOf } from '../../src/flow/keywords.ts'
import { helpWords, optOutWords } from '../../src/flow/opt-out.ts'

const table: [text: string, ...words: string[]][] = [
  ['hate', 'HATE'],
  ['  Hate  crime!\n', 'HATE', 'CRIME'],
  ['a.s.b', 'ASB'],
  ['A. S. B.', 'ASB'],
  ['a s b please', 'ASB', 'PLEASE'],
  ['anti-social', 'ANTI', 'SOCIAL'],
  ['anti social', 'ANTI', 'SOCIAL'],
  ['2', '2'],
  ['2 2', '22'],
  ['2-2', '22'],
  ['22.', '22'],
  ['2 12', '2', '12'],
  ['option 2', 'OPTION', '2'],
  ['a 2 b', 'A', '2', 'B'],
  ['22b', '22B'],
  ["I'm", 'IM'],
  ['I’m', 'IM'],
  ['I‘m', 'IM'],
  ['I`m', 'IM'],
  ['２２', '22'],
  ['ＨＡＴＥ', 'HATE'],
  ['٢٢', '22'],
  ['۲۲', '22'],
  ['०१२३४५६७८९', '0123456789'],
  ['𝟐𝟚𝟤𝟮𝟸', '22222'],
  ['𝓱𝓪𝓽𝓮', 'HATE'],
  ['2️⃣2️⃣', '22'],
  ['②', '2'],
  ['²', '2'],
  ['👮'],
  ['👍🏽 ❤️'],
  [''],
  [' .,!?…\u200b\0'],
  ['hate 👮', 'HATE'],
  ['café', 'CAFE'],
  ['cafe\u0301', 'CAFE'],
  ['naïve Straße ﬁre', 'NAIVE', 'STRASSE', 'FIRE'],
  ['ha\u200bte', 'HATE'],
  ['ha\u00adte', 'HATE'],
  ['hate\u00a0crime', 'HATE', 'CRIME'],
  ['полиция', 'ПОЛИЦИЯ'],
  ['警察', '警察'],
  ['\ud800 hate', 'HATE'],
]

t.test('the words of a text in their normal form', async (t) => {
  for (const [text, ...words] of table) {
    t.strictSame(wordsOf(text), words, JSON.stringify(text))
    t.equal(joinedUp(text), words.join(''))
    t.equal(joinedUp(joinedUp(text)), joinedUp(text), 'its normal form is its own')
  }
})

t.test('the digits of every script are plain digits', async (t) => {
  const digits = Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /\p{Nd}/u.test(character))
  t.ok(digits.length >= 680, 'Unicode has at least 68 scripts with digits')
  t.equal(digits.length % 10, 0)
  t.strictSame(
    digits.map(joinedUp),
    digits.map((_, i) => String(i % 10)),
    'zero to nine, over and over',
  )
})

t.test('the words that Twilio acts on are in their normal form', async (t) => {
  for (const word of [...optOutWords, ...helpWords]) t.equal(joinedUp(word), word)
  for (const text of ['Stop', 'STOP ALL', 'opt-out', 'un stop', 'Yes.', 'q.u.i.t'])
    t.ok(optOutWords.has(joinedUp(text)), text)
})
