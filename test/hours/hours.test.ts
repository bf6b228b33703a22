import { readFileSync } from 'node:fs'
import t from 'tap'
import Value from 'typebox/value'
import { isBankHoliday, nameOfHoliday, parseBankHolidays } from '../../src/hours/bank-holidays.ts'
import { parseHours, timeInWords, type WeekHours, windowInWords, writtenHours } from '../../src/hours/hours.ts'

/** What is wrong, as "path: what; mend", one line each. */
function wrong(written: unknown): string[] {
  const read = parseHours(written)
  return 'problems' in read ? read.problems.map(({ path, what, mend }) => `${path.join(' > ')}: ${what}; ${mend}`) : []
}

function right(written: unknown): WeekHours {
  const read = parseHours(written)
  if ('problems' in read || read.hours === 'always') throw new Error(JSON.stringify(read))
  return read.hours
}

const monday = (windows: unknown) => ({ week: { monday: windows }, bankHolidays: 'closed' })
const windowsOf = (windows: string) => right(monday(windows)).week[0]!.map(({ from, to }) => [from, to])
const anyHours =
  'write hours such as "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed"'
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
  ['noon to midday', ...unreadable('noon to midday', anyHours)],
  ['9am to 25', ...unreadable('9am to 25', anyHours)],
  ['9am to 5pm, closed', ...unreadable('9am to 5pm, closed', anyHours)],
  ['24/7', ...unreadable('24/7', anyHours)],
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
    'write always in place of the week if it never closes, or "24 hours" for a day that it is open from midnight to midnight',
  ]),
  ...['9am to 10am', '9am to 9am', '10pm to midnight'].map((written): [string, ...string[]] => [
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

t.test('windows that staff might write wrongly are refused with the right words', async (t) => {
  for (const [written, what, mend] of badWindows) {
    t.same(wrong(monday(written)), [`week > monday: ${what}; ${mend}`], written)
  }
  t.same(wrong(monday(['9am'])), [`week > monday: the hours are missing; ${anyHours}`])
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
  const bad: [string, string][] = [
    ['mon-fri', 'write "monday to friday"'],
    ['Thurs', 'write "thursday"'],
    ['weds to Saturdays', 'write "wednesday to saturday"'],
    ['weekdays', 'write "monday to friday"'],
    ['weekend', 'write "saturday to sunday"'],
    ['daily', 'write "every day"'],
    ['bank holidays', 'write bankHolidays beside the week'],
    ['month', anyDays],
    ['monday to monday', anyDays],
    ['monday to friday to sunday', anyDays],
    ['to friday', anyDays],
  ]
  for (const [name, mend] of bad) {
    const written = { week: { [name]: 'closed' }, bankHolidays: 'closed' }
    t.same(wrong(written), [`week > ${name}: "${name}" is not a day; ${mend}`])
  }
  const twice = { week: { 'every day': '9am to 5pm', monday: '9-5' }, bankHolidays: 'closed' }
  t.same(wrong(twice), [
    'week > monday: "9-5" is not written as hours; write "9am to 5pm"',
    'week > monday: Monday is named twice; write the hours of Monday once',
  ])
})

t.test('bank holidays, exceptions and always', async (t) => {
  t.same(parseHours('Always'), { hours: 'always' })
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

const file = readFileSync(new URL('../../flows/bank-holidays.json', import.meta.url), 'utf8')
const read = parseBankHolidays(file)
if ('problems' in read) throw new Error(JSON.stringify(read.problems))
const holidaysOf = (holidays: typeof read.holidays, year: number) => {
  const dates = Array.from({ length: 366 }, (_, day) => Temporal.PlainDate.from(`${year}-01-01`).add({ days: day }))
  const found = dates.filter((date) => date.year === year && isBankHoliday(holidays, date))
  return found.map((date) => date.toString().slice(5)).join(' ')
}

t.test('bank holidays: the years of the file, with the days that GOV.UK leaves out', async (t) => {
  t.same([...read.holidays.years], [2026, 2027])
  t.equal(holidaysOf(read.holidays, 2026), '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28')
  t.equal(holidaysOf(read.holidays, 2027), '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28')
  for (const added of ['2026-12-26', '2027-12-25', '2027-12-26']) {
    t.notOk(read.holidays.dates.has(added), `GOV.UK does not list ${added}`)
    t.ok(isBankHoliday(read.holidays, added), `${added} is a bank holiday all the same`)
  }
})

t.test('bank holidays: other years by the rule', async (t) => {
  const table: [number, string][] = [
    [2022, '01-01 01-03 04-15 04-18 05-02 05-30 08-29 12-25 12-26 12-27'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2028, '01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    [2029, '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26'],
    [2030, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
    [2031, '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26'],
    [2033, '01-01 01-03 04-15 04-18 05-02 05-30 08-29 12-25 12-26 12-27'],
    [2034, '01-01 01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26'],
    // The earliest and the latest Easter Monday near us, and the two years that the computus corrects.
    [2008, '01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26'],
    [2038, '01-01 04-23 04-26 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
    [2049, '01-01 04-16 04-19 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
    [1981, '01-01 04-17 04-20 05-04 05-25 08-31 12-25 12-26 12-28'],
  ]
  for (const [year, days] of table) t.equal(holidaysOf(read.holidays, year), days, String(year))
})

t.test('bank holidays: a whole year in the file may move a day; a lone date adds to the rule', async (t) => {
  const list = (...dates: string[]) => {
    const text = JSON.stringify({ 'england-and-wales': { events: dates.map((date) => ({ date })) } })
    const read = parseBankHolidays(text)
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    return read.holidays
  }
  const in2020 = ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']
  const moved = list(...in2020.map((date) => `2020-${date}`))
  t.equal(holidaysOf(moved, 2020), '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-26 12-28')
  t.match(holidaysOf(list('2029-06-15'), 2029), '05-28 06-15 08-27')
})

t.test('bank holidays: their names, as far as they are known', async (t) => {
  const table: [date: string, name: string][] = [
    ['2026-04-03', 'Good Friday'],
    ['2026-01-01', "New Year's Day"],
    ['2026-12-26', 'Boxing Day'],
    ['2026-12-28', 'Boxing Day, substitute day'],
    ['2031-12-25', 'Christmas Day'],
    ['2031-04-11', ''],
  ]
  for (const [date, name] of table) t.equal(nameOfHoliday(read.holidays, Temporal.PlainDate.from(date)), name, date)
})

t.test('bank holidays: a file that cannot be used', async (t) => {
  const noEvents = {
    path: ['england-and-wales', 'events'],
    what: 'the bank holidays have no events for england-and-wales',
    mend: 'copy https://www.gov.uk/bank-holidays.json',
  }
  for (const text of ['', 'null', '{}', '{"england-and-wales":{"events":{}}}']) {
    t.same(parseBankHolidays(text), { problems: [noEvents] }, text)
  }
  const events = [{ date: '2026-01-01' }, { date: '1 May 2026' }, null, { date: '2026-02-29' }]
  const read = parseBankHolidays(JSON.stringify({ 'england-and-wales': { events } }))
  t.same('problems' in read && read.problems.map(({ path, what }) => `${path.join(' > ')}: ${what}`), [
    'england-and-wales > events > 1 > date: "1 May 2026" is not a date',
    'england-and-wales > events > 2 > date: "undefined" is not a date',
    'england-and-wales > events > 3 > date: "2026-02-29" is not a date',
  ])
  t.throws(() => isBankHoliday({ dates: new Map(), years: new Set() }, 'tomorrow'), RangeError)
})
