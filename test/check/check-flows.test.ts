import t, { type Test } from 'tap'
import { makeCheckContext } from '../../src/check/check-context.ts'
import { checkFlows } from '../../src/check/check-flows.ts'
import { printFindings } from '../../src/check/print-findings.ts'
import type { CheckContext, Rule } from '../../src/check/rule.ts'
import { bankHolidays } from '../../src/check/rules/bank-holidays.ts'
import { everyPath } from '../../src/check/rules/every-path.ts'
import { yearOfHours } from '../../src/check/rules/year-of-hours.ts'
import type { Line } from '../../src/flow/line.ts'
import { edit, replace } from '../flow/small-line.ts'
import { compile } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

const clean = compile(cleanLine)
const context = (changes: Partial<Line> = {}) =>
  makeCheckContext({ ...clean, ...changes }, { normalised: [], garbled: [], outdated: [] }, checkedOn)

/** What a rule finds wrong with a line that no folder compiles to. */
const judge = ({ find }: Rule, context: CheckContext) => [...find(context)].map(({ what }) => what)

t.test('hours that one of the two calculations gets wrong', async (t) => {
  const hateLine = clean.contacts.get('hate-line')!
  const usual = hateLine.hours.usual as Exclude<typeof hateLine.hours.usual, string>
  // Longer than two days: the parser refuses it, and the two calculations read it in their own ways.
  const week = usual.week.map((row, day) => (day === 0 ? [{ from: 540, to: 3000 }] : row))
  const contacts = new Map([
    ...clean.contacts,
    ['hate-line', { ...hateLine, hours: { usual: { ...usual, week }, closures: [] } }],
  ])
  t.strictSame(judge(yearOfHours, context()), [])
  t.match(judge(yearOfHours, context({ contacts })), [
    /^Two ways of calculating these hours do not agree at 2026-11-2\dT/,
  ])
})

t.test('words that do not fit the hours', async (t) => {
  const told = (words: string, state: string) => {
    const looked = context()
    const yearOf: CheckContext['yearOf'] = (contact) => {
      const year = looked.yearOf(contact)
      const changes = year.changes.map((change, i) => (i < 2 && change.state === state ? { ...change, words } : change))
      return { ...year, changes }
    }
    return judge(yearOfHours, { ...looked, yearOf })
  }
  t.strictSame(told('It is closed now', 'open'), [
    'At 2026-11-23T09:00:00Z (open) people would hear: "It is closed now"',
  ])
  t.strictSame(told('It is open now, until 4pm', 'open'), [
    'At 2026-11-23T09:00:00Z (open) people would hear: "It is open now, until 4pm"',
  ])
  t.strictSame(told('It is closed now. It opens at 8am tomorrow', 'closed'), [
    'At 2026-11-23T17:00:00Z (closed) people would hear: "It is closed now. It opens at 8am tomorrow"',
  ])
  t.strictSame(told('It is open now, until 5pm', 'open'), [])
})

t.test('closures of what is always open, or unknown, in every way that they are written', async (t) => {
  const closures = `  closures:
    24 december 2026 to 2 january 2027: "Christmas"
    20 february to 1 march: "a move"
    24 december to 2 january: "Christmas"
    29 february: "a leap day"
    first monday of the month: "training"
    third friday of the month: "training"
    last sunday of the month: "training"
`
  const files = edit('contacts.yaml', '  hours: always\n', `  hours: always\n${closures}`, cleanLine)
  const line = compile(edit('contacts.yaml', '  phone: "101"\n', `  phone: "101"\n${closures}`, files))
  const at = (now: string) =>
    makeCheckContext(line, { normalised: [], garbled: [], outdated: [] }, Temporal.Instant.from(now))
  for (const now of ['2026-11-21T12:00:00Z', '2026-12-26T12:00:00Z', '2027-06-01T00:00:00Z', '2027-02-27T00:00:00Z'])
    t.strictSame(judge(yearOfHours, at(now)), [], now)
  const told = (id: string, words: string) => {
    const looked = at('2026-11-21T12:00:00Z')
    const { hours } = line.contacts.get(id)!
    const yearOf: CheckContext['yearOf'] = (contact) => {
      const year = looked.yearOf(contact)
      const changes = year.changes.map((change, i) => (i === 1 ? { ...change, words } : change))
      return contact.hours === hours ? { ...year, changes } : year
    }
    return judge(yearOfHours, { ...looked, yearOf }).join()
  }
  const will = 'It will be closed on Monday 7 December'
  t.equal(told('police', will), '')
  t.match(told('centre', will), 'people would hear')
  t.equal(told('centre', `It is open now. ${will}`), '')
  t.match(told('police', `It is open now. ${will}`), 'people would hear')
  t.match(told('centre', 'It is open all day and all night, every day'), 'people would hear')
})

