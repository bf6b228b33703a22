import t from 'tap'
import type { Hours } from '../../src/hours/hours.ts'
import { sayHours, writeHours } from '../../src/hours/hours-in-words.ts'
import { openStateAt } from '../../src/hours/open-now.ts'
import { hoursOf as hours, london, type Schedule, scheduled, schedules } from './hours-oracle.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').toInstant()
const dated = (date: string, hours: string, reason = 'staff training') => ({
  exceptions: { [date]: { hours, reason } },
})
const service = (week: Record<string, string>, more: object = {}) => hours({ week, bankHolidays: 'closed', ...more })
const office = (more: object = {}) => service({ 'monday to friday': '9am to 5pm' }, more)
const unsure = office({ bankHolidays: 'unknown' })
const night = service({ 'every day': '10pm to 2am the next day' }, { bankHolidays: 'unknown' })
const allDay = service({ 'every day': '24 hours' }, { bankHolidays: 'as normal' })
const allDayUnsure = service({ 'every day': '24 hours' }, { bankHolidays: 'unknown' })
const always = hours('always')
const unknown = hours(undefined)
const early = service({ monday: '10pm to 2am the next day', tuesday: 'midnight to 1am' }, { bankHolidays: 'unknown' })
const rare = (date: string) => service({ monday: 'closed' }, dated(date, '9am to noon'))

