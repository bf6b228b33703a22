import t from 'tap'
import { whatToType } from '../../src/publishing/type-again.ts'
import { isStepBack, undoneBy, whatItTakes } from '../../src/publishing/what-it-takes.ts'
import type { Publication } from '../../src/store/revisions.ts'
import { compare, small } from '../review/diff/small-diff.ts'

const at = (revision: number, at = 0): Publication => ({
  ...{ number: revision, revision, hash: 'x', author: 'x', note: 'x', at, approver: '', editedBy: [] },
})

const serious = compare(
  small(),
  small(
    ['contacts.yaml', '0800 138 1624', '0800 138 1625'],
    ['line.yaml', 'greeting: "This is the small line."', 'greeting: "Here is the police."'],
    ['drugs.yaml', '    meta:\n      keywords: [drugs]\n', '    meta:\n      keywords: [alcohol]\n'],
  ),
)

t.test('what it takes to make something live', (t) => {
  const preview = { publications: [at(1)], isLive: false, formerly: undefined, findings: [], diff: serious }
  const harmless = { ...serious, needsSecond: [] }
  const alone = { hadTwo: false, rule: 'typed' } as const
  t.strictSame(whatItTakes({ ...preview, publications: [], diff: undefined }, alone), { kind: 'nobody' })
  t.strictSame(whatItTakes({ ...preview, diff: harmless }, { hadTwo: true, rule: 'required' }), { kind: 'nobody' })
  t.strictSame(whatItTakes(preview, alone), { kind: 'typing', changes: serious.needsSecond })
  t.strictSame(whatItTakes(preview, { ...alone, rule: 'required' }), { kind: 'another' })
  t.strictSame(whatItTakes(preview, { ...alone, hadTwo: true }), { kind: 'another' })
  t.strictSame(whatItTakes({ ...preview, diff: undefined }, alone), { kind: 'nobody' })
  t.strictSame(whatItTakes({ ...preview, diff: undefined }, { ...alone, hadTwo: true }), { kind: 'another' })
  t.end()
})

t.test('what is typed again: a number in full, of other changes the first words of what is new', (t) => {
  const asked = whatToType(serious.needsSecond)
  const number = asked.find(({ ask }) => ask.endsWith('Type the new number again:'))!
  t.match(number.ask, /^The number of Hate line is now 0800 138 1625; it was 0800 138 1624\./)
  const typed = ['0800 138 1625', '08001381625', '0800-138-1625', '0800 138 1624', '0800 138', '']
  t.strictSame(typed.map(number.isRight), [true, true, true, false, false, false])
  const words = asked.find(({ ask }) => ask.includes('other words'))!
  t.match(words.ask, /Type "Here" again:$/)
  t.strictSame(['here', 'HERE.', '', 'This'].map(words.isRight), [true, true, false, false])
  t.end()
})

t.test('of an extension, an e-mail and a web address every letter and mark is typed again', (t) => {
  const [from, to] = ['  phone: "0800 138 1624"\n', '  extension: "012"\n  email: "a-b@c.uk"\n  web: "c.uk/a_b"\n']
  const said = [
    'hate.yaml',
    'Call {hate-line.phone}.',
    'Call {hate-line.phone}. {hate-line.email}. {hate-line.web}.',
  ] as const
  const none = small(
    ['contacts.yaml', from, from + to.replace('012', '12').replace('a-b@', 'x@').replace('a_b', 'x')],
    said,
  )
  const asked = whatToType(compare(none, small(['contacts.yaml', from, from + to], said)).needsSecond)
  const table: readonly (readonly [field: string, right: string, wrong: string])[] = [
    ['extension', '012', '12'],
    ['e-mail address', 'A-b@c.uk ', 'ab@c.uk'],
    ['web address', 'c.uk/a_b', 'c.uk/ab'],
  ]
  t.equal(asked.length, table.length)
  for (const [field, right, wrong] of table) {
    const { isRight } = asked.find(({ ask }) => ask.endsWith(`Type the new ${field} again:`))!
    t.strictSame([right, wrong].map(isRight), [true, false], field)
  }
  t.end()
})

t.test('what is typed of all kinds of changes is printed with them, and is something', (t) => {
  const exception = '      2026-12-24:\n        hours: 9am to noon'
  const later = '      2026-12-24:\n        hours: 9am to 1pm'
  const changes = compare(
    small(),
    small(
      ['contacts.yaml', exception, later],
      ['contacts.yaml', '  hours: always\n', ''],
      ['contacts.yaml', '  connect: no\n', ''],
      ['hate.yaml', 'meta:\n  title: "Hate crime"\n  sensitive: yes', 'meta:\n  title: "Hate crime"'],
      ['line.yaml', 'greeting: "This is the small line."', 'greeting: "This is small."'],
      ['line.yaml', 'sent: "Sent."', 'sent: "…"'],
    ),
  ).needsSecond
  const asked = whatToType(changes).map(({ ask, isRight }) => ({ quoted: /"([^"]+)" again:$/.exec(ask)?.[1], isRight }))
  for (const { quoted = '', isRight } of asked) {
    t.ok(isRight(quoted), quoted)
    t.notOk(isRight(''), quoted)
  }
  const quoted = asked.map(({ quoted }) => quoted)
  for (const words of ['Thursday 24 December', 'Open 24 hours,', 'not sensitive', 'the', 'Sent.'])
    t.ok(quoted.includes(words), `${words} of ${quoted}`)
  t.end()
})

t.test('where nothing that can be typed is new, the summary is', (t) => {
  const head = { before: '', after: '', summary: 'One two three four', reason: 'hours changed' } as const
  const hours = { ...head, kind: 'hours', contact: 'x', name: 'x', stretches: [], more: 0, places: [] } as const
  const setting = { ...head, kind: 'setting', places: [] } as const
  for (const { ask, isRight } of whatToType([hours, setting])) {
    t.equal(ask, 'One two three four. Type "One two three" again:')
    t.ok(isRight('one two three'))
  }
  const [gone] = whatToType([{ ...hours, before: 'Open every day, all day' }])
  t.match(gone!.ask, /Type "Open every day," again:$/)
  t.end()
})

t.test('what was live just before, and what going back undoes', (t) => {
  const day = 24 * 60 * 60 * 1000
  const history = [at(3, 1000), at(2), at(1)]
  t.ok(isStepBack(2, history, 1000 + day - 1))
  t.notOk(isStepBack(2, history, 1000 + day))
  t.notOk(isStepBack(1, history, 1001))
  t.notOk(isStepBack(1, [at(1)], 0))
  t.notOk(isStepBack(1, [], 0))
  t.notOk(isStepBack(2, history, 999), 'a clock that is behind')
  t.strictSame(undoneBy(1, history), [at(3, 1000), at(2)])
  t.strictSame(undoneBy(3, history), [])
  t.end()
})
