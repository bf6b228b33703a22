import t from 'tap'
import { isOrdinaryWord } from '../../src/line/english.ts'
import words from '../../src/line/english-words.json' with { type: 'json' }
import { ordinaryWords } from './english-words.ts'

t.test('the words are those of the package', (t) => {
  t.ok(words === ordinaryWords.map((word) => `${word}\n`).join(''), 'else: make english-words.json again')
  t.end()
})

t.test('every ordinary word is found, and nothing that is none', (t) => {
  const known = new Set(ordinaryWords)
  const near = ordinaryWords.flatMap((word) => [
    word.slice(1),
    word.slice(0, -1),
    `${word}s`,
    `a${word}`,
    `${word}\uffff`,
    word.toUpperCase(),
  ])
  const wrong = [...ordinaryWords, ...near].filter((word) => isOrdinaryWord(word) !== known.has(word.toLowerCase()))
  t.strictSame(wrong, [])
  t.notOk(['', 'a\nb', '\n', 'zzzz', '\0'].some(isOrdinaryWord))
  t.end()
})
