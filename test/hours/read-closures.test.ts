import t from 'tap'
import Value from 'typebox/value'
import type { ClosedDays } from '../../src/hours/hours.ts'
import { writtenClosures } from '../../src/hours/hours-schema.ts'
import { parseClosures } from '../../src/hours/read-closures.ts'
import { hoursOf } from './hours-oracle.ts'

/** The days as they were read, or what is wrong with them and how to mend it. */
function read(days: string): ClosedDays | string {
  const read = parseClosures({ [days]: 'Christmas' })
  if ('closures' in read) return read.closures[0]!.days
  return read.problems.map(({ what, mend }) => `${what}; ${mend}`).join('; ')
}

const dates = (first: string, last = first): ClosedDays => ({ kind: 'dates', first, last })
const yearly = (first: string, last = first): ClosedDays => ({ kind: 'yearly', first, last })

t.test('dates, ranges and rules become days', async (t) => {
  const table: [string, ClosedDays][] = [
    ['24 december 2026', dates('2026-12-24')],
    ['2026-12-24', dates('2026-12-24')],
    [' 24  December 2026 To 2 January 2027', dates('2026-12-24', '2027-01-02')],
    ['2026-12-24 to 2027-01-02', dates('2026-12-24', '2027-01-02')],
    ['2026-12-24 to 2 january 2027', dates('2026-12-24', '2027-01-02')],
    ['24 to 29 december 2026', dates('2026-12-24', '2026-12-29')],
    ['1 january 2027 to 31 december 2027', dates('2027-01-01', '2027-12-31')],
    ['29 february 2028', dates('2028-02-29')],
    ['25 december', yearly('12-25')],
    ['24 to 26 december', yearly('12-24', '12-26')],
    ['24 december to 2 january', yearly('12-24', '01-02')],
    ['29 february', yearly('02-29')],
    ['First Monday of the month', { kind: 'monthly', which: 'first', day: 0 }],
    ['last friday of the month', { kind: 'monthly', which: 'last', day: 4 }],
  ]
  for (const [written, days] of table) t.same(read(written), days, written)
})

const anyClosure =
  'write days such as "25 december", "24 december 2026 to 2 january 2027" or "first monday of the month", each on a line of its own'

const meant: [string, string][] = [
  ['xmas', '25 december'],
  ['third thursday of every month', 'third thursday of the month'],
  ['every last tuesday', 'last tuesday of the month'],
  ['24/12/2026', '24 december 2026'],
  ['24.12.26', '24 december 2026'],
  ['24/12', '24 december'],
  ['2026/12/24', '24 december 2026'],
  ['2026-1-5', '5 january 2026'],
  ['24.12.2026 - 02.01.2027', '24 december 2026 to 2 january 2027'],
  ['24 Dec 2026 - 2 Jan 2027', '24 december 2026 to 2 january 2027'],
  ['24 december 2026–2 january 2027', '24 december 2026 to 2 january 2027'],
  ['from 24 december 2026 until 2 january 2027', '24 december 2026 to 2 january 2027'],
  ['between 24 december 2026 and 2 january 2027', '24 december 2026 to 2 january 2027'],
  ['24 Dec - 2 Jan 2027', '24 december 2026 to 2 january 2027'],
  ['24-29 december 2026', '24 to 29 december 2026'],
  ['24th december', '24 december'],
  ['the 24th of December, every year', '24 december'],
  ['Thursday 24 December 2026', '24 december 2026'],
  ['closed 24 december', '24 december'],
  ['24 dec 26', '24 december 2026'],
  ['December 24th, 2026', '24 december 2026'],
  ['Dec 24 to Dec 29', '24 december to 29 december'],
  ['05 sept', '5 september'],
  ['3 febuary', '3 february'],
  ['Christmas Day', '25 december'],
  ["Xmas Eve to New Year's Day", '24 december to 1 january'],
  ['boxing day', '26 december'],
  ["new year's eve", '31 december'],
  ['1st monday of the month', 'first monday of the month'],
  ['every first monday', 'first monday of the month'],
  ['the last Fri in each month', 'last friday of the month'],
  ['2nd Tues monthly', 'second tuesday of the month'],
]

t.test('what is most often written otherwise is answered with the words to write', async (t) => {
  for (const [written, words] of meant)
    t.equal(read(written), `"${written}" is not written as days that are closed; write "${words}"`)
  for (const written of [
    'today',
    'easter',
    'fifth monday of the month',
    '24/13/2026',
    'december',
    '24 and 26 december',
    '1 to 2 to 3 may',
    '',
  ])
    t.equal(read(written), `"${written}" is not written as days that are closed; ${anyClosure}`)
  for (const written of ['monday', 'every monday', 'Mondays'])
    t.equal(
      read(written),
      `"${written}" is not written as days that are closed; write "closed" for that day in the week of hours if it is closed every week`,
    )
  t.equal(
    read('bank holidays'),
    '"bank holidays" is not written as days that are closed; write bankHolidays in hours for bank holidays, or the date of one of them',
  )
})

