import t from 'tap'

import { periodInWords, printReport } from '../../src/counts/print-report.ts'
import { makeReport } from '../../src/counts/report.ts'
import { smallLine } from '../flow/small-line.ts'
import { compile } from '../support/line.ts'
import { call, period, text } from './turns.ts'

t.test('a period in words', async (t) => {
  const table: [from: string, to: string, words: string][] = [
    ['2026-11-21', '2026-11-21', '21 November 2026'],
    ['2026-11-01', '2026-11-21', '1 to 21 November 2026'],
    ['2026-10-25', '2026-11-21', '25 October to 21 November 2026'],
    ['2025-11-21', '2026-11-21', '21 November 2025 to 21 November 2026'],
  ]
  for (const [from, to, words] of table) t.equal(periodInWords({ from, to }), words)
})

const counts = [
  call('(start) call main', 1234),
  call('main key hate.menu', 99),
  call('hate.menu key hate.talk.connecting', 12),
  text('text hate.talk', 12),
  text('unmatched (unknown)', 7),
]

t.test('tables in columns', async (t) => {
  const printed = printReport(makeReport(counts, period, compile(smallLine))).split('\n')
  t.strictSame(printed.slice(0, 20), [
    'Calls and texts, 1 to 21 November 2026',
    '',
    'Numbers go in steps of 5: 20 stands for 20 to 24, and "fewer than 5" for 0 to 4, so that nobody can be picked out.',
    'What is not listed was counted fewer than 5 times.',
    '',
    'Topics           By call       By text',
    'Hate crime            95            10',
    'Drugs       fewer than 5  fewer than 5',
    '',
    'Answers                      By call       By text',
    'Hate crime: Talk        fewer than 5            10',
    'Hate crime: Report it   fewer than 5  fewer than 5',
    'Drugs: Needle exchange  fewer than 5  fewer than 5',
    'A person                fewer than 5  fewer than 5',
    'Emergency               fewer than 5  fewer than 5',
    '',
    'Other texts                                       Texts',
    'Reply to what is not understood                       5',
    'Reply to words of danger                   fewer than 5',
    'Reply to what was meant for the police     fewer than 5',
  ])
  t.ok(printed.includes('Friday 20 November 2026          1230            15'))
  t.ok(printed.includes('Callers put through         Tried      Answered          Busy     No answer        Failed'))
  t.ok(printed.includes('Hate crime: Talk               10  fewer than 5  fewer than 5  fewer than 5  fewer than 5'))
})

t.test('without a line, what is known', async (t) => {
  const printed = printReport(makeReport(counts, period, undefined))
  t.match(
    printed,
    /\nTopics +By call +By text\nhate +95 +10\n\nAnswers +By call +By text\nhate\.talk +fewer than 5 +10\n\n/,
  )
  t.notMatch(printed, 'Texts that callers asked for', 'a table without rows is left out')
})

t.test('nothing to show takes a sentence, and does not tell whether there was anything', async (t) => {
  const words = '1 to 21 November 2026: nothing has been counted, or fewer than 5 of anything.'
  for (const counts of [[], [text('text hate.talk', 4)]])
    t.equal(printReport(makeReport(counts, period, compile(smallLine))), words)
})
