import t from 'tap'
import { decodeFlowFile } from '../../src/flow/encoding.ts'
import { problemsIn } from '../learn/lessons.ts'
import { compile } from '../support/line.ts'
import { smallLine } from './small-line.ts'

const withExamples = (text: string, file = 'hate.examples.txt') => new Map([...smallLine, [file, text]])

t.test('one text a line, below its state, with a reason behind ##', (t) => {
  const text =
    '\uFEFF# A remark\r\n[ menu ]\r\n  they spat at me  \r\n\r\n[police]\r\nthe fire of hate ## FIRE goes first.\r\n'
  const file = 'hate.examples.txt'
  t.strictSame(compile(withExamples(text)).examples, [
    { text: 'they spat at me', meaning: { state: 'hate.menu' }, reason: '', file, line: 3 },
    { text: 'the fire of hate', meaning: { state: 'hate.police' }, reason: 'FIRE goes first.', file, line: 6 },
  ])
  t.end()
})

t.test('line.examples.txt has sections for replies, for its states, and for places', (t) => {
  const text = '[danger]\na\n[ordinary]\nb\n[thanks]\nc\n[main]\nd\n[places]\nTownham\nWest Townham\n'
  const { examples, places } = compile(withExamples(text, 'line.examples.txt'))
  t.strictSame(
    examples.map(({ meaning }) => meaning),
    [{ reply: 'danger' }, { reply: 'unknown' }, { thanks: true }, { state: 'main' }],
  )
  t.strictSame([...places], ['TOWNHAM', 'WESTTOWNHAM'])
  t.end()
})

t.test('a file that is not UTF-8 is named, with the line', (t) => {
  const text = decodeFlowFile(Uint8Array.from([...'[menu]\ncaf'].map((c) => c.charCodeAt(0)).concat(0xe9)))
  t.match(problemsIn(withExamples(text)), [{ file: 'hate.examples.txt', line: 2, what: /not saved as UTF-8/ }])
  t.end()
})
