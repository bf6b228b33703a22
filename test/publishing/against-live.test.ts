import t from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { findAgainstLive } from '../../src/publishing/against-live.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { extra } from '../review/diff/small-diff.ts'
import { newNumber } from '../support/team.ts'

/** A day on which every check of the clean line is over a year old, every review is overdue, and the bank holidays have ended. */
const late = Temporal.Instant.from('2028-01-10T12:00:00Z')
const live = { number: 1, revision: 1, hash: 'x', author: 'x', note: 'x', at: 0, approver: '', editedBy: [] }

function read(files: FlowFiles) {
  const compiled = compileLine(files)
  if ('line' in compiled) return compiled
  throw new Error(compiled.problems[0]!.what)
}

/** What keeps some files from taking the place of others, by place and rule, with who made the change. */
function blocking(after: FlowFiles, before?: FlowFiles, now = late, people: string[] = []): string[] {
  const beside = {
    live: before && live,
    before: before && read(before).line,
    after: read(after),
    people,
    now,
    isBack: false,
  }
  const found = findAgainstLive(checkFlows(after, now).findings, beside)
  return found.flatMap(({ severity, file, line, rule }) => (severity === 'error' ? `${file}:${line} ${rule}` : []))
}

const withSafe = edit('line.yaml', 'text: "Delete this."', 'text: "Delete this."\n      checked: 2026-11-20', cleanLine)

t.test('a date that has passed keeps only what it concerns from being published', (t) => {
  const changed = (file: string, from: string, to: string) => blocking(edit(file, from, to, withSafe), withSafe)
  t.strictSame(blocking(withSafe, withSafe), [], 'nothing changes')
  t.strictSame(changed('drugs.yaml', 'title: "Drugs"', 'title: "Drugs and alcohol"'), [])
  t.strictSame(changed('contacts.yaml', 'note: "A remark."', 'promises: [free]'), [
    'contacts.yaml:43 review',
    'contacts.yaml:45 review',
  ])
  t.strictSame(changed('hate.yaml', 'title: "Talk"', 'title: "Talk to us"'), ['hate.yaml:26 review'])
  const given = changed(
    'line.yaml',
    'title: "A person"\n      contact: police',
    'title: "A person"\n      contact: hate-line',
  )
  for (const overdue of ['contacts.yaml:30 review', 'line.yaml:97 review']) t.ok(given.includes(overdue), overdue)
  t.strictSame(changed('line.yaml', '"Delete this."', '"Delete all."'), ['line.yaml:63 review'])
  t.strictSame(changed('contacts.yaml', 'reason: "staff training"', 'reason: "a training day"').sort(), [
    'bank-holidays.json:0 bank-holidays',
    'contacts.yaml:30 review',
    'contacts.yaml:32 review',
  ])
  t.end()
})

t.test('in a new store all is new, and beside what cannot be read nothing is compared', (t) => {
  t.equal(blocking(withSafe).length, 15)
  const beside = { live, before: undefined, after: read(withSafe), people: [], now: late, isBack: false }
  const found = findAgainstLive(checkFlows(withSafe, late).findings, beside)
  t.ok(found.length > 0)
  t.notOk(found.some(({ severity }) => severity === 'error'))
  t.end()
})

/** Just after midnight in winter. */
const now = Temporal.Instant.from('2026-11-22T00:30:00Z')

