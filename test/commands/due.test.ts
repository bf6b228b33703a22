import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { diffLines } from 'diff'
import t, { type Test } from 'tap'
import type { FlowFiles } from '../../src/flow/files.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'
import { makeTeam } from '../support/team.ts'

/** The clean line, of which the centre was to be checked a week ago, a reply a year ago, an answer in a month, and nothing else soon. */
const edits: readonly [file: string, from: string, to: string][] = [
  [
    'contacts.yaml',
    '  connect: no\n  source: "The council"\n  checked: 2026-11-20\n  checkedBy: "A tester"\n  reviewBy: 2027-05-20\n  note: "A remark."',
    '  connect: no\n  source: "The council"\n  checked: 2026-05-14\n  checkedBy: "A tester"\n  reviewBy: 2026-11-14\n  note: "Ask for Sam."',
  ],
  ['line.yaml', '      text: "Delete this."', '      checked: 2025-11-21\n      text: "Delete this."'],
  ['hate.yaml', '2026-11-20\n      say: "Call {hate-line', '2025-12-20\n      say: "Call {hate-line'],
]
const aged = edits.reduce((files, [file, from, to]) => edit(file, from, to, files), cleanLine)

const folderOf = (t: Test, files: FlowFiles) => t.testdir(Object.fromEntries(files))

t.test('npm run line -- due: the worst first', async (t) => {
  const { code, printed } = await runIn({}, `due ${folderOf(t, aged)}`)
  t.equal(code, 0)
  t.strictSame(printed, [
    'centre                    overdue for 7 days: The centre',
    '    Checked on 14 May 2026 by A tester, with: The council',
    '    Ask for Sam.',
    'safe                      due today: The reply to a worry that texts could be seen',
    '    Checked on 21 November 2025, with: no source',
    '11                        due in 29 days: 1-1 Talk',
    '    Checked on 20 December 2025, with: The council',
    'Next: emergency, by 20 May 2027.',
  ])
  const tomorrow = edit('contacts.yaml', '  reviewBy: 2026-11-14\n', '  reviewBy: 2026-11-22\n', aged)
  t.match((await runIn({}, `due ${folderOf(t, tomorrow)}`)).printed[2], /^centre +due in 1 day: The centre$/)
  const fresh = await runIn({ FLOWS_DIR: folderOf(t, cleanLine) }, 'due')
  t.strictSame(fresh.printed, ['Next: emergency, by 20 May 2027.'])
  const dates: Readonly<Record<string, string>> = { checked: '2025-11-01', reviewBy: '2026-11-30' }
  const inDays = (text: string) =>
    text.replaceAll(/(checked|reviewBy): \S+/g, (_, key: string) => `${key}: ${dates[key]}`)
  const all = new Map([...aged].map(([name, text]) => [name, inDays(text)]))
  const everything = await runIn({ FLOWS_DIR: folderOf(t, all) }, 'due')
  t.notMatch(everything.printed.join('\n'), 'Next')
})

