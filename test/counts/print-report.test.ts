import t from 'tap'
import { periodInWords, printReport } from '../../src/counts/print-report.ts'
import { makeReport } from '../../src/counts/report.ts'
import type { Count } from '../../src/store/count-table.ts'
import { smallLine } from '../flow/small-line.ts'
import { compile } from '../support/line.ts'
import { call, inHour, period, text } from './turns.ts'

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

t.test('tables in columns, without what has no number to show', async (t) => {
  t.strictSame(printReport(makeReport(counts, period, compile(smallLine))).split('\n'), [
    'Calls and texts, 1 to 21 November 2026',
    '',
    'Numbers go in steps of 5: 20 stands for 20 to 24, and "fewer than 5" for 0 to 4, so that nobody can be picked out.',
    'What is not listed was counted fewer than 5 times.',
    '',
    'Topics           By call       By text',
    'Hate crime            95            10',
    '',
    'Answers                By call       By text',
    'Hate crime: Talk  fewer than 5            10',
    '',
    'Other texts                             Texts',
    'Reply to what is not understood             5',
    '',
    'Days                            Calls         Texts',
    'Friday 20 November 2026          1230            15',
    '',
    'Menus and answers, by call       Hung up     Wrong key        No key',
    'Main menu                           1135  fewer than 5  fewer than 5',
    'Hate crime                            85  fewer than 5  fewer than 5',
    '',
    'Callers put through         Tried      Answered          Busy     No answer        Failed',
    'Hate crime: Talk               10  fewer than 5  fewer than 5  fewer than 5  fewer than 5',
  ])
})

/** The names in a printed table, in order. */
function namesIn(title: string, counts: readonly Count[]): string[] {
  const tables = printReport(makeReport(counts, period, compile(smallLine))).split('\n\n')
  const [, ...rows] = tables.find((table) => table.startsWith(title))!.split('\n')
  return rows.map((row) => row.split(/ {2,}/)[0]!)
}

const [talk, report, exchange] = ['Hate crime: Talk', 'Hate crime: Report it', 'Drugs: Needle exchange']

const rankings: [title: string, counts: Count[], names: string[]][] = [
  [
    'Topics',
    [call('main key hate.menu', 20), call('main key drugs.menu', 15), text('text drugs.menu', 10)],
    ['Drugs', 'Hate crime'],
  ],
  [
    'Answers',
    [
      call('hate.menu key hate.talk.said', 9),
      ...[call('hate.menu key hate.police.said', 5), text('text hate.police', 10), text('text drugs.exchange', 30)],
    ],
    [exchange, report, talk],
  ],
  [
    'Other texts',
    [text('text (safe)', 10), text('text (danger)', 5), text('limited (silent)', 20), text('unmatched (unknown)', 5)],
    [
      'No reply: too many from one number',
      'Reply to a worry that texts could be seen',
      'Reply to what is not understood',
      'Reply to words of danger',
    ],
  ],
  [
    'Menus and answers',
    [
      call('drugs.menu silence drugs.menu', 50),
      call('main silence main', 60),
      call('main wrong main', 5),
      ...[call('main key person.said', 5), call('main key hate.menu', 5), call('hate.menu wrong hate.menu', 10)],
    ],
    ['Hate crime', 'A person', 'Main menu', 'Drugs'],
  ],
  [
    'Callers put through',
    [
      call('hate.talk.said key hate.talk.connecting', 5),
      call('hate.talk.connecting answered hate.talk.answered', 50),
      call('old.help.said key old.help.connecting', 10),
    ],
    ['old.help', talk],
  ],
  [
    'Texts that callers asked for',
    [call('hate.talk.ask sent hate.talk.sent', 10), call('drugs.exchange.ask unsent drugs.exchange.unsent', 15)],
    [exchange, talk],
  ],
  [
    'Days',
    [call('(start) call main', 5, { period: '2026-11-03' }), call('(start) call main', 50, { period: '2026-11-04' })],
    ['Tuesday 3 November 2026', 'Wednesday 4 November 2026'],
  ],
  [
    'Hours of the day',
    [inHour('2026-11-20T09', 'voice', 'call', 5), inHour('2026-11-20T23', 'voice', 'call', 50)],
    ['9am to 10am', '11pm to midnight'],
  ],
]

t.test('what was asked for most comes first, and time keeps its order', async (t) => {
  for (const [title, counts, names] of rankings) t.strictSame(namesIn(title, counts), names, title)
})

t.test('rows whose numbers look the same keep the order of the line, whatever the numbers are', async (t) => {
  const order = (first: number, second: number) =>
    namesIn('Answers', [text('text hate.talk', first), text('text hate.police', second)])
  t.strictSame(order(20, 24), [talk, report])
  t.strictSame(order(24, 20), [talk, report])
  t.strictSame(order(24, 25), [report, talk])
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
