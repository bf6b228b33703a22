import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { smallLine } from '../../flow/small-line.ts'
import { edited, shippedFiles } from '../../support/line.ts'
import { all, compare, small, withDetails, withOffice } from './small-diff.ts'

const week = `  hours:
    week:
      monday to friday: 9am to 5pm
    bankHolidays: closed
    exceptions:
      2026-12-24:
        hours: 9am to noon
        reason: "staff training"
`
const places = ['- Where: 1 Hate crime (read)', '- Where: 1-1 Talk']
const closedPlace = '- Where: when they are closed, instead of a call (heard)'
const usual = 'Open Monday to Friday, 9am to 5pm. Closed on bank holidays'

const ofHours: readonly (readonly [to: string, expected: readonly string[]])[] = [
  [
    week.replace('9am to 5pm', '9am to 4pm'),
    [
      `! The hours of Hate line are now "Open Monday to Friday, 9am to 4pm. Closed on bank holidays"; they were "${usual}"`,
      '- Monday 23 November 2026, 4pm to 5pm: closed; it was open',
      '- Tuesday 24 November 2026, 4pm to 5pm: closed; it was open',
      '- Wednesday 25 November 2026, 4pm to 5pm: closed; it was open',
      '- Thursday 26 November 2026, 4pm to 5pm: closed; it was open',
      '- Friday 27 November 2026, 4pm to 5pm: closed; it was open',
      '- and 271 more times in the next 400 days',
      ...places,
      closedPlace,
    ],
  ],
  [
    week.replace('      2026', '      2027-01-04:\n        hours: closed\n        reason: "a move"\n      2026'),
    [
      '! The hours of Hate line differ on some days: dates with hours of their own changed',
      '- Monday 4 January 2027, 9am to 5pm: closed; it was open',
      ...places,
      closedPlace,
    ],
  ],
  [
    week.replace('monday', 'saturday: 10am to 2am the next day\n      monday'),
    [
      `! The hours of Hate line are now "Open Monday to Friday, 9am to 5pm; Saturday, 10am to 2am the next day. Closed on bank holidays"; they were "${usual}"`,
      '- From now to Sunday 22 November 2026, 2am: open; it was closed',
      '- Saturday 28 November 2026, 10am to Sunday 29 November 2026, 2am: open; it was closed',
      '- Saturday 5 December 2026, 10am to Sunday 6 December 2026, 2am: open; it was closed',
      '- Saturday 12 December 2026, 10am to Sunday 13 December 2026, 2am: open; it was closed',
      '- Saturday 19 December 2026, 10am to Sunday 20 December 2026, 2am: open; it was closed',
      '- and 51 more times in the next 400 days',
      ...places,
      closedPlace,
    ],
  ],
  [
    week.replace('bankHolidays: closed', 'bankHolidays: unknown'),
    [
      `! The hours of Hate line are now "Open Monday to Friday, 9am to 5pm. Check first on bank holidays"; they were "${usual}"`,
      '- Friday 25 December 2026 to Saturday 26 December 2026, all day: not certain; it was closed',
      '- Monday 28 December 2026, all day: not certain; it was closed',
      '- Friday 1 January 2027, all day: not certain; it was closed',
      '- Friday 26 March 2027, all day: not certain; it was closed',
      '- Monday 29 March 2027, all day: not certain; it was closed',
      '- and 4 more times in the next 400 days',
      ...places,
      closedPlace,
    ],
  ],
  [
    '',
    [
      `! The hours of Hate line are now not known; they were "${usual}"`,
      '- At all times: not certain; it was closed or open',
      ...places,
    ],
  ],
  [
    '  hours: always\n',
    [
      `! The hours of Hate line are now "Open 24 hours, every day"; they were "${usual}"`,
      '- From now to Monday 23 November 2026, 9am: open; it was closed',
      '- Monday 23 November 2026, 5pm to Tuesday 24 November 2026, 9am: open; it was closed',
      '- Tuesday 24 November 2026, 5pm to Wednesday 25 November 2026, 9am: open; it was closed',
      '- Wednesday 25 November 2026, 5pm to Thursday 26 November 2026, 9am: open; it was closed',
      '- Thursday 26 November 2026, 5pm to Friday 27 November 2026, 9am: open; it was closed',
      '- and 273 more times in the next 400 days',
      ...places,
    ],
  ],
  [
    week.replace('monday to friday: 9am to 5pm', 'monday to friday: 9am to noon, noon to 5pm'),
    [
      `! The hours of Hate line are now "${usual.replace('9am to 5pm', '9am to noon and noon to 5pm')}"; they were "${usual}"`,
      ...places,
      closedPlace,
    ],
  ],
]

