import t from 'tap'
import { countCall, countText } from '../../src/counts/counted-turn.ts'
import { makeReport, shown } from '../../src/counts/report.ts'
import type { TableName } from '../../src/counts/tables.ts'
import { makeTally } from '../../src/counts/tally.ts'
import { answerCall } from '../../src/line/call.ts'
import type { CallInput, Key } from '../../src/line/input.ts'
import { matchText } from '../../src/line/match.ts'
import { type Position, startOf } from '../../src/line/position.ts'
import { answerText } from '../../src/line/text.ts'
import type { Count } from '../../src/store/count-table.ts'
import { shippedLine as line, noon } from '../support/line.ts'
import { call, inHour, numbersIn, period, text } from './turns.ts'

const record = { revision: line.revision, outcome: 'listen', ms: 1 } as const
const key = (key: Key): CallInput => ({ kind: 'key', key })

/** What a caller does who asks for a text, and is then put through. */
const inputs: CallInput[] = [
  { kind: 'call' },
  key('2'),
  { kind: 'silence' },
  key('7'),
  key('2'),
  key('1'),
  key('1'),
  { kind: 'result', result: 'sent' },
  key('2'),
  { kind: 'result', result: 'busy' },
]
const words = ['hate', '22', 'xyzzy', 'danger']

t.test('numbers go in steps of 5, and few are hidden', async (t) => {
  for (const few of [-7, 0, 1, 4]) t.equal(shown(few), 'fewer than 5', String(few))
  const table: [number, step: number][] = [
    [5, 5],
    [9, 5],
    [10, 10],
    [1234, 1230],
  ]
  for (const [number, step] of table) t.equal(shown(number), step, String(number))
})

const table: [name: string, counts: Count[], numbers: string[]][] = [
  ['nothing at all', [], []],
  [
    'a call that begins and does not go on',
    [call('(start) call main', 7)],
    ['days 2026-11-20 calls 5', 'states main hangUps 5'],
  ],
  [
    'a topic that callers come to from elsewhere',
    [call('main key hate.menu', 12)],
    ['topics hate calls 10', 'states hate.menu hangUps 10'],
  ],
  ['not from its own answers', [call('hate.police.said key hate.menu', 12)], ['states hate.menu hangUps 10']],
  [
    'an answer, and one in no topic',
    [call('hate.menu key hate.police.said', 5), call('main key person.said', 5)],
    ['hate.police', 'person']
      .map((id) => `answers ${id} calls 5`)
      .concat('states hate.police hangUps 5', 'states person hangUps 5'),
  ],
  [
    'an answer that is heard again is counted once',
    [call('hate.police.said key hate.police.said', 50), call('hate.police.ask key hate.police.said', 50)],
    [],
  ],
  [
    'silence and wrong keys, where the caller was',
    [call('hate.menu silence hate.menu', 6), call('person.ask wrong (end)', 8)],
    ['states hate.menu silences 5', 'states person wrongKeys 5'],
  ],
  [
    'who came and did not leave has hung up, unless the line did',
    [
      call('(start) call main', 30),
      call('main key hate.menu', 20),
      call('hate.menu key hate.police.said', 9),
      call('hate.menu silence (end)', 5),
    ],
    [
      ...['topics hate calls 20', 'answers hate.police calls 5', 'days 2026-11-20 calls 30'],
      ...['states main hangUps 10', 'states hate.menu hangUps 5', 'states hate.menu silences 5'],
      'states hate.police hangUps 5',
    ],
  ],
  [
    'who is put through has left, and may be back afterwards',
    [
      call('hate.menu key hate.not-police.said', 60),
      call('hate.not-police.said key hate.not-police.connecting', 40),
      call('hate.not-police.connecting answered hate.not-police.answered', 11),
      call('hate.not-police.connecting busy hate.not-police.busy', 6),
      call('hate.not-police.connecting no-answer hate.not-police.no-answer', 5),
      call('hate.not-police.connecting failed hate.not-police.failed', 7),
      call('hate.not-police.connecting moved hate.not-police.connecting', 50),
    ],
    [
      ...['answers hate.not-police calls 60', 'states hate.not-police hangUps 45'],
      ...['tried 40', 'answered 10', 'busy 5', 'noAnswer 5', 'failed 5'].map((it) => `transfers hate.not-police ${it}`),
    ],
  ],
  [
    'texts that callers asked for',
    [call('hate.police.ask sent hate.police.sent', 9), call('hate.police.ask unsent hate.police.unsent', 5)],
    ['sentTexts hate.police sent 5', 'sentTexts hate.police unsent 5'],
  ],
  [
    'texts for a topic, misspelt or not, for an answer, and for neither',
    [...['text hate.menu', 'guess hate.menu', 'text hate.police', 'text person', 'text main'].map((it) => text(it, 6))],
    [...['topics hate texts 15', 'answers hate.police texts 5', 'answers person texts 5'], 'days 2026-11-20 texts 30'],
  ],
  [
    'other texts',
    [
      text('unmatched (unknown)', 6),
      text('text (danger)', 7),
      text('text (several)', 8),
      text('silent (silent)', 9),
      text('limited (silent)', 10),
    ],
    [
      ...['(unknown)', '(danger)', '(several)', '(silent)'].map((id) => `otherTexts ${id} texts 5`),
      ...['otherTexts (limited) texts 10', 'days 2026-11-20 texts 40'],
    ],
  ],
  [
    'calls by the hour of all days, and nothing else of an hour',
    [
      inHour('2026-11-19T09', 'voice', 'call', 4),
      inHour('2026-11-20T09', 'voice', 'call', 4),
      inHour('2026-11-20T09', 'voice', 'turn', 99),
      inHour('2026-11-20T09', 'sms', 'turn', 99),
      inHour('2026-11-20T23', 'voice', 'call', 5),
    ],
    ['hours 09 calls 5', 'hours 23 calls 5'],
  ],
  [
    'days in order, and all revisions together',
    [
      call('(start) call main', 8, { period: '2026-11-21' }),
      text('text main', 5, { period: '2026-11-03' }),
      call('(start) call main', 4, { period: '2026-11-03' }),
      call('(start) call main', 1, { period: '2026-11-03', revision: 'ffffffffffff' }),
    ],
    ['days 2026-11-03 calls 5', 'days 2026-11-03 texts 5', 'days 2026-11-21 calls 5', 'states main hangUps 10'],
  ],
]

