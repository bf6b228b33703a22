import fc from 'fast-check'
import t from 'tap'
import Value from 'typebox/value'
import { hoursKey, timeInWords, unknownHours, type WeekHours, windowInWords } from '../../src/hours/hours.ts'
import { writtenHours } from '../../src/hours/hours-schema.ts'
import { parseHours } from '../../src/hours/read-hours.ts'
import { hoursOf } from './hours-oracle.ts'

/** What is wrong, as "path: what; mend", one line each. */
function wrong(written: unknown): string[] {
  const read = parseHours(written)
  return 'problems' in read ? read.problems.map(({ path, what, mend }) => `${path.join(' > ')}: ${what}; ${mend}`) : []
}

function right(written: unknown): WeekHours {
  const read = parseHours(written)
  if ('problems' in read || typeof read.usual === 'string') throw new Error(JSON.stringify(read))
  return read.usual
}

const monday = (windows: unknown) => ({ week: { monday: windows }, bankHolidays: 'closed' })
const windowsOf = (windows: string) => right(monday(windows)).week[0]!.map(({ from, to }) => [from, to])
const anyHours =
  'write hours such as "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed"'
const neverCloses =
  'write always in place of the week if it never closes, or "24 hours" for a day that it is open from midnight to midnight'
const anyDays = 'write a day such as "saturday", a range such as "monday to friday", or "every day"'
const anyRule = 'write closed, as normal, unknown, or hours such as "10am to 4pm"'

t.test('windows become minutes after midnight', async (t) => {
  const table: [string, number[][]][] = [
    ['9am to 5pm', [[540, 1020]]],
    ['9AM  to 5PM ', [[540, 1020]]],
    ['9:00am to 5:05pm', [[540, 1025]]],
    [
      '9:30am to noon, 1pm to 4:30pm',
      [
        [570, 720],
        [780, 990],
      ],
    ],
    [
      '1pm to 4:30pm,noon to 1pm',
      [
        [720, 780],
        [780, 990],
      ],
    ],
    ['12:30am to 12:30pm', [[30, 750]]],
    ['9:12am to 5:12pm', [[552, 1032]]],
    ['8pm to midnight', [[1200, 1440]]],
    ['midnight to 6am', [[0, 360]]],
    ['10pm to 2am the next day', [[1320, 1560]]],
    ['24 hours', [[0, 1440]]],
    ['Closed', []],
  ]
  for (const [written, windows] of table) t.same(windowsOf(written), windows, written)
})

t.test('a window in words is read back as the same window', async (t) => {
  for (let from = 0; from < 1440; from += 90) {
    for (let to = from + 30; to < from + 1440 && to !== 1440; to += 50) {
      t.same(windowsOf(windowInWords({ from, to })), [[from, to]])
    }
  }
  t.same(['24 hours', '8pm to midnight'].map(windowsOf), [[[0, 1440]], [[1200, 1440]]])
  t.equal(windowInWords({ from: 0, to: 1440 }), '24 hours')
  t.equal(windowInWords({ from: 720, to: 1440 }), 'noon to midnight')
  t.equal(timeInWords(13 * 60 + 5), '1:05pm')
})