t.test('a line whose turn breaks', async (t) => {
  const words = { ...clean.words, busy: [{ contact: 'nobody', field: 'phone' } as const] }
  const [first = ''] = judge(everyPath, { ...context(), line: { ...clean, words } })
  t.match(first, /^After a text or call that is busy the line breaks: .* \(hate\.talk\.connecting\)$/)
})

/** A topic of so many menus below one another, with an answer at the end. */
function deepLine(depth: number) {
  const menus = Array.from({ length: depth }, (_, i) => {
    const target = i === depth - 1 ? 'end' : `menu-${i + 1}`
    return `  menu-${i}:\n    meta: { title: "Menu ${i}" }\n    on:\n      '1': { target: ${target}, description: "for more" }\n`
  })
  const end = `  end:\n    meta:\n      title: "End"\n      source: "A"\n      checked: 2026-11-20\n      say: "The end."\n      text: "The end."\n`
  const topic = `id: deep\ninitial: menu-0\nmeta: { title: "Deep" }\nstates:\n${menus.join('')}${end}`
  const option = `description: "for drugs"\n      '3': { target: '#deep', description: "for depth" }`
  return edit('line.yaml', 'description: "for drugs"', option, replace('deep.yaml', topic, cleanLine))
}

t.test('an answer that is too deep for a call or a text', async (t) => {
  const complaintsAt = (depth: number) => printFindings(checkFlows(deepLine(depth), checkedOn).findings).slice(0, -1)
  t.strictSame(complaintsAt(8), [])
  t.match(complaintsAt(9), [
    /every-text: The code 3111111111 does not bring the text of "End"\. Put it higher up: a code has 9/,
  ])
  t.match(
    complaintsAt(11).join('\n'),
    /every-path: It takes 12 keys to get here\. Put it higher up: a call ends within 12 turns\./,
  )
})

t.test('how far the list of bank holidays reaches', async (t) => {
  // The last year of the list is 2027, which GOV.UK lists to its end: 240 days before that it is a warning, then a dated one.
  const table: [date: string, dated?: boolean, days?: number][] = [
    ['2027-05-03'],
    ['2027-05-04'],
    ['2027-05-05'],
    ['2027-05-06', false, 239],
    ['2027-08-31', false, 122],
    ['2027-09-01', false, 121],
    ['2027-09-02', false, 120],
    ['2027-09-03', true, 119],
    ['2027-12-31', true, 0],
  ]
  for (const [date, dated, days] of table) {
    const found = [...bankHolidays.find({ ...context(), today: Temporal.PlainDate.from(date) })]
    const what = `The list of bank holidays ends in ${days} days.`
    t.match(found, days === undefined ? [] : [{ severity: 'warning', dated, what }], date)
    t.equal(found.length, days === undefined ? 0 : 1, date)
  }
})

t.test('a warning that was accepted is told with its reason, and counted apart', async (t: Test) => {
  const options = Array.from(
    { length: 4 },
    (_, i) => `\n      '${i + 2}': { target: exchange, description: "for ${i}" }`,
  )
  const five = edit('drugs.yaml', '"for needle exchange"', `"for needle exchange"${options.join('')}`, cleanLine)
  const title = 'keywords: [drugs]'
  const files = edit('drugs.yaml', title, `${title}\n      accepted: { menu-size: "They are short." }`, five)
  t.match(checkFlows(files, checkedOn).findings, [
    { rule: 'menu-size', severity: 'warning', accepted: 'They are short.' },
  ])
  t.strictSame(printFindings(checkFlows(files, checkedOn).findings), [
    'These flows may be published: 0 errors, 0 warnings, and 1 warning accepted with a reason in the files.',
  ])
})