t.test('a number that changed must have been checked since', (t) => {
  const unchecked = ['contacts.yaml:30 checked-again']
  const table: [after: FlowFiles, people: string[], found: string[]][] = [
    [newNumber('1625', '2026-11-20', 'A tester'), [], unchecked],
    [newNumber('1625', '2026-11-21', 'A tester'), [], unchecked],
    [newNumber('1625', '2026-11-20', 'Ann'), [], unchecked],
    [newNumber('1625', '2026-11-21', 'Ann'), [], []],
    [newNumber('1625', '2026-11-21', 'A tester'), ['Ann', 'A tester'], []],
  ]
  for (const [after, people, found] of table) t.strictSame(blocking(after, cleanLine, now, people), found)
  const today = newNumber('1625', '2026-11-22', 'Ann')
  const mended = edit('contacts.yaml', '138 1625', '138 1626', today)
  t.strictSame(blocking(mended, today, now, ['Ann']), [], 'she mends a slip of today')
  t.strictSame(blocking(mended, today, now, ['Bob']), unchecked, 'nobody else has checked it')
  t.end()
})

t.test('so must an address', (t) => {
  const [from, to] = ['"number one, High Street"', '"number two, High Street"']
  const moved = edit('contacts.yaml', '"1 High Street"', '"2 High Street"', edit('contacts.yaml', from, to, cleanLine))
  const beside = { live, before: read(cleanLine).line, after: read(moved), people: ['ann'], now, isBack: false }
  t.match(findAgainstLive([], beside), [
    {
      what: 'The address of The centre changed, and nobody has checked it since.',
      mend:
        'Check it with its source, then write that you did: npm run line -- confirm centre --source "…". ' +
        'By hand that is a new reviewBy, checked: 2026-11-22 and checkedBy: "ann".',
    },
  ])
  t.end()
})

t.test('so must an extension, a cost, an e-mail and a web address', (t) => {
  const [from, was] = ['  kind: freephone\n  phone: "0800 138 1624"\n', '  kind: service\n  phone: "0845 603 3002"\n']
  const facts = { extension: ['12', '13'], cost: ['7p', '8p'], email: ['a@b.uk', 'c@b.uk'], web: ['b.uk', 'c.uk'] }
  const written = Object.entries(facts).map(([key, [value]]) => `  ${key}: "${value}"\n`)
  const before = edit('contacts.yaml', from, [was, ...written].join(''), cleanLine)
  const after = Object.values(facts).reduce(
    (files, [old, now]) => edit('contacts.yaml', `"${old}"`, `"${now}"`, files),
    before,
  )
  const beside = { live, before: read(before).line, after: read(after), people: ['ann'], now, isBack: false }
  const what =
    'The extension, cost, e-mail address and web address of Hate line changed, and nobody has checked it since.'
  t.match(findAgainstLive([], beside), [{ what }])
  t.end()
})

t.test('and hours, but no reason and no day that is past', (t) => {
  const hours = (from: string, to: string, at = now) =>
    blocking(edit('contacts.yaml', from, to, cleanLine), cleanLine, at)
  t.strictSame(hours('9am to 5pm', '9am to 6pm'), ['contacts.yaml:30 checked-again'])
  t.strictSame(hours('centre:\n', `${extra('office', '105')}centre:\n`), [], 'who is new was checked when they came')
  t.strictSame(hours('reason: "staff training"', 'reason: "a training day"'), [])
  const exception = '    exceptions:\n      2026-12-24:\n        hours: 9am to noon\n        reason: "staff training"\n'
  t.strictSame(hours(exception, ''), ['contacts.yaml:26 checked-again'])
  t.strictSame(hours(exception, '', Temporal.Instant.from('2026-12-25T12:00:00Z')), [])
  t.strictSame(hours('  hours: always\n', ''), ['contacts.yaml:42 checked-again'])
  t.end()
})

t.test('a closure is no reason to check the rest again', (t) => {
  const closed = (days: string) =>
    edit('contacts.yaml', '  hours: always\n', `  hours: always\n  closures:\n    ${days}: "Christmas"\n`, cleanLine)
  const christmas = closed('24 december 2026 to 2 january 2027')
  t.strictSame(blocking(christmas, cleanLine, now), [])
  t.strictSame(blocking(closed('24 to 31 december 2026'), christmas, now), [])
  t.strictSame(blocking(cleanLine, christmas, now), [])
  t.end()
})
