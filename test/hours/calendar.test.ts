import t from 'tap'
import { calendarOf } from '../../src/hours/calendar.ts'
import { hoursOf } from './hours-oracle.ts'

const noList = { division: 'england-and-wales', dates: new Map<string, string>(), years: new Set<number>() } as const
const context = { timeZone: 'Europe/London', holidays: noList }

/** The calendar of hours as staff write them, as lines. */
function linesOf(written: object, from: string, days: number, closures = {}): string[] {
  const stretch = { from: Temporal.PlainDate.from(from), days }
  const entries = calendarOf(hoursOf(written, closures), stretch, context)
  return entries.map(({ date, why, what, clocks }) => [date, why, what, clocks].filter(Boolean).join(' | '))
}

const weekdays = { 'monday to friday': '9am to 5pm' }
const unsure = 'not known, people are told to check first'
const training = (hours: string) => ({ hours, reason: 'staff training' })

const table: [name: string, hours: object, from: string, days: number, lines: string[]][] = [
  [
    'openings in order, without the days that are closed in every week',
    { week: weekdays, bankHolidays: 'closed' },
    '2026-11-20',
    4,
    ['2026-11-20 | 9am to 5pm', '2026-11-23 | 9am to 5pm'],
  ],
  [
    'a line for each opening of a day',
    { week: { monday: '9am to noon, 1pm to 5pm' }, bankHolidays: 'closed' },
    '2026-11-23',
    1,
    ['2026-11-23 | 9am to noon', '2026-11-23 | 1pm to 5pm'],
  ],
  [
    'a bank holiday that is closed, also on a day that is closed anyway',
    { week: weekdays, bankHolidays: 'closed' },
    '2026-12-25',
    2,
    ['2026-12-25 | bank holiday (Christmas Day) | closed', '2026-12-26 | bank holiday (Boxing Day) | closed'],
  ],
  [
    'a bank holiday that is not known',
    { week: weekdays, bankHolidays: 'unknown' },
    '2026-12-25',
    1,
    [`2026-12-25 | bank holiday (Christmas Day) | ${unsure}`],
  ],
  [
    'a bank holiday with hours of its own',
    { week: weekdays, bankHolidays: '10am to 4pm' },
    '2026-12-25',
    1,
    ['2026-12-25 | bank holiday (Christmas Day) | 10am to 4pm'],
  ],
  [
    'a bank holiday as any other day',
    { week: weekdays, bankHolidays: 'as normal' },
    '2026-12-25',
    2,
    [
      '2026-12-25 | bank holiday (Christmas Day), as normal | 9am to 5pm',
      '2026-12-26 | bank holiday (Boxing Day), as normal | closed',
    ],
  ],
  [
    'dated exceptions with their reasons, one of them on a bank holiday',
    {
      week: weekdays,
      bankHolidays: 'closed',
      exceptions: {
        '2026-12-23': training('closed'),
        '2026-12-24': training('9am to noon'),
        '2026-12-25': training('unknown'),
      },
    },
    '2026-12-23',
    3,
    [
      '2026-12-23 | staff training | closed',
      '2026-12-24 | staff training | 9am to noon',
      `2026-12-25 | staff training, on a bank holiday (Christmas Day) | ${unsure}`,
    ],
  ],
  [
    'an opening in which the clocks go forward, and one beside it in which they do not',
    { week: { saturday: '10pm to 8am the next day', sunday: '9am to 5pm' }, bankHolidays: 'closed' },
    '2027-03-27',
    2,
    ['2027-03-27 | 10pm to 8am the next day | forward', '2027-03-28 | 9am to 5pm'],
  ],
  [
    'a day on which the clocks go back',
    { week: { 'every day': '24 hours' }, bankHolidays: 'as normal' },
    '2026-10-24',
    3,
    ['2026-10-24 | 24 hours', '2026-10-25 | 24 hours | back', '2026-10-26 | 24 hours'],
  ],
]

for (const [name, hours, from, days, lines] of table)
  t.test(name, async (t) => {
    t.strictSame(linesOf(hours, from, days), lines)
  })

t.test('closures with their reasons, one of them on a bank holiday, and an exception in one', async (t) => {
  const exceptions = { '2026-12-29': training('9am to noon') }
  const lines = linesOf({ week: weekdays, bankHolidays: 'closed', exceptions }, '2026-12-24', 6, {
    '24 to 29 december 2026': 'Christmas',
  })
  t.strictSame(lines, [
    '2026-12-24 | Christmas | closed',
    '2026-12-25 | Christmas, on a bank holiday (Christmas Day) | closed',
    '2026-12-26 | Christmas, on a bank holiday (Boxing Day) | closed',
    '2026-12-27 | Christmas | closed',
    '2026-12-28 | Christmas, on a bank holiday | closed',
    '2026-12-29 | staff training | 9am to noon',
  ])
})