const impossible: [string, string][] = [
  ['30 february', '"30 february" is not a date of the calendar; write 28 february, or the date that is meant'],
  [
    '29 february 2027',
    '"29 february 2027" is not a date of the calendar; write 28 february, or the date that is meant',
  ],
  ['1 may 2027 to 31 june 2027', '"31 june 2027" is not a date of the calendar; write the date that is meant'],
  ['0 may', '"0 may" is not a date of the calendar; write the date that is meant'],
  [
    '24 december to 2 january 2027',
    '"24 december to 2 january 2027" says the year of one day only; write "24 december 2026 to 2 january 2027"',
  ],
  [
    '24 december 2026 to 2 january',
    '"24 december 2026 to 2 january" says the year of one day only; write "24 december 2026 to 2 january 2027"',
  ],
  ['1 may 2027 to 4 may', '"1 may 2027 to 4 may" says the year of one day only; write "1 may 2027 to 4 may 2027"'],
  [
    '24 december to 24 december',
    '"24 december to 24 december" ends on the day on which it starts; write "24 december"',
  ],
  [
    '24 december 2026 to 2 january 2026',
    '"24 december 2026 to 2 january 2026" ends before it starts; write "24 december 2026 to 2 january 2027"',
  ],
  [
    '2 january 2027 to 24 december 2026',
    '"2 january 2027 to 24 december 2026" ends before it starts; write "24 december 2026 to 2 january 2027"',
  ],
  [
    '29 february 2028 to 1 may 2027',
    '"29 february 2028 to 1 may 2027" ends before it starts; write "1 may 2027 to 29 february 2028"',
  ],
  [
    '1 march 2027 to 29 february 2024',
    '"1 march 2027 to 29 february 2024" ends before it starts; write "29 february 2024 to 1 march 2027"',
  ],
  ['24 to 2 january', '"24 to 2 january" ends before it starts; write "24 december to 2 january"'],
  ['24 to 2 january 2027', '"24 to 2 january 2027" ends before it starts; write "24 december 2026 to 2 january 2027"'],
  ['24 to 2 may 2027', '"24 to 2 may 2027" ends before it starts; write "24 april 2027 to 2 may 2027"'],
  ['24 may to 2 may', '"24 may to 2 may" ends before it starts; write "2 may to 24 may"'],
  ['2 may to 1 may', '"2 may to 1 may" ends before it starts; write "1 may to 2 may"'],
]

t.test('days that cannot be meant are refused', async (t) => {
  for (const [written, words] of impossible) t.equal(read(written), words)
  const long = [
    ['24 december 2026 to 24 december 2027', 'longer than a year'],
    ['24 december 2026 to 2 january 2028', 'longer than a year'],
    ['1 january to 31 december', 'the whole year'],
    ['1 may to 30 april', 'the whole year'],
  ] as const
  for (const [written, howLong] of long)
    t.equal(
      read(written),
      `"${written}" is ${howLong}; correct the dates, or take the contact out of the words if it is closed for so long`,
    )
})

t.test('reasons are read like those of exceptions, and do not say again that it is closed', async (t) => {
  t.same(parseClosures({ '25 december': ' staff  training. ' }), {
    closures: [{ written: '25 december', days: yearly('12-25'), reason: 'staff training' }],
  })
  const wrong = (reason: unknown) => {
    const read = parseClosures({ '25 december': reason })
    return 'problems' in read ? read.problems.map(({ path, what, mend }) => `${path}: ${what}; ${mend}`) : []
  }
  const missing = '25 december: the reason is missing; write a reason such as "staff training"'
  for (const reason of ['', ' ', null, { reason: 'x' }]) t.same(wrong(reason), [missing])
  t.same(wrong('closed for Christmas'), [
    '25 december: the reason "closed for Christmas" would be said as "closed, for closed for Christmas"; write "Christmas"',
  ])
  t.same(wrong('Due to a move'), [
    '25 december: the reason "Due to a move" would be said as "closed, for Due to a move"; write "a move"',
  ])
  t.match(wrong('because we are short of staff'), [
    /would be said as "closed, for because we .*; write a reason such as/,
  ])
  t.match(wrong('it is Christmas'), [/"closed, for it is Christmas"; write a reason such as "staff training"/])
  t.same(wrong('closed'), [
    '25 december: the reason "closed" would be said as "closed, for closed"; write a reason such as "staff training"',
  ])
  t.match(wrong('party 🎉'), [/does not carry well; use plain letters/])
})

t.test('what is no list of days, and several problems at once', async (t) => {
  const whole = {
    path: [],
    what: 'the closures are not a list of days with reasons',
    mend: `${anyClosure}, followed by a colon and the reason`,
  }
  for (const written of ['25 december', ['25 december'], null, undefined])
    t.same(parseClosures(written), { problems: [whole] })
  const read = parseClosures({ fortnightly: '', '25 december': 'Christmas', '30 february': 'a move' })
  t.same('problems' in read && read.problems.map(({ path }) => path), [
    ['fortnightly'],
    ['fortnightly'],
    ['30 february'],
  ])
  t.same(hoursOf(undefined, {}), { usual: 'unknown', closures: [] })
  t.ok(Value.Check(writtenClosures, { '25 december': 'Christmas' }))
  t.notOk(Value.Check(writtenClosures, ['25 december']))
})
