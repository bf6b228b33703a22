import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { CountedTurn, TurnRecord } from '../../src/counts/counted-turn.ts'
import { makeTally } from '../../src/counts/tally.ts'
import { writeCounts } from '../../src/counts/write-counts.ts'
import type { StoreAccess } from '../../src/live/store-access.ts'
import { openStore } from '../../src/store/store.ts'
import { onlyBatch } from '../support/batch.ts'
import { makeSink } from '../support/sink.ts'

const turn: TurnRecord = { revision: 'a', channel: 'voice', input: 'key', outcome: 'listen', ms: 1 }
const call: TurnRecord = { ...turn, input: 'call' }
const text: TurnRecord = { ...turn, channel: 'sms', input: 'text', outcome: 'replied' }
const step: CountedTurn = { revision: 'a', channel: 'voice', from: 'main', kind: 'key', to: 'hate.menu' }
const hour = { period: '2026-11-21T12', revision: '', from: '', to: '' }

const london = () => 'Europe/London'

t.test('turns are counted by the day and what happened, and by the hour without it', (t) => {
  const tally = makeTally(() => Date.parse('2026-11-21T12:59:59Z'), london)
  t.strictSame(tally.take(), [])
  tally.add(call, { ...step, from: '(start)', kind: 'call', to: 'main' })
  tally.add(turn, step)
  tally.add(turn, step)
  tally.add(turn, { ...step })
  tally.add(text, undefined)
  t.strictSame(tally.take(), [
    { period: '2026-11-21', channel: 'voice', revision: 'a', from: '(start)', input: 'call', to: 'main', turns: 1 },
    { period: '2026-11-21', channel: 'voice', revision: 'a', from: 'main', input: 'key', to: 'hate.menu', turns: 3 },
    { ...hour, channel: 'voice', input: 'turn', turns: 4 },
    { ...hour, channel: 'voice', input: 'call', turns: 1 },
    { ...hour, channel: 'sms', input: 'turn', turns: 1 },
  ])
  t.strictSame(tally.take(), [], 'each is told once')
  t.end()
})

t.test('what could not be written is added to what comes, however often, and takes no more room', (t) => {
  const tally = makeTally(() => 0, london)
  for (let i = 0; i < 100; i++) {
    tally.add(turn, step)
    tally.giveBack(tally.take())
  }
  t.match(tally.take(), [{ turns: 100 }, { turns: 100 }])
  t.end()
})

t.test('days and hours are those of the line, and a clock that is set back is counted as it says', (t) => {
  const clock = { now: Date.parse('2026-06-30T23:30:00Z') }
  const tally = makeTally(() => clock.now, london)
  const periods = () => {
    tally.add(turn, step)
    return tally.take().map(({ period }) => period)
  }
  t.strictSame(periods(), ['2026-07-01', '2026-07-01T00'], 'in summer time')
  clock.now -= 3_600_000
  tally.take()
  t.strictSame(periods(), ['2026-06-30', '2026-06-30T23'])
  t.end()
})

t.test(
  'counts are written each second and when it ends, old ones are removed, and none is lost while the store is away',
  async (t) => {
    const store = await openStore({ databaseUrl: undefined, dataDir: t.testdir() })
    t.teardown(() => store.close())
    const old = { period: '2025-10-20', channel: 'sms', revision: 'a', from: '(text)', input: 'text', to: 'main' }
    await store.counts.add(
      ['2025-10-19', '2025-10-20', '2026-11-20'].map((period) => ({ ...old, period, turns: 9 })),
      onlyBatch(),
    )
    let away = true
    const write: StoreAccess['write'] = (work) => (away ? Promise.reject(new Error('away')) : work(store))
    const tally = makeTally(() => Date.parse('2026-11-21T12:00:00Z'), london)
    const { pino, lines } = makeSink()
    const stop = writeCounts(tally, { write }, () => '2026-11-21', pino)
    tally.add(turn, step)
    await sleep(1_200)
    tally.add(turn, step)
    const written = async () => (await store.counts.read('2025-01-01')).filter(({ to }) => to === 'hate.menu')
    t.strictSame(await written(), [])
    away = false
    while ((await written()).length === 0) await sleep(20)
    t.match(await written(), [{ turns: 2 }])
    while ((await store.counts.read('2025-01-01')).some(({ period }) => period === '2025-10-19')) await sleep(20)
    t.equal((await store.counts.read('2025-10-20')).filter(({ turns }) => turns === 9).length, 2, '13 months are kept')
    t.match(lines, [{ level: 30, from: '2025-10-19', before: '2025-10-20', msg: 'Old counts were removed.' }])
    for (const turns of [3, 4]) {
      tally.add(turn, step)
      while ((await written())[0]?.turns !== turns) await sleep(20)
    }
    tally.add(turn, step)
    await stop()
    t.match(await written(), [{ turns: 5 }])
  },
)
