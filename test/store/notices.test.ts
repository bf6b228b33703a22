import t from 'tap'
import type { PostedBy } from '../../src/store/notices.ts'
import { RightsChangedError } from '../../src/store/rights.ts'
import type { Store } from '../../src/store/store.ts'
import { noon } from '../support/line.ts'
import { startPostgres } from '../support/postgres.ts'
import { newStores, open } from './new-stores.ts'

const kinds = newStores(await startPostgres(t))
const minute = 60_000

const flood = { say: 'There is a flood.', text: 'A flood.', until: noon + 60 * minute }
const snow = { say: 'There is snow.', text: 'Snow.', from: noon + 10 * minute, until: noon + 20 * minute }
const by: PostedBy = { author: 'Ann', at: noon + 30_000, approver: '', expectedLive: undefined, otherNumbers: [] }

const numbers = async ({ notices }: Store, now: number) => (await notices.coming(now)).map(({ number }) => number)

for (const [kind, make] of Object.entries(kinds)) {
  t.test(`${kind}: a notice is on until its end, or until somebody ends it, and stays in the history`, async (t) => {
    const store = await open(t, (await make(t)).place)
    const { notices } = store
    t.strictSame(await notices.coming(noon), [])
    t.equal(await notices.post(flood, { ...by, approver: 'Bob' }), 1)
    t.equal(await notices.post(snow, { ...by, otherNumbers: [1] }), 2)
    const posted = { author: 'Ann', at: by.at, endedBy: '' }
    t.strictSame(await notices.coming(noon), [
      { number: 1, ...flood, from: noon, ...posted, approver: 'Bob' },
      { number: 2, ...snow, ...posted, approver: '' },
    ])
    t.strictSame([await numbers(store, snow.until - 1), await numbers(store, snow.until)], [[1, 2], [1]])
    const later = { author: 'Bob', at: noon + 5 * minute }
    t.equal(await notices.end(1, later), true)
    t.equal(await notices.end(1, later), false, 'once')
    t.equal(await notices.end(3, later), false, 'none')
    t.strictSame(await numbers(store, later.at), [2])
    t.match(await notices.list(), [
      { number: 2, until: snow.until, endedBy: '' },
      { number: 1, until: later.at, endedBy: 'Bob' },
    ])
    t.match(await store.audit(9), [
      { author: 'Bob', action: 'end', about: 'notice 1' },
      { author: 'Ann', action: 'post', about: 'notice 2: There is snow.' },
      { author: 'Ann', action: 'post', about: 'notice 1: There is a flood.' },
    ])
  })

  t.test(`${kind}: what has changed since a notice was checked keeps it from being posted`, async (t) => {
    const { notices, revisions, staff } = await open(t, (await make(t)).place)
    t.equal(await notices.post(flood, { ...by, expectedLive: 1 }), undefined, 'another line')
    t.equal(await notices.post(flood, { ...by, otherNumbers: [1] }), undefined, 'a notice that is gone')
    t.equal(await notices.post(flood, { ...by, at: flood.until }), undefined, 'its time')
    t.equal(await notices.post(flood, by), 1)
    t.equal(await notices.post(snow, by), undefined, 'a notice that came')
    t.equal(await notices.post(snow, { ...by, otherNumbers: [2] }), undefined, 'another notice')
    const files = new Map([['line.yaml', 'x']])
    await revisions.publish({ files, findings: [] }, { author: 'Ann', note: 'x', at: noon, expectedLive: undefined })
    t.equal(await notices.post(snow, { ...by, otherNumbers: [1] }), undefined, 'a first line')
    t.equal(await notices.post(snow, { ...by, otherNumbers: [1], expectedLive: 1 }), 2)
    t.strictSame(await staff.list(), [])
    const right = { keyHash: 'nobody', needed: 'publisher' } as const
    await t.rejects(notices.post(snow, { ...by, right }), new RightsChangedError())
    await t.rejects(notices.end(2, { author: 'Ann', at: noon, right }), new RightsChangedError())
  })

  t.test(`${kind}: notices only grow, are told to all machines, and are in a backup`, async (t) => {
    const { place, open: openBare } = await make(t)
    const [store, other] = [await open(t, place), await open(t, place)]
    let heard = 0
    other.onAnnounced(() => heard++)
    const hears = async (work: () => Promise<unknown>) => {
      const before = heard
      await work()
      while (heard === before) await new Promise((done) => setTimeout(done, 10))
    }
    await hears(() => store.notices.post(flood, by))
    await hears(() => store.notices.end(1, { author: 'Ann', at: noon + minute }))
    const bare = await openBare()
    t.teardown(() => bare.close())
    for (const statement of ['UPDATE notices SET until_ms = 0', 'DELETE FROM notices', 'DELETE FROM notice_ends'])
      await t.rejects(bare.query(statement), /only grows/, statement)
    const lines: string[] = []
    await store.backUp(async (line) => void lines.push(line))
    const copy = await open(t, (await make(t)).place)
    await copy.restore(
      (async function* () {
        yield* lines
      })(),
    )
    t.strictSame(await copy.notices.list(), await store.notices.list())
  })
}
