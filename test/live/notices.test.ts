import { mkdir, rmdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { goLive } from '../../src/live/live.ts'
import { makeStoreAccess, type StoreAccess } from '../../src/live/store-access.ts'
import type { PostedBy } from '../../src/store/notices.ts'
import { openStore, peekIntoStore, type StorePlace, storeFile } from '../../src/store/store.ts'
import { rehearseFallback } from '../../src/twilio/fallback.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { newStores } from '../store/new-stores.ts'
import { noon, setUp } from '../support/line.ts'
import { startPostgres } from '../support/postgres.ts'
import { makeSink } from '../support/sink.ts'

const kinds = newStores(await startPostgres(t))
const minute = 60_000
const flood = { say: 'There is a flood.', text: 'There is a flood.', until: noon + 5 * minute }
const by: PostedBy = { author: 'Ann', at: noon, approver: '', expectedLive: 1, otherNumbers: [] }

/** A machine over a store, with a clock of its own, and whether it can reach the store. */
async function start(t: Test, place: StorePlace) {
  const log = makeSink()
  const clock = { now: noon, hasStore: true }
  const opened = makeStoreAccess(() => openStore(place), log.pino)
  const read: StoreAccess['read'] = (work) => (clock.hasStore ? opened.read(work) : Promise.reject(new Error('lost')))
  const access = { ...opened, read }
  const nothing = async () => undefined
  const sources = { readFolder: async () => cleanLine, seed: nothing, rehearse: rehearseFallback, log: log.pino }
  const now = () => clock.now
  const live = await goLive({ ...sources, access, now, peek: () => peekIntoStore(place, now()) })
  t.teardown(async () => {
    live.stop()
    await access.close()
  })
  const { phone } = await setUp(t, { lines: live.lines, now })
  const isHeard = async () => /flood/.test((await phone.call()).saidLast.join(' '))
  const isRead = async () => /flood/.test((await phone.text('hate'))[0]!)
  return { log, clock, access, isHeard, isRead }
}

async function makeStore(t: Test, kind: string) {
  const { place } = await kinds[kind]!(t)
  const store = await openStore(place)
  const first = { author: 'Ann', note: 'First', at: noon, expectedLive: undefined }
  await store.revisions.publish({ files: cleanLine, findings: [] }, first)
  return { place, store }
}

/** The same, and the store is closed when the test ends. */
async function makeOpenStore(t: Test, kind = 'sqlite') {
  const made = await makeStore(t, kind)
  t.teardown(() => made.store.close())
  return made
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(10)
}

for (const kind of Object.keys(kinds))
  t.test(`${kind}: a notice is heard on two machines, and ends by itself with the store stopped`, async (t) => {
    const { place, store } = await makeOpenStore(t, kind)
    const machines = [await start(t, place), await start(t, place)]
    await store.notices.post(flood, by)
    for (const { isHeard, isRead } of machines) {
      await until(isHeard)
      t.ok(await isRead())
    }
    for (const { clock, isHeard, isRead } of machines) {
      clock.hasStore = false
      clock.now = flood.until - 1
      t.strictSame([await isHeard(), await isRead()], [true, true])
      clock.now = flood.until
      t.strictSame([await isHeard(), await isRead()], [false, false])
    }
  })

t.test('a machine that starts knows what is posted, and hears when somebody ends it', async (t) => {
  const { place, store } = await makeOpenStore(t)
  await store.notices.post(flood, by)
  const { isHeard } = await start(t, place)
  t.equal(await isHeard(), true, 'its first call')
  await store.notices.end(1, { author: 'Ann', at: noon })
  await until(async () => !(await isHeard()))
  t.pass('it is gone')
})

t.test('what is posted in a store that can only be looked into is heard', async (t) => {
  const { place, store } = await makeStore(t, 'sqlite')
  await store.notices.post(flood, by)
  await store.close()
  // Where SQLite puts what is written before it is in the file. It can't, as on a disk that is full.
  await mkdir(`${place.dataDir}/${storeFile}-wal`)
  const { access, isHeard } = await start(t, place)
  t.equal(await isHeard(), true)
  await rmdir(`${place.dataDir}/${storeFile}-wal`)
  await until(async () => access.state() === 'ok')
})

t.test('the log names a notice that the live line cannot say', async (t) => {
  const { place, store } = await makeOpenStore(t)
  const { log, isHeard } = await start(t, place)
  await store.notices.post({ ...flood, say: 'There is a flood. Call {nobody.phone}.' }, by)
  await until(async () => log.lines.some(({ notice }) => notice === 1))
  t.match(log.lines.at(-1), {
    level: 50,
    reason: 'There is no contact "nobody".',
    msg: 'Nobody gets this notice, since the live line cannot say it: end it, and post another.',
  })
  t.equal(await isHeard(), false)
})

t.test('so it does when the line is another, as after going back', async (t) => {
  const { place, store } = await makeOpenStore(t)
  const { log } = await start(t, place)
  await store.notices.post({ ...flood, say: 'There is a flood at {centre.name}.' }, by)
  const renamed = [...cleanLine].map(([file, text]) => [file, text.replaceAll(/\bcentre\b(?=[.:]| *$)/gm, 'center')])
  const files = new Map(renamed as [string, string][])
  await store.revisions.publish({ files, findings: [] }, { author: 'Ann', note: 'x', at: noon, expectedLive: 1 })
  await until(async () => log.lines.some(({ notice }) => notice === 1))
  t.match(log.lines.at(-1), { level: 50, reason: 'There is no contact "centre".' })
})

t.test('words follow what is published: a notice gives the number that is live', async (t) => {
  const { place, store } = await makeOpenStore(t)
  await store.notices.post({ ...flood, text: 'Call {hate-line.phone}.' }, by)
  const { isHeard } = await start(t, place)
  const newNumber = edit('contacts.yaml', '0800 138 1624', '0800 138 1625', cleanLine)
  await store.revisions.publish(
    { files: newNumber, findings: [] },
    { author: 'Ann', note: 'x', at: noon, expectedLive: 1 },
  )
  t.ok(await isHeard())
})