t.test('hours that differ, with the instants', async (t) => {
  for (const [to, expected] of ofHours)
    t.strictSame(withDetails(compare(smallLine, small(['contacts.yaml', week, to]))), expected)
})

t.test('a date that is too far ahead to be compared hour by hour', async (t) => {
  const date = '      2028-01-04:\n        hours: closed\n        reason: "a move"\n'
  const after = small(['contacts.yaml', week, week.replace('      2026', `${date}      2026`)])
  const expected = ['! The hours of Hate line differ on some days: dates with hours of their own changed']
  t.strictSame(withDetails(compare(smallLine, after)), [...expected, ...places, closedPlace])
  t.strictSame(withDetails(compare(after, smallLine)), [...expected, ...places, closedPlace])
})

/** The small line with these hours for its hate line. */
const withHours = (hours: string) => small(['contacts.yaml', week, hours])

/** The stretches of time, in words. */
const timesOf = (before: FlowFiles, after: FlowFiles) =>
  all(compare(before, after)).flatMap((change) =>
    change.kind === 'hours' ? change.stretches.map(({ words }) => words) : [],
  )

const onChristmas = week.replace('2026-12-24', '2026-12-25').replace('9am to noon', 'closed')
const checkFirst = week.replace('bankHolidays: closed', 'bankHolidays: unknown')
const onSundays = '  hours:\n    week:\n      sunday: 9am to 5pm\n    bankHolidays: closed\n'
const never = '  hours:\n    week:\n      sunday: closed\n    bankHolidays: unknown\n'

const ofTimes: readonly (readonly [name: string, before: string, after: string, first: readonly string[]])[] = [
  [
    'another reason',
    onChristmas,
    onChristmas.replace('staff training', 'a party'),
    ['Friday 25 December 2026, all day: closed for a party; it was closed for staff training'],
  ],
  [
    'another doubt',
    checkFirst.replace('2026-12-24', '2026-12-25').replace('9am to noon', 'unknown'),
    checkFirst.replace('2026-12-24', '2026-11-20'),
    ['Friday 25 December 2026, all day: not certain for the bank holiday; it was not certain'],
  ],
  [
    'holidays on which it is closed anyway',
    onSundays,
    onSundays.replace('closed', 'as normal'),
    [
      'Friday 25 December 2026 to Saturday 26 December 2026, all day: closed; it was closed for the bank holiday',
      'Monday 28 December 2026, all day: closed; it was closed for the bank holiday',
    ],
  ],
  [
    'newly known',
    '',
    never,
    [
      'From now to Thursday 24 December 2026, midnight: closed; it was not certain',
      'Friday 25 December 2026 to Saturday 26 December 2026, all day: not certain for the bank holiday; it was not known',
    ],
  ],
  ['always', never, '  hours: always\n', ['At all times: open; it was closed or not certain']],
  [
    'from a night on',
    '  hours:\n    week:\n      every day: 24 hours\n    bankHolidays: as normal\n    exceptions:\n      2027-12-24:\n        hours: closed\n        reason: "x"\n      2027-12-25:\n        hours: closed\n        reason: "x"\n      2027-12-26:\n        hours: closed\n        reason: "x"\n',
    '  hours: always\n',
    ['From Friday 24 December 2027, midnight on: open; it was closed'],
  ],
]

t.test('times and reasons', async (t) => {
  for (const [name, before, after, first] of ofTimes)
    t.strictSame(timesOf(withHours(before), withHours(after)).slice(0, first.length), first, name)
})

t.test('the instants of hours are told, too', async (t) => {
  const diff = compare(withHours(never), withHours('  hours: always\n'))
  t.match(diff.needsSecond, [
    {
      kind: 'hours',
      contact: 'hate-line',
      before: 'Closed. Check first on bank holidays',
      after: 'Open 24 hours, every day',
      stretches: [{ from: '2026-11-21T12:00:00Z', to: '2027-12-26T12:00:00Z', before: 'closed or not certain' }],
      more: 0,
    },
  ])
})

