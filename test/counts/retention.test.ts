import t, { type Test } from 'tap'
import { makeForgetting } from '../../src/counts/retention.ts'
import { openStore } from '../../src/store/store.ts'
import { onlyBatch } from '../support/batch.ts'
import { makeSink } from '../support/sink.ts'

const kind = { channel: 'sms', revision: 'a', from: '(text)', input: 'text', to: 'main', turns: 1 }

const ofHour = { revision: '', from: '', to: '' }

/** A store with counts of some days, and what removes old ones on a day. */
async function setUp(t: Test, days: readonly string[]) {
  const store = await openStore({ databaseUrl: undefined, dataDir: t.testdir() })
  t.teardown(() => store.close())
  const add = (days: readonly string[]) =>
    store.counts.add(
      days.map((period) => ({ ...kind, ...(period.length > 10 && ofHour), period })),
      onlyBatch(),
    )
  await add(days)
  const { pino, lines } = makeSink()
  const clock = { today: '' }
  const forget = makeForgetting({ write: (work) => work(store) }, () => clock.today, pino)
  return {
    add,
    lines,
    async on(today: string): Promise<string[]> {
      clock.today = today
      await forget()
      return (await store.counts.read('0000-01-01')).map(({ period }) => period).sort()
    },
  }
}

t.test('what is older than 13 months goes, a month at a time', async (t) => {
  const days = ['2025-06-30', '2025-07-31', '2025-09-01', '2025-10-21', '2026-11-21']
  const { on, lines } = await setUp(t, days)
  t.strictSame(await on('2026-11-22'), days.slice(1))
  t.strictSame(await on('2026-11-22'), days.slice(1), 'once a day')
  t.strictSame(await on('2026-11-23'), days.slice(2))
  t.strictSame(await on('2026-11-24'), days.slice(3))
  t.strictSame(await on('2026-11-25'), days.slice(3))
  t.match(lines, [
    { level: 30, from: '2025-06-30', before: '2025-07-30', msg: 'Old counts were removed.' },
    { level: 30, from: '2025-07-31', before: '2025-08-31' },
    { level: 30, from: '2025-09-01', before: '2025-10-01' },
  ])
  t.equal(lines.length, 3)
})

t.test('a clock that runs ahead removes nothing by itself, and is told of', async (t) => {
  const days = ['2025-11-01', '2026-10-01', '2026-11-21']
  const { on, add, lines } = await setUp(t, days)
  await add(['2040-11-21', '2040-11-21T14'])
  t.equal((await on('2040-11-21')).length, 5, 'what it has just counted itself says nothing of the day')
  t.match(lines, [
    { level: 40, today: '2040-11-21', newest: '2026-11-21', msg: /If the clock of this machine is wrong/ },
  ])
  t.equal((await on('2026-11-22')).length, 5, 'and nothing is lost once it is set')
  t.equal((await on('2040-11-22')).length, 4, 'if nobody sets it, a month a day goes')
  t.equal(lines.length, 2)
})

t.test('an empty store has nothing to remove', async (t) => {
  const { on, lines } = await setUp(t, [])
  t.strictSame([await on('2026-11-22'), lines], [[], []])
})
