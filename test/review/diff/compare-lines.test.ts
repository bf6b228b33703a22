import t from 'tap'
import { sayingsOf } from '../../../src/content/sayings.ts'
import { compileLine } from '../../../src/flow/compile.ts'
import type { FlowFiles } from '../../../src/flow/files.ts'
import type { Line } from '../../../src/flow/line.ts'
import { matchText } from '../../../src/line/match.ts'
import { answerText } from '../../../src/line/text.ts'
import { compareLines } from '../../../src/review/diff/compare-lines.ts'
import { printDiff, renderDiff } from '../../../src/review/diff/print-diff.ts'
import { replace, smallLine } from '../../flow/small-line.ts'
import { compile, edited, shippedFiles } from '../../support/line.ts'
import { all, compare, extra, nothing, now, small } from './small-diff.ts'

t.test('a mistyped number, at every place that says it', async (t) => {
  const diff = compare(smallLine, small(['contacts.yaml', '0800 138 1624', '0800 138 1625']))
  t.strictSame(diff, {
    needsSecond: [
      {
        kind: 'contact',
        contact: 'hate-line',
        name: 'Hate line',
        field: 'number',
        before: '0800 138 1624',
        after: '0800 138 1625',
        codes: ['1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)'],
        summary: 'The number of Hate line is now 0800 138 1625; it was 0800 138 1624',
        reason: 'a number changed',
        places: [
          '1 Hate crime (read)',
          'when their line is busy (heard)',
          'when no one answers (heard)',
          'when the call fails (heard)',
        ],
      },
    ],
    others: [],
  })
  t.equal(
    printDiff(diff),
    `Needs a second person

* The number of Hate line is now 0800 138 1625; it was 0800 138 1624.
  Why: a number changed.
  - 1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)
  - Where: 1 Hate crime (read)
  - Where: when their line is busy (heard)
  - Where: when no one answers (heard)
  - Where: when the call fails (heard)`,
  )
})

t.test('a mistyped number on the shipped line', async (t) => {
  const diff = compare(shippedFiles, edited('contacts.yaml', '0800 138 1624', '0800 138 1625'))
  t.match(printDiff(diff), '\n  - 2-2 now gives 0800 138 1625; it was 0800 138 1624 (Report, not to the police)\n')
  t.equal(all(diff).length, 1)
})

/** The small line with a contact that nothing of it names. */
const withSpare = (phone: string) => small(['contacts.yaml', 'centre:\n', `${extra('spare', phone)}centre:\n`])

const unheard: readonly (readonly [name: string, files: FlowFiles])[] = [
  ['no change', smallLine],
  ['a comment', small(['hate.yaml', 'id: hate\n', '# Checked.\nid: hate\n'])],
  ['a note', small(['contacts.yaml', 'A remark.', 'Another remark.'])],
  ['the order of files', new Map([...smallLine].reverse())],
  ['a holiday of the past', small(['bank-holidays.json', '2026-04-03', '2026-04-06'])],
  [
    'another guard with the same effect',
    small([
      'hate.yaml',
      '        - target: police\n',
      '        - target: police\n          guard: closed\n        - target: police\n',
    ]),
  ],
  ['a contact that only staff see', small(['drugs.yaml', '      contact: centre\n', ''])],
  ['a title that no text lists', small(['line.yaml', '"Emergency"', '"Danger"'])],
]

t.test('what nobody hears or reads', async (t) => {
  for (const [name, files] of unheard) {
    const diff = compare(smallLine, files)
    t.strictSame(diff, nothing, name)
    t.equal(printDiff(diff), 'Nothing that people hear or read changes.', name)
    t.match(renderDiff(diff), '<p>Nothing that people hear or read changes.</p>', name)
  }
})

t.test('the number of a contact that no words name', async (t) => {
  t.strictSame(compare(withSpare('105'), withSpare('106')), nothing)
})
t.test('sensitive states', async (t) => {
  const open = small(['hate.yaml', '  sensitive: yes\n', ''])
  t.equal(
    printDiff(compare(open, smallLine)),
    `Sound and privacy

* Sensitive now: callers are warned before a text is sent, and texts say that they can be deleted.
  - 1 Hate crime
  - 1-1 Talk
  - 1-2 Report it`,
  )
  t.equal(
    printDiff(compare(smallLine, open)),
    `Needs a second person

* No longer sensitive: callers are not warned before a text is sent, and texts do not say that they can be deleted.
  Why: texts now name the topic on a lock screen.
  - 1 Hate crime
  - 1-1 Talk
  - 1-2 Report it`,
  )
})

t.test('the page', async (t) => {
  const after = small(
    ['hate.yaml', 'To report it,', 'For a <report> & such,'],
    ['contacts.yaml', '0800 138 1624', '0800 138 1625'],
  )
  const page = renderDiff(compare(smallLine, after))
  t.match(page, '<h2>Needs a second person</h2>\n<h3>The number of Hate line is now 0800 138 1625;')
  t.match(page, '<p class="quiet">Why: a number changed.</p>\n<ul>\n<li>1-1 now gives 0800 138 1625;')
  t.match(page, '<h2>Words</h2>\n<h3>1-1 Talk: callers now hear other words</h3>\n<table class="words">')
  t.match(page, '<th scope="col">Old</th><th scope="col">New</th>')
  t.match(page, '<del>To </del>report<del> it</del>, press star, then 2.</td><td>Call')
  t.match(page, '<ins>For a &lt;</ins>report<ins>&gt; &amp; such</ins>, press star, then 2.</td>')
})

t.test('the same lines give the same bytes, whatever has been read before', async (t) => {
  const after = small(['contacts.yaml', '0800 138 1624', '0800 138 1625'], ['hate.yaml', "'2':", "'3':"])
  const once = JSON.stringify(compare(smallLine, after))
  t.equal(JSON.stringify(compare(smallLine, new Map([...after].reverse()))), once)
})

/** All that people can hear, and all that they can read when they text a word or a code. */
function noticed(line: Line, words: ReadonlySet<string>): string {
  const instants = ['2026-11-23T12:00:00Z', '2026-12-25T12:00:00Z'].map((at) => Temporal.Instant.from(at))
  const said = instants.flatMap((at) => sayingsOf({ line, now: at }).map((saying) => saying.words))
  const replies = [...words, '1', '2', '3', '8', '9', '0', '11', '12', '21', '22'].map((word) =>
    answerText(line, matchText(line, word), now),
  )
  return JSON.stringify([said.sort(), replies, line.voice, line.language])
}

t.test('whatever line of a file is taken out, what people notice is in the diff', async (t) => {
  const before = compile(smallLine)
  for (const [file, text] of smallLine) {
    const lines = text.split('\n')
    for (const at of lines.keys()) {
      const compiled = compileLine(replace(file, lines.toSpliced(at, 1).join('\n')))
      if ('problems' in compiled) continue
      const { line } = compiled
      const words = new Set([...before.keywords.keys(), ...line.keywords.keys()])
      const isNoticed = noticed(before, words) !== noticed(line, words)
      const changes = all(compareLines(before, line, now))
      t.notOk(isNoticed && changes.length === 0, `${file}:${at + 1}`)
    }
  }
})