t.test('a bank holiday that is new', async (t) => {
  const events = '"division": "england-and-wales",\n    "events": ['
  const after = edited('bank-holidays.json', events, `${events}{ "date": "2027-02-01" },`)
  t.strictSame(withDetails(compare(shippedFiles, after)), [
    '! The hours of CRI differ on some days: the bank holidays changed',
    '- Monday 1 February 2027, all day: not certain; it was closed or open',
    '- Where: 4 Drugs, alcohol, needles (read)',
    '- Where: 4-2 Needle exchange',
  ])
})

const christmas = '24 december 2026 to 2 january 2027: "Christmas"'
const withClosures = (hours: string, ...closures: string[]) =>
  withHours(`${hours}  closures:\n${closures.map((closure) => `    ${closure}\n`).join('')}`)

const ofClosures: [name: string, before: FlowFiles, after: FlowFiles, first: string, times: string[]][] = [
  [
    'a range is one stretch of a weekly service, its holidays and closed days in it',
    withHours(week),
    withClosures(week, christmas.replace('24', '28')),
    '! The hours of Hate line differ on some days: closures changed',
    [
      'Monday 28 December 2026 to Saturday 2 January 2027, all day: closed for Christmas; it was closed for the bank holiday or open or closed',
    ],
  ],
  [
    'and of what is always open',
    withHours('  hours: always\n'),
    withClosures('  hours: always\n', christmas),
    '! The hours of Hate line are now "Open 24 hours"; they were "Open 24 hours, every day"',
    ['Thursday 24 December 2026 to Saturday 2 January 2027, all day: closed for Christmas; it was open'],
  ],
  [
    'and of hours that nobody knows',
    withHours(''),
    withClosures('', christmas),
    '! The hours of Hate line differ on some days: closures changed',
    ['Thursday 24 December 2026 to Saturday 2 January 2027, all day: closed for Christmas; it was not known'],
  ],
  [
    'a closure that is gone, and the end of a night that will begin again',
    withClosures(week.replace('9am to 5pm', '10pm to 2am the next day'), '"23 december 2026": "a move"'),
    withHours(week.replace('9am to 5pm', '10pm to 2am the next day')),
    '! The hours of Hate line differ on some days: closures changed',
    [
      'Wednesday 23 December 2026, all day: open; it was closed for a move',
      'Thursday 24 December 2026, midnight to 2am: open; it was closed',
    ],
  ],
  [
    'another reason',
    withClosures('', christmas),
    withClosures('', christmas.replace('Christmas', 'a move')),
    '! The hours of Hate line differ on some days: closures changed',
    ['Thursday 24 December 2026 to Saturday 2 January 2027, all day: closed for a move; it was closed for Christmas'],
  ],
  [
    'a rule',
    withHours(''),
    withClosures('', 'first monday of the month: "training"'),
    '! The hours of Hate line differ on some days: closures changed',
    [
      'Monday 7 December 2026, all day: closed for training; it was not known',
      'Monday 4 January 2027, all day: closed for training; it was not known',
    ],
  ],
  [
    'a closure that is too far ahead to be compared day by day',
    withHours(''),
    withClosures('', '1 june 2029: "a move"'),
    '! The hours of Hate line differ on some days: closures changed',
    [],
  ],
]

t.test('closures', async (t) => {
  for (const [name, before, after, summary, times] of ofClosures) {
    const [printed, ...details] = withDetails(compare(before, after))
    t.equal(printed, summary, name)
    const found = details.filter((line) => !line.includes('Where')).map((line) => line.slice(2))
    t.strictSame(found.slice(0, times.length || 1), times, name)
  }
  t.strictSame(
    compare(withHours(week), withClosures(week, '20 november 2026: "a move"')),
    { needsSecond: [], others: [] },
    'past',
  )
})

t.test('the bank holidays of another division', async (t) => {
  const scottish = edited('line.yaml', 'division: england-and-wales', 'division: scotland')
  const [division, ...hours] = withDetails(compare(shippedFiles, scottish)).toReversed()
  t.equal(division, '! The bank holidays are now those of Scotland; they were those of England and Wales')
  t.match(hours.toReversed(), [
    '! The hours of CRI differ on some days: the bank holidays changed',
    '- Monday 30 November 2026, all day: not certain; it was closed or open',
  ])
})

t.test('hours that nobody says, but on which it depends where a key leads', async (t) => {
  const details = withDetails(compare(withOffice('9am to 5pm'), withOffice('9am to 4pm')))
  t.strictSame(
    details.filter((line) => line.includes('Where')),
    ['- Where: 1 Hate crime'],
  )
})
