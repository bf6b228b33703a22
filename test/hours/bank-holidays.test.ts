import t from 'tap'
import { isBankHoliday, nameOfHoliday, parseBankHolidays } from '../../src/hours/bank-holidays.ts'
import { contextOf, london } from './hours-oracle.ts'

const listed = london.holidays
const holidaysOf = (holidays: typeof listed, year: number) => {
  const dates = Array.from({ length: 366 }, (_, day) => Temporal.PlainDate.from(`${year}-01-01`).add({ days: day }))
  const found = dates.filter((date) => date.year === year && isBankHoliday(holidays, date))
  return found.map((date) => date.toString().slice(5)).join(' ')
}

t.test('the years of the file, with the days that GOV.UK leaves out', async (t) => {
  t.same([...listed.years], [2026, 2027])
  t.equal(holidaysOf(listed, 2026), '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28')
  t.equal(holidaysOf(listed, 2027), '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28')
})

t.test('other years by the rule, beside those that the oracle knows', async (t) => {
  const table: [number, string][] = [
    [2022, '01-01 01-03 04-15 04-18 05-02 05-30 08-29 12-25 12-26 12-27'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    // The earliest Easter near us, and the two years that the computus corrects.
    [2008, '01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26'],
    [2049, '01-01 04-16 04-19 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
    [1981, '01-01 04-17 04-20 05-04 05-25 08-31 12-25 12-26 12-28'],
  ]
  for (const [year, days] of table) t.equal(holidaysOf(listed, year), days, String(year))
})

t.test('Scotland and Northern Ireland, in the years of the file and in others', async (t) => {
  const scotland = contextOf('scotland').holidays
  const ireland = contextOf('northern-ireland').holidays
  t.same([...scotland.years, ...ireland.years], [2026, 2027, 2026, 2027])
  const table: [typeof listed, number, string][] = [
    [scotland, 2026, '01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-26 12-28'],
    [scotland, 2027, '01-01 01-02 01-04 03-26 05-03 05-31 08-02 11-30 12-25 12-26 12-27 12-28'],
    // St Andrew's Day on a Saturday and on a Sunday; 1 January on a Saturday, and on a Sunday.
    [scotland, 2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
    [scotland, 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
    [scotland, 2022, '01-01 01-02 01-03 01-04 04-15 05-02 05-30 08-01 11-30 12-25 12-26 12-27'],
    [scotland, 2023, '01-01 01-02 01-03 04-07 05-01 05-29 08-07 11-30 12-25 12-26'],
    [ireland, 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-26 12-28'],
    // 17 March on a Sunday; 12 July on a Saturday.
    [ireland, 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
    [ireland, 2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
  ]
  for (const [holidays, year, days] of table) t.equal(holidaysOf(holidays, year), days, `${holidays.division} ${year}`)
  t.equal(nameOfHoliday(scotland, Temporal.PlainDate.from('2026-11-30')), 'St Andrew’s Day')
  t.equal(nameOfHoliday(scotland, Temporal.PlainDate.from('2031-01-02')), '2nd January')
})

t.test("a division's own file is read as well, and how complete a year must be depends on the division", async (t) => {
  const dates = ['01-01', '01-02', '04-03', '05-04', '05-25', '08-03', '11-30', '12-25', '12-28']
  const file = (division: string, days: string[]) =>
    JSON.stringify({ division, events: days.map((day) => ({ title: 'A day', date: `2026-${day}` })) })
  const years = (text: string, division: 'scotland' | 'northern-ireland') => {
    const read = parseBankHolidays(text, division)
    return 'holidays' in read ? [read.holidays.division, ...read.holidays.years] : read.problems
  }
  t.same(years(file('scotland', dates), 'scotland'), ['scotland', 2026])
  t.same(years(file('scotland', dates.slice(1)), 'scotland'), ['scotland'])
  t.same(years(file('northern-ireland', dates), 'northern-ireland'), ['northern-ireland'])
  t.same(years(file('scotland', dates), 'northern-ireland'), [
    {
      path: ['northern-ireland', 'events'],
      what: 'the bank holidays have no events for northern-ireland',
      mend: 'copy https://www.gov.uk/bank-holidays.json',
    },
  ])
  t.match(years(JSON.stringify({ division: 'scotland', events: [{ date: 'soon' }] }), 'scotland'), [
    { path: ['events', '0', 'date'] },
  ])
})

t.test('a whole year in the file may move a day; a lone date adds to the rule', async (t) => {
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

t.test('their names, as far as they are known', async (t) => {
  const table: [date: string, name: string][] = [
    ['2026-04-03', 'Good Friday'],
    ['2026-01-01', 'New Year’s Day'],
    ['2031-01-01', "New Year's Day"],
    ['2026-12-26', 'Boxing Day'],
    ['2026-12-28', 'Boxing Day, substitute day'],
    ['2031-12-25', 'Christmas Day'],
    ['2031-04-11', ''],
  ]
  for (const [date, name] of table) t.equal(nameOfHoliday(listed, Temporal.PlainDate.from(date)), name, date)
})

t.test('a file that cannot be used', async (t) => {
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
  t.throws(() => isBankHoliday({ division: 'scotland', dates: new Map(), years: new Set() }, 'tomorrow'), RangeError)
})
