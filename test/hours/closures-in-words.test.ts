/** What is heard and texted of closures, day by day. */
import t from 'tap'
import type { Hours } from '../../src/hours/hours.ts'
import { sayHours, writeHours } from '../../src/hours/hours-in-words.ts'
import { hoursOf, london } from './hours-oracle.ts'

const at = (text: string) =>
  Temporal.PlainDateTime.from(text.includes('T') ? text : `${text}T12:00`)
    .toZonedDateTime('Europe/London')
    .toInstant()

const range = { '24 december 2026 to 2 january 2027': 'Christmas' }
const training = { 'first monday of the month': 'staff training' }
const week = (bankHolidays: string, exceptions: Record<string, object> = {}) => ({
  week: { 'monday to friday': '9am to 5pm' },
  bankHolidays,
  exceptions,
})
const closed = (reason: string) => ({ hours: 'closed', reason })
const move = Object.fromEntries(['29', '30', '31'].map((day) => [`2026-12-${day}`, closed('a move')]))
const half = { hours: '9am to noon', reason: 'a party' }
const night = { week: { 'every day': '10pm to 2am the next day' }, bankHolidays: 'as normal' }
const everyDay = { week: { 'every day': '9am to 5pm' }, bankHolidays: 'unknown' }

const text = 'Open Monday to Friday, 9am to 5pm. Closed on bank holidays'
const unsure = 'Open Monday to Friday, 9am to 5pm. Check first on bank holidays'
const willBe = 'It will be closed 24 December to 2 January'
const is = 'It is closed 24 December to 2 January, for Christmas'
const open = 'It is open now, until 5pm'
const inText = 'Closed 24 December to 2 January'
const halfInText = '9am to noon on Thursday 24 December'
const doubt = 'Check first'

type Day = readonly [at: string, heard: string, texted: string]