t.test('npm run line -- confirm: the dates of one fact, and not a byte besides', async (t) => {
  const source = 'source: "Sam, by phone"'
  const inHalfAYear = [source, 'checked: 2026-11-21', 'checkedBy: "ann"', 'reviewBy: 2027-05-21']
  const table: [name: string, file: string, lines: string[]][] = [
    ['centre', 'contacts.yaml', inHalfAYear],
    ['police', 'contacts.yaml', inHalfAYear],
    ['11', 'hate.yaml', [source, 'checked: 2026-11-21']],
    ['safe', 'line.yaml', ['checked: 2026-11-21', source]],
  ]
  for (const [name, file, lines] of table) {
    const folder = folderOf(t, aged)
    const env = { FLOWS_DIR: folder, DATA_DIR: join(folder, 'data'), USER: 'ann' }
    const { code, printed } = await runIn(env, ['confirm', name, '--source', 'Sam, by phone'])
    t.equal(code, 0, name)
    t.equal(
      printed.at(-1),
      `It is written into ${join(folder, file)}. To make it live: npm run line -- publish ${folder} --note "…"`,
    )
    const changes = diffLines(aged.get(file)!, await readFile(join(folder, file), 'utf8'))
    const written = changes.flatMap(({ added, value }) => (added ? value.trim().split(/\n */) : []))
    t.strictSame(written.sort(), lines.toSorted(), name)
    t.ok(changes.reduce((sum, { removed, count }) => sum + (removed ? count : 0), 0) <= lines.length)
    for (const [other, text] of aged) if (other !== file) t.equal(await readFile(join(folder, other), 'utf8'), text)
    t.match(await readFile(join(folder, 'revision.txt'), 'utf8'), /^# .*\nedited ann\n$/)
  }
})

t.test('a contact is to be reviewed within a year of its check, whatever was written before', async (t) => {
  for (const before of ['2028-11-20', '2026-11-20']) {
    const folder = folderOf(
      t,
      new Map([...cleanLine].map(([name, text]) => [name, text.replaceAll('2027-05-20', before)])),
    )
    const env = { FLOWS_DIR: folder, DATA_DIR: join(folder, 'data') }
    t.match((await runIn(env, 'confirm police --source x')).printed, [
      /^source/,
      /^checked/,
      /^checkedBy/,
      'reviewBy: 2027-11-21',
    ])
  }
})

t.test('what was confirmed is an edit of whoever did it, who cannot approve it', async (t) => {
  const team = await makeTeam(t.testdir({ ann: {}, bob: {} }), {})
  const { as } = team
  await team.join('ann', 'administrator', 'ann')
  await team.join('bob', 'publisher', 'ann')
  await as('ann', 'pull')
  t.match((await as('ann', ['confirm', 'police', '--source', 'Their website'])).printed, [
    'source: Their website',
    'checked: 2026-11-22',
    'checkedBy: ann@example.org',
    'reviewBy: 2027-05-22',
  ])
  const published = await as('ann', ['publish', '--note', 'Checked'])
  t.match(
    published.printed.join('\n'),
    /Facts that were checked[\s\S]*the police: checked on 2026-11-22 by ann@example\.org/,
  )
  t.match(published.printed.at(-1), /is live\.$/, 'it needs nobody else')
  await as('bob', ['confirm', 'centre', '--source', 'Sam'], { folder: 'ann' })
  await team.write('ann', edit('line.yaml', 'greeting: "This is the', 'greeting: "Here is the', cleanLine))
  await as('ann', ['publish', '--note', 'Another greeting'])
  t.match((await as('ann', 'proposals')).printed, [/ann@example\.org, edits of bob@example\.org: Another greeting/])
  t.match(await as('bob', 'approve 1'), { code: 1, complaints: [/: your own edits are in it\./] })
})

t.test('what cannot be confirmed is said, and nothing is written', async (t) => {
  const folder = folderOf(t, cleanLine)
  const env = { FLOWS_DIR: folder, DATA_DIR: join(folder, 'data') }
  const table: [args: string[], code: number, complaint: RegExp][] = [
    [[], 2, /^Say what you checked: confirm hate-line --source "Their website"\./],
    [['police'], 2, /^Say with what you checked it: --source "Their website"\./],
    [['nobody', '--source', 'x'], 2, /^nobody is no contact, answer or reply that says when it was checked\./],
    [['menu', '--source', 'x'], 2, /^menu is no contact, answer or reply that says/],
    [['police', '--source', 'a\ud800b'], 1, /^contacts\.yaml:\d+: /],
    [
      ['police', '--source', 'x'.repeat(601)],
      1,
      /^contacts\.yaml:\d+: "source" is too long\. Write at most 600 characters\.$/,
    ],
  ]
  for (const [args, code, complaint] of table) {
    const { printed, ...ran } = await runIn(env, ['confirm', ...args])
    t.match(ran, { code, complaints: [complaint] }, args.join(' '))
    t.strictSame(printed, [])
  }
  for (const [name, text] of cleanLine) t.equal(await readFile(join(folder, name), 'utf8'), text, name)
  await t.rejects(stat(join(folder, 'revision.txt')))
  const blocked = t.testdir({ ...Object.fromEntries(cleanLine), 'contacts.yaml.new': {} })
  t.match(await runIn({ ...env, FLOWS_DIR: blocked }, ['confirm', 'police', '--source', 'x']), {
    code: 1,
    complaints: [/contacts\.yaml can't be written \(EISDIR/],
  })
})
