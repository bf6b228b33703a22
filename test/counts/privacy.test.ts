import fc from 'fast-check'
import t from 'tap'
import { renderCsv } from '../../src/counts/csv.ts'
import { printReport } from '../../src/counts/print-report.ts'
import { makeReport } from '../../src/counts/report.ts'
import { type Report, tableNames } from '../../src/counts/tables.ts'
import type { Count } from '../../src/store/count-table.ts'
import { shippedLine } from '../support/line.ts'
import { call, inHour, period, text } from './turns.ts'

/** Each form in which a report is printed, and the small numbers that can be read in it. */
const forms: Record<string, { print: (report: Report) => string; read: (printed: string) => string[] }> = {
  text: { print: printReport, read: (printed) => printed.split('\n').slice(4).flatMap(cellsOf).filter(isSmall) },
  csv: { print: renderCsv, read: (printed) => printed.split('\r\n').map(lastField).filter(isSmall) },
  json: {
    print: (report) => JSON.stringify(report),
    read: (printed) => numbersIn(JSON.parse(printed)).filter(isSmall),
  },
}

/** The cells beside the name of a row, which two spaces part. */
const cellsOf = (row: string) => row.split(/ {2,}/).slice(1)
const lastField = (record: string) => record.slice(record.lastIndexOf(',') + 1)
const numbersIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : isNumber(value)
const isNumber = (value: unknown) => (typeof value === 'number' ? [String(value)] : [])
const isSmall = (cell: string) => /^-?\d+(\.\d+)?$/.test(cell) && Number(cell) < 5

const states = ['main', 'hate.menu', 'drugs.menu', 'old.menu']
const answers = ['hate.police', 'hate.not-police', 'drugs.exchange', 'person', 'old.help']
const paths = [
  ...states,
  ...answers.flatMap((id) => ['said', 'ask', 'connecting', 'answered'].map((tail) => `${id}.${tail}`)),
]
const inputs = ['key', 'key', 'wrong', 'silence', 'moved', 'answered', 'busy', 'no-answer', 'failed', 'sent', 'unsent']
const replies = ['(danger)', '(police)', '(safe)', '(about)', '(several)', '(unknown)', '(silent)', '(new)']

const days = fc.constantFrom('2026-11-01', '2026-11-08', '2026-11-20', '2026-11-21')
const more = fc.record({ period: days, revision: fc.constantFrom('1a2b3c4d5e6f', 'ffffffffffff') })
const one = (...choices: string[]) => fc.constantFrom(...choices)

/** Turns of one kind. */
const kinds: fc.Arbitrary<Count> = fc.oneof(
  fc
    .tuple(one(...paths), one(...inputs), one(...paths, '(end)'), more)
    .map(([from, input, to, more]) => call(`${from} ${input} ${to}`, 1, more)),
  more.map((more) => call('(start) call main', 1, more)),
  fc
    .tuple(one('text', 'guess', 'limited'), one(...states, ...answers, ...replies), more)
    .map(([input, to, more]) => text(`${input} ${to}`, 1, more)),
  fc
    .tuple(days, fc.nat(23), one('voice', 'sms'), one('turn', 'call'))
    .map(([day, hour, channel, input]) => inHour(`${day}T${String(hour).padStart(2, '0')}`, channel, input, 1)),
)
const turnsOf = (most: number) =>
  fc.tuple(kinds, fc.integer({ min: 1, max: most })).map(([count, turns]) => ({ ...count, turns }))
const counts = fc.array(turnsOf(12), { maxLength: 60 })

const reportOf = (counts: readonly Count[], isLive: boolean) =>
  makeReport(counts, period, isLive ? shippedLine : undefined)

t.test('no form of a report holds a number from 0 to 4', async (t) => {
  fc.assert(
    fc.property(counts, fc.boolean(), (counts, isLive) => {
      const report = reportOf(counts, isLive)
      return Object.values(forms).every(({ print, read }) => read(print(report)).length === 0)
    }),
    { numRuns: 300 },
  )
  t.pass('whatever is counted')
})

t.test('or else it would be found', async (t) => {
  fc.assert(
    fc.property(counts, fc.nat(4), fc.nat(), (counts, small, place) => {
      const report = reportOf([...counts, call('(start) call main', 40)], true)
      const rows = tableNames.flatMap((table) => report[table])
      const { numbers } = rows[place % rows.length]!
      Object.assign(numbers, { [Object.keys(numbers)[0]!]: small })
      return Object.values(forms).every(({ print, read }) => read(print(report)).join() === String(small))
    }),
    { numRuns: 100 },
  )
  t.pass('in each form')
})

t.test('whether something happened fewer than 5 times or never cannot be told', async (t) => {
  fc.assert(
    fc.property(turnsOf(4), fc.boolean(), (few, isLive) => {
      const [some, none] = [reportOf([few], isLive), reportOf([], isLive)]
      return Object.values(forms).every(({ print }) => print(some) === print(none))
    }),
    { numRuns: 300 },
  )
  t.pass('in no form')
})

const apart = ['hate.police', 'drugs.exchange', 'asb.mediation', 'person']

t.test('the order of rows tells no more than the numbers beside them', async (t) => {
  const remainders = fc.array(fc.nat(4), { minLength: apart.length, maxLength: apart.length })
  const steps = fc.array(fc.nat(2), { minLength: apart.length, maxLength: apart.length })
  // Each answer is texted for on a day of its own, so that no two of these numbers are added up.
  const printed = (numbers: readonly number[]) =>
    printReport(
      reportOf(
        apart.map((id, i) => text(`text ${id}`, numbers[i]!, { period: `2026-11-0${i + 1}` })),
        true,
      ),
    )
  fc.assert(
    fc.property(steps, remainders, (steps, remainders) => {
      const rounded = steps.map((step) => 5 * step)
      return printed(rounded.map((number, i) => number + remainders[i]!)) === printed(rounded)
    }),
    { numRuns: 300 },
  )
  t.pass('by their exact numbers it would')
})
