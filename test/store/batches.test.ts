import t from 'tap'
import type { Count } from '../../src/store/count-table.ts'
import { openStore } from '../../src/store/store.ts'
import { startPostgres } from '../support/postgres.ts'

const turns = { period: '2026-11-21', channel: 'voice', revision: 'a', from: 'main', input: 'key', turns: 1 }
const kinds = (many: number): Count[] => Array.from({ length: many }, (_, i) => ({ ...turns, to: `state-${i}` }))

t.test('postgres: a batch of counts that is added again, since its answer was lost, is added once', async (t) => {
  const postgres = await startPostgres(t)
  const store = await openStore({ databaseUrl: await postgres.makeDatabase(), dataDir: '' })
  t.teardown(() => store.close())
  const add = (writer: string, before: number, many: number) => store.counts.add(kinds(many), { writer, before })
  const sum = async () => (await store.counts.read('2026-11-21')).reduce((sum, count) => sum + count.turns, 0)
  await add('2026-11-21 one', 0, 250)
  await add('2026-11-21 one', 0, 250)
  t.equal(await sum(), 250)
  await add('2026-11-21 two', 0, 250)
  t.equal(await sum(), 500, 'another process counts for itself')
  await Promise.all([add('2026-11-21 one', 250, 100), add('2026-11-21 one', 250, 100)])
  t.equal(await sum(), 600, 'even while the first is under way')
  await store.counts.forget('2026-11-22')
  t.equal(await sum(), 0)
  await add('2026-11-21 one', 350, 10)
  t.equal(await sum(), 10, 'who was forgotten goes on')
})