const unreadable = (written: string, mend: string) => [`"${written}" is not written as hours`, mend]
const badWindows: [string, ...string[]][] = [
  ['9-5', ...unreadable('9-5', 'write "9am to 5pm"')],
  ['09:00-17:00', ...unreadable('09:00-17:00', 'write "9am to 5pm"')],
  ['0900-1700', ...unreadable('0900-1700', 'write "9am to 5pm"')],
  ['9am-5pm', ...unreadable('9am-5pm', 'write "9am to 5pm"')],
  ['9am – 5pm', ...unreadable('9am – 5pm', 'write "9am to 5pm"')],
  ['9 to 5', ...unreadable('9 to 5', 'write "9am to 5pm"')],
  ['9am to 5', ...unreadable('9am to 5', 'write "9am to 5pm"')],
  ['9-5pm', ...unreadable('9-5pm', 'write "9am to 5pm"')],
  ['7-9pm', ...unreadable('7-9pm', 'write "7pm to 9pm"')],
  ['6 - 2', ...unreadable('6 - 2', 'write "6am to 2pm"')],
  ['from 9.30 a.m. until midday', ...unreadable('from 9.30 a.m. until midday', 'write "9:30am to noon"')],
  ['9-12 and 1-5', ...unreadable('9-12 and 1-5', 'write "9am to noon, 1pm to 5pm"')],
  ['10pm-2am', ...unreadable('10pm-2am', 'write "10pm to 2am the next day"')],
  ['8pm-midnight', ...unreadable('8pm-midnight', 'write "8pm to midnight"')],
  ['00:00-24:00', ...unreadable('00:00-24:00', 'write "24 hours"')],
  ['noon to midday', ...unreadable('noon to midday', neverCloses)],
  ['06:00-05:59', ...unreadable('06:00-05:59', neverCloses)],
  ['9am to 25', ...unreadable('9am to 25', anyHours)],
  ['9am to 5pm, closed', ...unreadable('9am to 5pm, closed', anyHours)],
  ['', ...unreadable('', anyHours)],
  ['9am to 12pm', '"12pm" can be read as noon or as midnight', 'write noon or midnight'],
  [
    '10pm to 2am',
    '"10pm to 2am" ends before it starts',
    'write "10pm to 2am the next day" if it closes after midnight, or correct am and pm',
  ],
  ...['12am to 12am', 'midnight to midnight', '9am to 9am'].map((written): [string, ...string[]] => [
    written,
    `"${written}" ends when it starts`,
    neverCloses,
  ]),
  [
    '9am to 9am the next day',
    '"9am to 9am the next day" is a whole day',
    `${neverCloses}; if it is open on this day only, write "9am to midnight", and "midnight to 9am" for the day after`,
  ],
  ['midnight to midnight the next day', '"midnight to midnight the next day" is a whole day', neverCloses],
  ...['9am to 10am', '10pm to midnight'].map((written): [string, ...string[]] => [
    `${written} the next day`,
    `"${written} the next day" may last longer than a day`,
    `write "${written}" if it closes by midnight`,
  ]),
  [
    '9am to 1pm, 2pm to 6pm, noon to 3pm',
    '"9am to 1pm" and "noon to 3pm" overlap',
    'write "9am to 3pm", or times that do not overlap',
  ],
]

/** Other ways to write some hours. */
const sameHours: [words: string, ...ways: string[]][] = [
  [
    '24 hours',
    ...['00:00-23:59', '00:00 - 24:00', '00:00–00:00', '0000-2359', '00.00-23.59', '00:00:00-23:59:59'],
    ...[
      '00:01-23:59',
      '24/7',
      '24 / 7',
      '24hrs',
      '24h',
      '24 hrs',
      '24-hour',
      '24 hours a day',
      'Open 24 hours',
      'all day',
    ],
    ...[
      '24 hours, every day',
      'All day and night',
      'round the clock',
      'anytime',
      'midnight - 11.59pm',
      '24 hours daily',
    ],
    ...['24-7', '24x7', '24/7/365', '24‑7', 'H24', 'twenty-four hours'],
  ],
  [
    '9am to 5pm',
    ...[
      '09.00 - 17.00',
      '09:00–17:00',
      '9am—5pm',
      '9.00am-5.00pm',
      '9 a.m. to 5 p.m.',
      "9 o'clock to 5 o'clock",
      '9–5',
    ],
    ...['between 9am and 5pm', '0900 to 1700', '09:00 to 5pm', '9:00:00 - 17:00:00', '0900h-1700h', '9am till 5pm'],
  ],
  ['9am to 5pm', '9a-5p', '09h00-17h00', '9am through 5pm', '9am‑5pm', '9am ― 5pm', '9am − 5pm'],
  ['9am to noon', '9am-12 noon', '9am to 12noon', '09:00–12:00', '9-12', '9am to 12 midday', '9am – noon'],
  ['noon to midnight', '12 noon to 12 midnight', '12:00-24:00', '12:00–23:59', 'midday to midnight'],
  ['6pm to midnight', '18:00-23:59', '18.00 – 00.00', '6pm-11:59pm', '6 p.m. until 12 midnight'],
  ['10pm to 6am the next day', '22:00–06:00', '10pm-6am (next day)', '10pm - 6am the following day'],
  ['9am to noon, 1pm to 5pm', '9am–12 noon; 1–5pm', '09.00-12.00 / 13.00-17.00', '9-12 & 1-5'],
  ['closed', 'Closed.', 'shut', 'closed all day', 'not open'],
]