const opens = 'It is closed now. It opens'
const said: [string, Hours, string, string][] = [
  ['nobody knows', unknown, '2026-11-20T12:00', ''],
  ['always', always, '2026-11-20T12:00', 'It is open all day and all night, every day'],

  ['open', office(), '2026-11-20T12:00', 'It is open now, until 5pm'],
  ['open till noon', service({ friday: '9:30am to noon' }), '2026-11-20T10:00', 'It is open now, until noon'],
  ['open to midnight', service({ friday: '8pm to midnight' }), '2026-11-20T21:00', 'It is open now, until midnight'],
  ['open at night', night, '2026-11-20T23:00', 'It is open now, until 2am'],
  ['open after midnight', night, '2026-11-21T00:30', 'It is open now, until 2am'],
  [
    'open to the morning',
    service({ friday: '10pm to 8am the next day' }),
    '2026-11-20T23:00',
    'It is open now, until 8am tomorrow',
  ],
  [
    'open a day and a night',
    service({ friday: '24 hours', saturday: 'midnight to 2am' }),
    '2026-11-20T01:00',
    'It is open now, until 2am tomorrow',
  ],
  [
    'open until tomorrow',
    service({ friday: '24 hours', saturday: 'midnight to 5pm' }),
    '2026-11-20T12:00',
    'It is open now, until 5pm tomorrow',
  ],
  [
    'open for two days',
    service({ 'friday to saturday': '24 hours' }),
    '2026-11-20T12:00',
    'It is open now, until midnight tomorrow night',
  ],
  [
    'open for days',
    service({ 'friday to sunday': '24 hours', monday: 'midnight to 5pm' }),
    '2026-11-20T12:00',
    'It is open now, until 5pm on Monday',
  ],
  [
    'open until a night',
    service({ 'friday to sunday': '24 hours' }),
    '2026-11-20T12:00',
    'It is open now, until midnight on Sunday night',
  ],
  [
    'open until a date',
    service({ 'every day': '24 hours' }),
    '2026-12-10T12:00',
    'It is open now, until midnight on the night of Thursday 24 December',
  ],
  ['open and never closes', allDay, '2026-11-20T12:00', 'It is open now'],
  [
    'open, then a bank holiday',
    allDayUnsure,
    '2026-12-24T12:00',
    'It is open now, until midnight. After that it may be closed for the bank holiday. Check first',
  ],
  [
    'open into a bank holiday',
    night,
    '2026-12-25T01:00',
    'It is open now, until 2am. After that it may be closed for the bank holiday. Check first',
  ],
  [
    'open, then not certain',
    service({ 'every day': '24 hours' }, dated('2026-11-21', 'unknown')),
    '2026-11-20T12:00',
    'It is open now, until midnight. After that its hours are not certain. Check first',
  ],
  [
    'open, then the end of an unknown night',
    early,
    '2026-05-26T00:30',
    'It is open now, until 1am. After that its hours are not certain. Check first',
  ],

  ['closed, opens today', office(), '2026-11-20T08:00', `${opens} at 9am today`],
  ['closed, opens tomorrow', office(), '2026-11-19T18:00', `${opens} at 9am tomorrow`],
  ['closed, opens this week', office(), '2026-11-20T18:00', `${opens} on Monday at 9am`],
  ['closed, opens in 6 days', service({ thursday: '9am to 5pm' }), '2026-11-20T12:00', `${opens} on Thursday at 9am`],
  [
    'closed, opens in 7 days',
    service({ thursday: '9am to 5pm' }),
    '2026-11-19T18:00',
    `${opens} on Thursday 26 November at 9am`,
  ],
  ['closed over New Year', office(dated('2027-01-04', 'closed')), '2026-12-31T18:00', `${opens} on Tuesday at 9am`],
  ['closed, opens in 300 days', rare('2027-09-16'), '2026-11-20T12:00', `${opens} on Thursday 16 September at 9am`],
  ['closed, opens next year', rare('2027-12-20'), '2026-11-20T12:00', `${opens} on Monday 20 December 2027 at 9am`],
  ['closed, opens at midnight', service({ saturday: '24 hours' }), '2026-11-20T12:00', `${opens} at midnight tonight`],
  [
    'closed, opens at midnight tomorrow',
    service({ sunday: '24 hours' }),
    '2026-11-20T12:00',
    `${opens} at midnight tomorrow night`,
  ],
  [
    'closed, opens at a midnight',
    service({ monday: '24 hours' }),
    '2026-11-20T12:00',
    `${opens} on Sunday night at midnight`,
  ],
  [
    'closed, opens at a far midnight',
    service({ friday: '24 hours' }),
    '2026-12-19T12:00',
    `${opens} on the night of Thursday 7 January at midnight`,
  ],
  ['closed for good', service({ monday: 'closed' }), '2026-11-20T12:00', 'It is closed now'],

  [
    'closed by an exception',
    office(dated('2026-11-19', 'closed')),
    '2026-11-19T12:00',
    'It is closed today, for staff training. It opens at 9am tomorrow',
  ],
  [
    'closed early by an exception',
    office(dated('2026-11-19', '9am to noon')),
    '2026-11-19T12:00',
    `${opens} at 9am tomorrow`,
  ],
  [
    'closed by a bank holiday',
    office(),
    '2026-12-25T12:00',
    'It is closed today, for the bank holiday. It opens on Tuesday at 9am',
  ],
  [
    'closed for good by a bank holiday',
    service({ monday: 'closed' }),
    '2026-12-25T12:00',
    'It is closed today, for the bank holiday',
  ],

  [
    'a bank holiday of unknown hours',
    unsure,
    '2026-12-25T12:00',
    'It may be closed today for the bank holiday. Check first',
  ],
  [
    'a day of unknown hours',
    office(dated('2026-11-20', 'unknown')),
    '2026-11-20T12:00',
    'Its hours today are not certain. Check first',
  ],
  ['the end of an unknown night', night, '2026-12-27T01:00', 'Its hours now are not certain. Check first'],
  [
    'closed before an unknown bank holiday',
    unsure,
    '2026-12-24T18:00',
    'It is closed now. It may be closed tomorrow for the bank holiday. Check first',
  ],
  [
    'closed days before one',
    service({ tuesday: '9am to 5pm' }, { bankHolidays: 'unknown' }),
    '2026-12-23T12:00',
    'It is closed now. It may be closed on Friday for the bank holiday. Check first',
  ],
  [
    'closed before an unknown day',
    office(dated('2026-11-20', 'unknown')),
    '2026-11-19T18:00',
    'It is closed now. Its hours tomorrow are not certain. Check first',
  ],

  [
    'the day before the clocks go forward',
    service({ 'every day': '24 hours' }),
    '2026-03-28T23:30',
    'It is open now, until midnight on Thursday night',
  ],
  [
    'two midnights within a day',
    service({ 'saturday to sunday': '24 hours' }),
    '2026-03-28T23:30',
    'It is open now, until midnight tomorrow night',
  ],
  ['the night that the clocks go forward', night, '2026-03-29T02:30', `${opens} at 10pm today`],
  ['an hour that is skipped', service({ sunday: '1:30am to 9am' }), '2026-03-29T00:30', `${opens} at 2:30am today`],
  [
    'the night that the clocks go back',
    service({ sunday: 'midnight to 3am' }),
    '2026-10-25T01:30',
    'It is open now, until 3am',
  ],
  ['the morning after in summer time', office(), '2026-03-30T08:30', `${opens} at 9am today`],
  ['the morning after in winter time', office(), '2026-10-26T16:30', 'It is open now, until 5pm'],
]

