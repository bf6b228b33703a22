import t, { type Test } from 'tap'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Count } from '../../src/store/count-table.ts'
import { openStore } from '../../src/store/store.ts'
import { call, inHour, text } from '../counts/turns.ts'
import { edit, smallLine } from '../flow/small-line.ts'
import { onlyBatch } from '../support/batch.ts'
import { runIn } from '../support/command.ts'

interface Held {
  readonly counts?: readonly Count[]
  readonly files?: FlowFiles
}

/** Makes a store that holds something, and runs `counts` beside it: it is noon of 21 November 2026. */
async function countsOf(t: Test, args: string, { counts = [], files }: Held = {}) {
  const dataDir = t.testdir()
  const store = await openStore({ databaseUrl: undefined, dataDir })
  await store.counts.add(counts, onlyBatch())
  const by = { author: 'Ann', note: 'First', at: 1, expectedLive: undefined }
  if (files) await store.revisions.publish({ files, findings: [] }, by)
  await store.close()
  return runIn({ DATA_DIR: dataDir }, `counts ${args}`)
}

const before = { period: '2026-10-24' }
const counts = [
  call('(start) call main', 12, { period: '2026-10-25' }),
  call('(start) call main', 99, before),
  call('main key hate.menu', 12),
  text('text hate.menu', 3),
  inHour('2026-11-20T14', 'voice', 'call', 12),
]

t.test('the last 28 days, for people', async (t) => {
  const { code, printed, complaints } = await countsOf(t, '', { counts, files: smallLine })
  t.strictSame([code, complaints], [0, []])
  t.equal(printed[0], 'Calls and texts, 25 October to 21 November 2026')
  t.ok(printed.includes('Hate crime            10  fewer than 5'))
  t.ok(printed.includes('Sunday 25 October 2026            10  fewer than 5'))
  t.notOk(printed.some((line) => line.includes('24 October')))
})

t.test('from a day on', async (t) => {
  const since = await countsOf(t, '--since 2026-11-01', { counts, files: smallLine })
  t.equal(since.printed[0], 'Calls and texts, 1 to 21 November 2026')
  t.notOk(since.printed.some((line) => line.includes('October')))
  const today = await countsOf(t, '--since 2026-11-21', { counts })
  t.strictSame(today.printed, ['21 November 2026: nothing has been counted, or fewer than 5 of anything.'])
})

t.test('as data', async (t) => {
  const { printed } = await countsOf(t, '--json', { counts, files: smallLine })
  const { from, to, topics, ...tables } = JSON.parse(printed.join('\n'))
  t.strictSame([from, to], ['2026-10-25', '2026-11-21'])
  t.strictSame(
    topics.map(({ id }: { id: string }) => id),
    ['hate', 'drugs'],
    'a topic without a number too',
  )
  t.strictSame(topics[0], { id: 'hate', name: 'Hate crime', numbers: { calls: 10, texts: 'fewer than 5' } })
  const others = ['answers', 'otherTexts', 'days', 'hours', 'states', 'transfers', 'sentTexts']
  t.strictSame(Object.keys(tables), others)
})

t.test('for a spreadsheet', async (t) => {
  const { printed } = await countsOf(t, '--csv --since 2026-11-01', { counts, files: smallLine })
  t.equal(printed[0], 'from,to,table,id,name,measure,number\r')
  t.ok(printed.includes('2026-11-01,2026-11-21,Hours of the day,14,2pm to 3pm,Calls,10\r'))
})

t.test('an empty store says so', async (t) => {
  const words = '25 October to 21 November 2026: nothing has been counted, or fewer than 5 of anything.'
  t.strictSame(await countsOf(t, ''), { code: 0, printed: [words], complaints: [] })
})

t.test('names are those of the line that is live, if it can be used', async (t) => {
  const broken = edit('hate.yaml', 'initial: menu', 'initial: nowhere')
  for (const files of [undefined, broken]) {
    const { printed } = await countsOf(t, '', { counts, ...(files && { files }) })
    t.ok(printed.includes('hate              10  fewer than 5'))
  }
})

t.test('what cannot be understood, or done', async (t) => {
  const day = (written: string) => `--since ${written} is not a day: write it like 2026-11-01.`
  const table: [args: string, complaint: string][] = [
    ...['yesterday', '2026-02-30', '2026-11-1', '20261101', '2026-11-01T10'].map((written): [string, string] => [
      `--since ${written}`,
      day(written),
    ]),
    ['--since 2026-11-22', '--since 2026-11-22 is still to come: write a day up to today, 2026-11-21.'],
    ['--json --csv', 'Write --json or --csv, not both.'],
    ['hate', '"hate" is one word too many.'],
    ['--weeks 3', "Unknown option '--weeks'."],
  ]
  for (const [args, complaint] of table)
    t.strictSame(
      await countsOf(t, args),
      { code: 2, printed: [], complaints: [`${complaint} Try: npm run line -- --help`] },
      args,
    )
  const dataDir = t.testdir({ file: '' })
  t.match(await runIn({ DATA_DIR: `${dataDir}/file` }, 'counts'), {
    code: 1,
    printed: [],
    complaints: [/^The store \(.*\) can't be opened: /],
  })
})