t.test('other ways to write hours are answered with the words to write', async (t) => {
  for (const [words, ...ways] of sameHours)
    for (const written of ways)
      t.same(wrong(monday(written)), [`week > monday: "${written}" is not written as hours; write "${words}"`], written)
  for (const written of ['24/7', '24 hours', 'Always open', 'all day, every day'])
    t.same(wrong(written), [`: "${written}" is not written as a week; write always`])
})

const time = fc.oneof(
  fc.constantFrom(
    'noon',
    'midday',
    '12 noon',
    'midnight',
    '12am',
    '12pm',
    '12',
    '24:00',
    '23:59',
    '00:00',
    '00:01',
    '9.30pm',
  ),
  fc
    .tuple(fc.nat(24), fc.constantFrom('', ':00', '.30', ':59', '00'), fc.constantFrom('', 'am', ' pm', 'p.m.'))
    .map((parts) => parts.join('')),
)
const dash = fc.constantFrom('-', ' – ', '—', ' to ', ' until ', ' till ')
const end = fc.constantFrom('', '', ' the next day', ' (next day)')
const window = fc.tuple(time, dash, time, end).map((parts) => parts.join(''))
const windows = fc.oneof(
  window,
  fc.tuple(window, fc.constantFrom(', ', ' and ', ' & ', '/'), window).map((parts) => parts.join('')),
)

t.test('whatever is written, all the words to write are understood', async (t) => {
  const property = fc.property(windows, (written) => {
    const read = parseHours(monday(written))
    const mends = 'problems' in read ? read.problems.map(({ mend }) => mend) : []
    return mends.flatMap((mend) => mend.match(/"[^"]+"/g) ?? []).every((words) => isRead(words.slice(1, -1)))
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 5_000, seed: 2026 }))
})

const isRead = (words: string) => wrong(monday(words)).length === 0

t.test('windows that staff might write wrongly are refused with the right words', async (t) => {
  for (const [written, what, mend] of badWindows) {
    t.same(wrong(monday(written)), [`week > monday: ${what}; ${mend}`], written)
  }
  t.same(wrong(monday(['9am'])), [`week > monday: the hours are missing; ${anyHours}`])
})

const badDays: [string, string][] = [
  ['mon-fri', 'write "monday to friday"'],
  ['Thurs', 'write "thursday"'],
  ['weds to Saturdays', 'write "wednesday to saturday"'],
  ['weekdays', 'write "monday to friday"'],
  ['weekend', 'write "saturday and sunday"'],
  ['weekends', 'write "saturday and sunday"'],
  ['Sat/Sun', 'write "saturday and sunday"'],
  ['Sat & Sun', 'write "saturday and sunday"'],
  ['Mon, Wed and Fri', 'write "monday, wednesday and friday"'],
  ['Mon/Wed/Fri', 'write "monday, wednesday and friday"'],
  ['Mon–Wed + Fri', 'write "monday to wednesday and friday"'],
  ['M-F', 'write "monday to friday"'],
  ['Mo-Fr', 'write "monday to friday"'],
  ['Tu, Th', 'write "tuesday and thursday"'],
  ['week days', 'write "monday to friday"'],
  ['from Monday‑Friday', 'write "monday to friday"'],
  ['Saterday', 'write "saturday"'],
  ['Wensday & Teusday', 'write "wednesday and tuesday"'],
  ['sat sun', 'write "saturday and sunday"'],
  ['Mon Tues Thurs', 'write "monday, tuesday and thursday"'],
  ['each day', 'write "every day"'],
  ['summer', anyDays],
  ['the first monday', anyDays],
  ['monthly', anyDays],
  ['Mon thru Sat', 'write "monday to saturday"'],
  ['Tues.', 'write "tuesday"'],
  ['Mon-Thursday', 'write "monday to thursday"'],
  ['Thursdays & Friday', 'write "thursday and friday"'],
  ['thrusday', 'write "thursday"'],
  ['7 days a week', 'write "every day"'],
  ['saturday and someday', anyDays],
  ['daily', 'write "every day"'],
  ['bank holidays', 'write bankHolidays beside the week'],
  ['month', anyDays],
  ['monday to monday', anyDays],
  ['monday to friday to sunday', anyDays],
  ['to friday', anyDays],
]

