import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { FlowFiles } from '../../src/flow/files.ts'
import { edit, smallLine } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'

/** Writes each set of files to a folder of its own, and gives the folders. */
function foldersOf(t: Test, ...sets: readonly FlowFiles[]): string[] {
  const root = t.testdir(Object.fromEntries(sets.map((files, i) => [i, Object.fromEntries(files)])))
  return sets.map((_, i) => join(root, String(i)))
}

const mistyped = edit('contacts.yaml', '0800 138 1624', '0800 138 1625')
const remarked = edit('contacts.yaml', 'A remark.', 'Another remark.')

t.test('npm run line -- diff prints what people will notice', async (t) => {
  const [a, b] = foldersOf(t, smallLine, mistyped)
  const { code, printed } = await runIn({}, `diff ${a} ${b}`)
  t.equal(code, 0)
  t.strictSame(printed.slice(0, 5), [
    'Needs a second person',
    '',
    '* The number of Hate line is now 0800 138 1625; it was 0800 138 1624.',
    '  Why: a number changed.',
    '  - 1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)',
  ])
})

t.test('as JSON and as a page', async (t) => {
  const [a, b, c] = foldersOf(t, smallLine, mistyped, remarked)
  const json = await runIn({}, `diff --format json ${a} ${b}`)
  t.match(JSON.parse(json.printed.join('\n')), {
    needsSecond: [{ kind: 'contact', field: 'number', before: '0800 138 1624', after: '0800 138 1625' }],
    others: [],
  })
  const page = await runIn({}, `diff ${a} ${b} --format html`)
  t.equal(page.printed[0], '<!doctype html>')
  t.match(page.printed.join('\n'), '<title>What people will notice</title>')
  t.strictSame(await runIn({}, `diff ${a} ${c} --format text`), {
    code: 0,
    printed: ['Nothing that people hear or read changes.'],
    complaints: [],
  })
  const nothing = await runIn({}, `diff ${a} ${c} --format json`)
  t.strictSame(JSON.parse(nothing.printed.join('\n')), { needsSecond: [], others: [] })
})

t.test('what cannot be compared is said in one line', async (t) => {
  const [a, b] = foldersOf(t, smallLine, edit('contacts.yaml', 'kind: place', 'kind: palace'))
  const table: readonly (readonly [args: string, code: number, complaint: RegExp])[] = [
    ['diff', 2, /^Give two folders to compare, the old one first: diff A B\. Try/],
    [`diff ${a}`, 2, /^Give two folders to compare, the old one first: diff A B\. Try/],
    [`diff ${a} ${b} ${a}`, 2, /" is one word too many\. Try/],
    [`diff ${a} ${a} --format pdf`, 2, /^--format pdf is not known: write text, html, json\. Try/],
    [`diff ${a} /nowhere`, 2, /^The folder \/nowhere can't be read\. Give/],
    [`diff ${a} ${b}`, 1, /^[^ ]+: contacts\.yaml:\d+: /],
    [`diff ${b} ${a}`, 1, /^[^ ]+: contacts\.yaml:\d+: /],
  ]
  for (const [args, code, complaint] of table) {
    const ran = await runIn({}, args)
    t.match(ran, { code, printed: [] }, args)
    t.equal(ran.complaints.length, 1, args)
    t.match(ran.complaints[0], complaint)
    if (code === 1) t.ok(ran.complaints[0]!.startsWith(`${b}: `), 'the folder as it was given')
  }
})