const table: readonly (readonly [name: string, hours: Hours, days: readonly Day[]])[] = [
  [
    'a range of a weekly service',
    hoursOf(week('closed'), range),
    [
      ['2026-12-16', open, text],
      ['2026-12-17', `${open}. ${willBe}`, `${text}. ${inText}`],
      ['2026-12-18', `${open}. ${willBe}`, `${text}. ${inText}`],
      ['2026-12-18T18:00', `It is closed now. It opens on Monday at 9am. ${willBe}`, `${text}. ${inText}`],
      ['2026-12-23', `${open}. ${willBe}`, `${text}. ${inText}`],
      ['2026-12-23T18:00', 'It is closed now. It opens on Monday 4 January at 9am', `${text}. ${inText}`],
      ['2026-12-24', `${is}. It opens on Monday 4 January at 9am`, `${text}. ${inText}`],
      ['2026-12-26', `${is}. It opens on Monday 4 January at 9am`, `${text}. ${inText}`],
      ['2026-12-31', `${is}. It opens on Monday at 9am`, `${text}. ${inText}`],
      ['2027-01-02', `${is}. It opens on Monday at 9am`, `${text}. ${inText}`],
      ['2027-01-03', 'It is closed now. It opens at 9am tomorrow', text],
      ['2027-01-04', open, text],
    ],
  ],
  [
    'a range over bank holidays that are not certain, in a week of seven days',
    hoursOf(everyDay, range),
    [
      ['2026-12-18', `${open}. ${willBe}`, `Open 9am to 5pm. Check first on bank holidays. ${inText}`],
      [
        '2026-12-26',
        `${is}. It opens on Sunday 3 January at 9am`,
        `Open 9am to 5pm. Check first on bank holidays. ${inText}`,
      ],
      ['2027-01-02', `${is}. It opens at 9am tomorrow`, `Open 9am to 5pm. Check first on bank holidays. ${inText}`],
      ['2027-01-03', open, 'Open 9am to 5pm every day. Check first on bank holidays'],
    ],
  ],
  [
    'a range of what is always open',
    hoursOf('always', range),
    [
      ['2026-12-16', 'It is open all day and all night', 'Open 24 hours'],
      ['2026-12-18', `It is open now. ${willBe}`, `Open 24 hours. ${inText}`],
      ['2026-12-23T23:59', `It is open now. ${willBe}`, `Open 24 hours. ${inText}`],
      ['2026-12-24T00:00', is, `Open 24 hours. ${inText}`],
      ['2026-12-26', is, `Open 24 hours. ${inText}`],
      ['2026-12-31', is, `Open 24 hours. ${inText}`],
      ['2027-01-02T23:59', is, `Open 24 hours. ${inText}`],
      ['2027-01-03T00:00', 'It is open all day and all night, every day', 'Open 24 hours, every day'],
    ],
  ],
  [
    'a range of hours that nobody knows',
    hoursOf(undefined, range),
    [
      ['2026-12-16', '', ''],
      ['2026-12-18', willBe, inText],
      ['2026-12-23', willBe, inText],
      ['2026-12-24', is, inText],
      ['2026-12-26', is, inText],
      ['2026-12-31', is, inText],
      ['2027-01-02', is, inText],
      ['2027-01-03', '', ''],
    ],
  ],
  [
    'every year over New Year, with another closure in it: one range, and no reason for all of it',
    hoursOf('always', { '24 december to 2 january': 'Christmas', '3 january': 'a move' }),
    [
      [
        '2027-12-18',
        'It is open now. It will be closed 24 December to 3 January',
        'Open 24 hours. Closed 24 December to 3 January',
      ],
      ['2027-12-31', 'It is closed 24 December to 3 January', 'Open 24 hours. Closed 24 December to 3 January'],
      ['2028-07-01', 'It is open all day and all night', 'Open 24 hours'],
    ],
  ],
  [
    'a rule',
    hoursOf(week('closed'), training),
    [
      ['2026-11-29', 'It is closed now. It opens at 9am tomorrow', text],
      ['2026-11-30', `${open}. It will be closed on Monday 7 December`, `${text}. Closed on Monday 7 December`],
      ['2026-12-01', `${open}. It will be closed on Monday`, `${text}. Closed on Monday 7 December`],
      ['2026-12-06', 'It is closed now. It opens on Tuesday at 9am', `${text}. Closed on Monday 7 December`],
      [
        '2026-12-07',
        'It is closed today, for staff training. It opens at 9am tomorrow',
        `${text}. Closed on Monday 7 December`,
      ],
      ['2026-12-08', open, text],
    ],
  ],
  [
    'a rule of what is always open',
    hoursOf('always', training),
    [
      ['2026-12-06', 'It is open now. It will be closed tomorrow', 'Open 24 hours. Closed on Monday 7 December'],
      [
        '2026-12-07',
        'It is closed today, for staff training. It opens at midnight tonight',
        'Open 24 hours. Closed on Monday 7 December',
      ],
      ['2026-12-08', 'It is open all day and all night', 'Open 24 hours'],
    ],
  ],
  [
    'a rule of hours that nobody knows',
    hoursOf(undefined, training),
    [
      ['2026-12-06', 'It will be closed tomorrow', 'Closed on Monday 7 December'],
      ['2026-12-07', 'It is closed today, for staff training', 'Closed on Monday 7 December'],
      ['2026-12-08', '', ''],
    ],
  ],
  [
    'three days that are closed by exceptions',
    hoursOf(week('closed', move)),
    [
      ['2026-12-21', open, text],
      ['2026-12-22', `${open}. It will be closed 29 to 31 December`, `${text}. Closed 29 to 31 December`],
      [
        '2026-12-25',
        'It is closed today, for the bank holiday. It opens on Monday 4 January at 9am',
        `${text}. Closed 29 to 31 December`,
      ],
      [
        '2026-12-30',
        'It is closed 29 to 31 December, for a move. It opens on Monday at 9am',
        `${text}. Closed 29 to 31 December`,
      ],
      ['2027-01-01', 'It is closed today, for the bank holiday. It opens on Monday at 9am', text],
    ],
  ],
  [
    'exceptions with other hours, in a row and apart',
    hoursOf(
      week('as normal', {
        '2026-12-22': half,
        '2026-12-23': half,
        '2026-12-24': half,
        '2026-12-29': half,
        '2026-12-30': half,
      }),
    ),
    [
      [
        '2026-12-22T10:00',
        'It is open now, until noon',
        'Open Monday to Friday, 9am to 5pm. 9am to noon 22 to 24 December. 9am to noon 29 and 30 December',
      ],
      [
        '2026-12-24T10:00',
        'It is open now, until noon',
        'Open Monday to Friday, 9am to 5pm. 9am to noon 22 to 24 December. 9am to noon 29 and 30 December',
      ],
    ],
  ],
  [
    'a closure beside exceptions, and bank holidays that are not certain between',
    hoursOf(week('unknown', { '2026-12-24': half, '2027-01-04': closed('stocktaking') }), {
      '29 to 31 december 2026': 'Christmas',
    }),
    [
      [
        '2026-12-22',
        `${open}. It will be closed 29 to 31 December`,
        `${unsure}. ${halfInText}. Closed 29 to 31 December`,
      ],
      [
        '2026-12-24',
        `It is closed now. It may be closed tomorrow for the bank holiday. ${doubt}. It will be closed 29 to 31 December`,
        `${unsure}. ${halfInText}. Closed 29 to 31 December`,
      ],
      [
        '2026-12-28',
        `It may be closed today for the bank holiday. ${doubt}. It will be closed 29 to 31 December and 4 January`,
        `${unsure}. Closed 29 to 31 December and 4 January`,
      ],
      [
        '2026-12-31',
        `It is closed 29 to 31 December, for Christmas. It may be closed tomorrow for the bank holiday. ${doubt}. It will be closed on Monday`,
        `${unsure}. Closed 29 to 31 December and 4 January`,
      ],
    ],
  ],
  [
    'a range goes on over a weekend and a bank holiday on which it is closed anyway, and stops before one that is not',
    hoursOf(week('closed'), { '24 december 2026': 'a move', '29 december 2026': 'a move' }),
    [
      ['2026-12-18', `${open}. It will be closed 24 to 29 December`, `${text}. Closed 24 to 29 December`],
      [
        '2026-12-25',
        'It is closed 24 to 29 December, for a move. It opens on Wednesday at 9am',
        `${text}. Closed 24 to 29 December`,
      ],
    ],
  ],
  [
    'an exception opens a day of a closure',
    hoursOf(week('closed', { '2026-12-29': half }), range),
    [
      [
        '2026-12-24',
        'It is closed 24 to 28 December, for Christmas. It opens on Tuesday at 9am. It will be closed 30 December to 2 January',
        `${text}. Closed 24 to 28 December. 9am to noon on Tuesday 29 December. Closed 30 December to 2 January`,
      ],
      [
        '2026-12-29T10:00',
        'It is open now, until noon. It will be closed 30 December to 2 January',
        `${text}. 9am to noon on Tuesday 29 December. Closed 30 December to 2 January`,
      ],
    ],
  ],
  [
    'nights: one that began before the closure goes on, and none begins in it',
    hoursOf(night, range),
    [
      ['2026-12-23T23:00', `It is open now, until 2am. ${willBe}`, `Open 10pm to 2am the next day. ${inText}`],
      [
        '2026-12-24T01:00',
        'It is open now, until 2am. After that it is closed 24 December to 2 January',
        `Open 10pm to 2am the next day. ${inText}`,
      ],
      ['2026-12-24T02:00', `${is}. It opens on Sunday 3 January at 10pm`, `Open 10pm to 2am the next day. ${inText}`],
      ['2027-01-03T01:00', 'It is closed now. It opens at 10pm today', 'Open 10pm to 2am the next day every day'],
    ],
  ],
  [
    'a night that goes on into a closed day',
    hoursOf(night, training),
    [
      [
        '2026-12-07T01:00',
        'It is open now, until 2am. After that it is closed today',
        'Open 10pm to 2am the next day. Closed on Monday 7 December',
      ],
    ],
  ],
  [
    'a closure of many months has its years',
    hoursOf(undefined, { '1 february 2026 to 31 january 2027': 'building work' }),
    [
      [
        '2026-01-28',
        'It will be closed 1 February 2026 to 31 January 2027',
        'Closed 1 February 2026 to 31 January 2027',
      ],
      [
        '2026-12-18',
        'It is closed 1 February 2026 to 31 January 2027, for building work',
        'Closed 1 February 2026 to 31 January 2027',
      ],
      [
        '2026-05-01',
        'It is closed 1 February 2026 to 31 January 2027, for building work',
        'Closed 1 February 2026 to 31 January 2027',
      ],
    ],
  ],
  [
    'a closure of which no end is in sight',
    hoursOf(undefined, {
      '1 january 2027 to 31 december 2027': 'a move',
      '1 january 2028 to 30 december 2028': 'a move',
    }),
    [
      ['2026-12-28', 'It will be closed from 1 January', 'Closed from 1 January'],
      ['2027-01-02', 'It is closed today, for a move', 'Closed from 1 January'],
    ],
  ],
  [
    'a service that never opens is not told that it will be closed',
    hoursOf({ week: { monday: 'closed' }, bankHolidays: 'as normal' }, { '24 december 2026': 'a move' }),
    [['2026-12-23', 'It is closed now', 'Closed. Closed on Thursday 24 December']],
  ],
]

for (const [name, hours, days] of table)
  t.test(name, async (t) => {
    for (const [day, heard, texted] of days) {
      t.equal(sayHours(hours, at(day), london), heard, day)
      t.equal(writeHours(hours, at(day), london), texted, day)
    }
  })