t.test('other ways to write days are answered with the words to write', async (t) => {
  for (const [name, mend] of badDays) {
    const written = { week: { [name]: 'closed' }, bankHolidays: 'closed' }
    t.same(wrong(written), [`week > ${name}: "${name}" is not a day; ${mend}`])
  }
})

t.test('days', async (t) => {
  const open = (days: string) =>
    right({ week: { [days]: '9am to 5pm' }, bankHolidays: 'closed' })
      .week.map((row) => row.length)
      .join('')
  t.equal(open('every day'), '1111111')
  t.equal(open('Monday to Friday'), '1111100')
  t.equal(open('friday to monday'), '1000111')
  t.equal(open('Sunday'), '0000001')
  t.equal(open('Monday, Wednesday and Friday'), '1010100')
  t.equal(open('saturday and sunday'), '0000011')
  t.equal(open('monday to wednesday, friday, and sunday'), '1110101')
  const twice = { week: { 'every day': '9am to 5pm', monday: '9-5' }, bankHolidays: 'closed' }
  t.same(wrong(twice), [
    'week > monday: "9-5" is not written as hours; write "9am to 5pm"',
    'week > monday: Monday is named twice; write the hours of Monday once',
  ])
})

t.test('bank holidays, exceptions and always', async (t) => {
  t.same(parseHours('Always'), { usual: 'always' })
  const week = { 'every day': '9am to 5pm' }
  const rule = (bankHolidays: string) => right({ week, bankHolidays }).bankHolidays
  t.equal(rule('closed'), 'closed')
  t.equal(rule('As normal'), 'as-normal')
  t.equal(rule('unknown'), 'unknown')
  t.same(rule('10am to 4pm'), [{ from: 600, to: 960 }])
  const exceptions = {
    '2026-12-24': { hours: '9am to noon', reason: ' staff  party. ' },
    '2026-11-30': { hours: 'unknown', reason: "St Andrew's Day" },
    '2026-12-02': { hours: 'closed', reason: 'Café move' },
  }
  t.same(
    [...right({ week, bankHolidays: 'closed', exceptions }).exceptions],
    [
      ['2026-11-30', { hours: 'unknown', reason: "St Andrew's Day" }],
      ['2026-12-02', { hours: [], reason: 'Café move' }],
      ['2026-12-24', { hours: [{ from: 540, to: 720 }], reason: 'staff party' }],
    ],
  )
})

t.test('equal hours share a key', async (t) => {
  const training = { hours: 'closed', reason: 'staff training' }
  const schedules = [
    monday('9am to 5pm'),
    { ...monday('9am to 5pm'), bankHolidays: 'unknown' },
    { ...monday('9am to 5pm'), exceptions: { '2026-12-24': training } },
    { ...monday('9am to 5pm'), exceptions: { '2026-12-23': training } },
  ]
  const week = schedules.map((written) => ({ usual: right(written), closures: [] }))
  const closed = (written: object) => hoursOf('always', written)
  const others = [
    closed({}),
    closed({ '25 december': 'a' }),
    closed({ '25 december': 'b' }),
    closed({ '26 december': 'a' }),
  ]
  const all = [...week, ...others, unknownHours]
  t.equal(new Set(all.map(hoursKey)).size, all.length)
  t.equal(hoursKey(closed({ '25 December': 'a' })), hoursKey(closed({ '25 december': 'a.' })))
})