t.test('what is counted', async (t) => {
  for (const [name, counts, numbers] of table) t.strictSame(numbersIn(makeReport(counts, period, line)), numbers, name)
})

t.test('what nobody chose is listed all the same, in the order of the keys', async (t) => {
  const report = makeReport([], period, line)
  const idsIn = (table: TableName) => report[table].map(({ id }) => id)
  const few = { calls: 'fewer than 5', texts: 'fewer than 5' }
  t.strictSame(report.topics[1], { id: 'hate', name: 'Hate crime', numbers: few })
  t.strictSame(idsIn('topics'), ['asb', 'hate', 'prevent', 'drugs', 'safety'])
  t.strictSame(
    idsIn('transfers'),
    ['asb.mediation', 'asb.restorative', 'hate.not-police', 'prevent.call', 'person'],
    'where callers can be put through',
  )
  const states = [...line.states.values()]
  const answers = states.filter(({ kind }) => kind === 'answer').map(({ id }) => id)
  t.strictSame(idsIn('states').toSorted(), states.map(({ id }) => id).sort())
  t.strictSame(idsIn('answers').toSorted(), answers.toSorted())
  t.strictSame(idsIn('sentTexts').toSorted(), answers.filter((id) => id !== 'emergency').sort())
  t.strictSame(idsIn('days'), [], 'but no days')
})

t.test('rows have names for staff', async (t) => {
  const report = makeReport([call('(start) call main', 5)], period, line)
  const named: [TableName, id: string, name: string][] = [
    ['states', 'main', 'Main menu'],
    ['states', 'hate.menu', 'Hate crime'],
    ['answers', 'hate.examples', 'Hate crime: Examples'],
    ['answers', 'person', 'Help from a person'],
    ['otherTexts', '(danger)', 'Reply to words of danger'],
    ['days', '2026-11-20', 'Friday 20 November 2026'],
    ['hours', '00', 'midnight to 1am'],
    ['hours', '23', '11pm to midnight'],
  ]
  for (const [table, id, name] of named) t.equal(report[table].find((row) => row.id === id)?.name, name, id)
})

t.test('what the line does not have is known by its id, and only where there is a number to show', async (t) => {
  const old = [
    call('main key old.menu', 5),
    call('old.menu key old.help.said', 4),
    ...[text('text old.menu', 5), text('text gone', 5), text('text (new)', 5)],
  ]
  for (const known of [line, undefined]) {
    const report = makeReport(old, period, known)
    t.strictSame(numbersIn(report), [
      ...['topics old calls 5', 'topics old texts 5', 'answers gone texts 5', 'otherTexts (new) texts 5'],
      'days 2026-11-20 texts 15',
    ])
    t.match(report.topics.at(-1), { id: 'old', name: 'old' })
    t.notOk(
      report.answers.some(({ id }) => id === 'old.help'),
      'four have heard it: nobody is told',
    )
  }
})

t.test('the turns of a line are counted as what they are', async (t) => {
  const tally = makeTally(
    () => noon,
    () => line.timeZone,
  )
  const now = Temporal.Instant.fromEpochMilliseconds(noon)
  const take = (position: Position, input: CallInput) => {
    const asked = { line, position, input, caller: { textable: true }, now }
    const turn = answerCall(asked)
    tally.add({ ...record, channel: 'voice', input: input.kind }, countCall(asked, turn))
    return turn.position
  }
  for (let caller = 0; caller < 5; caller++) inputs.reduce(take, startOf(line))
  for (const body of [...words, ...words, ...words, ...words, ...words]) {
    const meaning = matchText(line, body)
    const step = countText(line, meaning, answerText(line, meaning, now))
    tally.add({ ...record, channel: 'sms', input: 'text' }, step)
  }
  t.strictSame(numbersIn(makeReport(tally.take(), period, line)), [
    ...['topics hate calls 5', 'topics hate texts 10', 'answers hate.not-police calls 5'],
    ...['answers hate.not-police texts 5', 'otherTexts (unknown) texts 5', 'otherTexts (danger) texts 5'],
    ...['days 2026-11-21 calls 5', 'days 2026-11-21 texts 20', 'hours 12 calls 5'],
    ...['states hate.menu wrongKeys 5', 'states hate.menu silences 5', 'states hate.not-police hangUps 5'],
    ...['transfers hate.not-police tried 5', 'transfers hate.not-police busy 5', 'sentTexts hate.not-police sent 5'],
  ])
})