t.test('to the ear', async (t) => {
  for (const [name, hours, now, words] of said) t.equal(sayHours(hours, at(now), london), words, name)
})

const nine = '9am to 5pm'
const written: [string, Hours, string][] = [
  ['nobody knows', unknown, ''],
  ['always', always, 'Open 24 hours, every day'],
  ['every day', service({ 'every day': nine }, { bankHolidays: 'as normal' }), 'Open 9am to 5pm every day'],
  ['all day', allDay, 'Open 24 hours every day'],
  [
    'runs of days',
    service({ 'monday to friday': nine, saturday: '10am to 1pm' }, { bankHolidays: 'as normal' }),
    'Open Monday to Friday, 9am to 5pm; Saturday, 10am to 1pm',
  ],
  [
    'runs with a gap',
    service({ 'monday to tuesday': nine, 'thursday to sunday': nine }),
    'Open Monday and Tuesday, 9am to 5pm; Thursday to Sunday, 9am to 5pm. Closed on bank holidays',
  ],
  [
    'split days',
    service({ monday: '9:30am to noon, 1pm to 4:30pm, 6pm to midnight' }, { bankHolidays: 'unknown' }),
    'Open Monday, 9:30am to noon, 1pm to 4:30pm and 6pm to midnight. Check first on bank holidays',
  ],
  [
    'nights',
    service({ friday: '10pm to 2am the next day' }, { bankHolidays: '10am to 1pm, 2pm to 4pm' }),
    'Open Friday, 10pm to 2am the next day. Bank holidays 10am to 1pm and 2pm to 4pm',
  ],
  ['never', service({ monday: 'closed' }), 'Closed. Closed on bank holidays'],
]

t.test('to the eye', async (t) => {
  const now = at('2026-11-20T12:00')
  for (const [name, hours, words] of written) t.equal(writeHours(hours, now, london), words, name)
})

t.test('a text gives the exceptions of today and the next 7 days', async (t) => {
  const exceptions = {
    '2026-12-16': { hours: 'closed', reason: 'yesterday' },
    '2026-12-17': { hours: 'unknown', reason: 'office move' },
    '2026-12-18': { hours: '9am to noon, 1pm to 2pm', reason: 'staff training' },
    '2026-12-24': { hours: 'closed', reason: 'staff training' },
    '2026-12-25': { hours: 'closed', reason: 'the end of a range is never cut' },
  }
  const words =
    'Open Monday to Friday, 9am to 5pm. Closed on bank holidays. Check first on Thursday 17 December. ' +
    '9am to noon and 1pm to 2pm on Friday 18 December. Closed 24 and 25 December'
  for (const now of ['2026-12-17T00:00', '2026-12-17T23:59']) {
    t.equal(writeHours(office({ exceptions }), at(now), london), words)
  }
})

t.test('what is said agrees with the state, and what is written fits GSM-7, all year', async (t) => {
  const start = at('2026-03-01T00:00')
  const sounds = {
    open: /^It is open (now(, until .*)?|all day and all night(, every day)?)$/,
    closed: /^It is closed (now|today, for .*|\d.*)$/,
    unknown:
      /^(|It may be closed today for the bank holiday|Its hours (today|now) are not certain|It will be closed .*)$/,
  }
  for (const name of Object.keys(schedules) as Schedule[]) {
    const { hours: service, context } = scheduled(name)
    const moments = Array.from({ length: 400 * 4 }, (_, step) => start.add({ minutes: step * 359 }))
    const wrong = moments.filter((moment) => {
      const [first = ''] = sayHours(service, moment, context).split('. ')
      const plain = /^[\w .,:;()']*$/.test(writeHours(service, moment, context))
      return !plain || !sounds[openStateAt(service, moment, context)].test(first)
    })
    t.same(wrong, [], name)
  }
})