t.test('the parts are refused by name', async (t) => {
  const week = { 'every day': '9am to 5pm' }
  const noWeek =
    'week: the hours have no week; write week, with the hours of each day below it, such as "monday to friday: 9am to 5pm"'
  const table: [unknown, ...string[]][] = [
    ['9am to 5pm', ': "9am to 5pm" is not written as a week; write always, or a week with bankHolidays after it'],
    [undefined, ': the hours are missing; write always, or a week with bankHolidays after it'],
    [['always'], ': the hours are missing; write always, or a week with bankHolidays after it'],
    [
      { days: '' },
      'days: hours have no "days"; write week, bankHolidays or exceptions',
      noWeek,
      `bankHolidays: the hours do not say what happens on bank holidays; ${anyRule}`,
    ],
    [{ week: {}, bankHolidays: 'closed' }, noWeek],
    [{ week, bankHolidays: 'sometimes' }, `bankHolidays: "sometimes" is not a rule for bank holidays; ${anyRule}`],
    [{ week, bankHolidays: '10-4' }, 'bankHolidays: "10-4" is not written as hours; write "10am to 4pm"'],
    [
      { week, bankHolidays: 'closed', exceptions: '' },
      'exceptions: the exceptions are not a list of dates; write each date, such as "2026-12-24", with its hours and reason below it',
    ],
  ]
  for (const [written, ...problems] of table) t.same(wrong(written), problems)
})

t.test('exceptions are refused with their path', async (t) => {
  const exception = (date: string, value: unknown) =>
    wrong({ week: { monday: 'closed' }, bankHolidays: 'closed', exceptions: { [date]: value } })
  const fine = { hours: 'closed', reason: 'staff training' }
  const anyDate = 'write a date of the calendar as year-month-day, such as "2026-12-24"'
  const dates: [string, string][] = [
    ['24/12/2026', 'write "2026-12-24"'],
    ['2026-3-1', 'write "2026-03-01"'],
    ['2026-02-30', anyDate],
    ['Christmas Eve', anyDate],
  ]
  for (const [date, mend] of dates) {
    t.same(exception(date, fine), [`exceptions > ${date}: "${date}" is not a date; ${mend}`])
  }
  const at = 'exceptions > 2026-12-24'
  const noReason = `${at} > reason: the reason is missing; write a reason such as "staff training"`
  t.same(exception('2026-12-24', 'closed'), [`${at} > hours: the hours are missing; ${anyHours}`, noReason])
  t.same(exception('2026-12-24', { hours: '9-12', reason: ' ', why: 'x' }), [
    `${at} > why: an exception has no "why"; write hours and reason`,
    `${at} > hours: "9-12" is not written as hours; write "9am to noon"`,
    noReason,
  ])
  const reason = (reason: string) => exception('2026-12-24', { ...fine, reason })
  const carried = 'has a character that a text message does not carry well'
  t.same(reason('the Mayor’s – “big” – day'), [
    `${at} > reason: the reason "the Mayor’s – “big” – day" ${carried}; write "the Mayor's - "big" - day"`,
  ])
  t.same(reason('party 🎉'), [
    `${at} > reason: the reason "party 🎉" ${carried}; use plain letters, figures and punctuation`,
  ])
})

t.test('the schema describes what is written', async (t) => {
  const week = { 'monday to friday': '9am to 5pm' }
  const exceptions = { '2026-12-24': { hours: 'closed', reason: 'staff training' } }
  t.ok(Value.Check(writtenHours, 'always'))
  t.ok(Value.Check(writtenHours, { week, bankHolidays: 'as normal', exceptions }))
  t.notOk(Value.Check(writtenHours, 'never'))
  t.notOk(Value.Check(writtenHours, { week }))
  t.notOk(Value.Check(writtenHours, { week, bankHolidays: 'closed', hours: '' }))
})
