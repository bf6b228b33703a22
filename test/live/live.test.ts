import { mkdir, rmdir } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { revisionOf } from '../../src/flow/revision.ts'
import { goLive } from '../../src/live/live.ts'
import { lineOf } from '../../src/live/load-line.ts'
import { makeSeed } from '../../src/live/seed.ts'
import { makeStoreAccess, type StoreAccess } from '../../src/live/store-access.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore, peekIntoStore, type Store, type StorePlace, storeFile } from '../../src/store/store.ts'
import { rehearseFallback } from '../../src/twilio/fallback.ts'
import { compile, edited, noon, setUp, shippedFiles, shippedLine } from '../support/line.ts'
import { startPostgres } from '../support/postgres.ts'
import { makeSink } from '../support/sink.ts'

const newTitle = edited('hate.yaml', 'title: "Hate crime"', 'title: "Hate crimes"')
const newLine = compile(newTitle)
const unusable: FlowFiles = new Map([['line.yaml', 'of another version']])

/** The way to a store, which is closed when the test ends. */
function makeAccess(t: Test, place: StorePlace) {
  const log = makeSink()
  const access = makeStoreAccess(() => openStore(place), log.pino)
  t.teardown(() => access.close())
  return { access, log }
}

/** A machine over a store, as the process makes one; what it opens is closed when the test ends. */
async function start(t: Test, place: StorePlace, folder: () => Promise<FlowFiles> = async () => shippedFiles) {
  const { access, log } = makeAccess(t, place)
  const seed = makeSeed({ access, readFolder: folder, check: checkFlows, log: log.pino, now: () => noon })
  const live = await goLive({
    access,
    readFolder: folder,
    seed,
    peek: () => peekIntoStore(place, noon),
    rehearse: rehearseFallback,
    log: log.pino,
    now: () => noon,
  })
  t.teardown(live.stop)
  return { live, access, log }
}

async function open(t: Test, place: StorePlace): Promise<Store> {
  const store = await openStore(place)
  t.teardown(() => store.close())
  return store
}

async function publish({ revisions }: Store, files: FlowFiles): Promise<void> {
  const expectedLive = (await revisions.live())?.number
  const occasion = { author: 'Ann', note: 'x', at: noon, expectedLive }
  await revisions.publish({ files, findings: [] }, occasion)
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(10)
}

const inFolder = (t: Test): StorePlace => ({ databaseUrl: undefined, dataDir: t.testdir() })

t.test('a new store is filled from the folder, and answers from then on whatever the folder holds', async (t) => {
  const place = inFolder(t)
  const { live, access } = await start(t, place)
  t.match([live.condition().answers, access.state(), live.lines.live().revision], ['live', 'ok', shippedLine.revision])
  const { revisions } = await open(t, place)
  t.match(await revisions.live(), { number: 1, revision: 1, author: 'signpost', at: noon })
  t.ok((await revisions.findings(1))!.length > 0, 'with what the check found')
  const other = await start(t, place, async () => newTitle)
  t.equal(other.live.lines.live().revision, shippedLine.revision)
  t.equal((await revisions.list()).length, 1)
})

t.test('a folder with an error is not taken into a new store, and answers all the same', async (t) => {
  const place = inFolder(t)
  const mistyped = edited('contacts.yaml', '  phone: "0800 138 1624"\n', '  phone: "0800 138 162"\n')
  const { live, log } = await start(t, place, async () => mistyped)
  t.equal(live.condition().answers, 'folder')
  t.match(log.lines[0], { level: 50, reason: /^contacts\.yaml:\d+: /, msg: /npm run line -- check$/ })
  const store = await open(t, place)
  t.equal(await store.revisions.live(), undefined)
  await store.draft.save(mistyped, { author: 'Ann', at: noon }, 0)
  await sleep(500)
  t.equal(live.condition().answers, 'folder', 'another look at the store changes nothing')
  await publish(store, shippedFiles)
  await until(() => live.condition().answers === 'live')
  t.equal(live.lines.live().revision, shippedLine.revision)
  t.equal(log.lines.filter(({ level }) => level === 50).length, 1, 'it is said once')
})

t.test('a folder that could not be checked is not taken into a new store either', async (t) => {
  const place = inFolder(t)
  const { access, log } = makeAccess(t, place)
  const check = () => Promise.reject(new Error('Out of memory.'))
  const seed = makeSeed({ access, readFolder: async () => shippedFiles, check, log: log.pino, now: () => noon })
  t.strictSame([await seed(), await seed()], [undefined, undefined])
  t.match(log.lines, [{ level: 50, reason: 'Out of memory.', msg: /could not be checked, so it is not published/ }])
  t.equal(log.lines.length, 1, 'it is said once')
})

t.test('what is published answers new calls, and older calls end on what they began with', async (t) => {
  const place = inFolder(t)
  const { live } = await start(t, place)
  const store = await open(t, place)
  await publish(store, newTitle)
  await until(() => live.lines.live().revision === newLine.revision)
  t.equal((await live.lines.pinned(shippedLine.revision))?.revision, shippedLine.revision)
  const other = await start(t, place)
  const pinned = other.live.lines.pinned(shippedLine.revision)
  t.type(pinned, Promise, 'another machine loads it from the store')
  t.equal(other.live.lines.pinned(shippedLine.revision), pinned, 'once for all who ask meanwhile')
  t.equal((await pinned)?.title, shippedLine.title)
  t.notOk(other.live.lines.pinned(shippedLine.revision) instanceof Promise, 'and has it from then on')
  t.equal(await other.live.lines.pinned('0123456789ab'), undefined)
})

t.test('a stored revision that says notices: for replies: answers, and calls end on it', async (t) => {
  const place = inFolder(t)
  const store = await open(t, place)
  const formerName = edited('line.yaml', '\n  replies:', '\n  notices:')
  await publish(store, formerName)
  const { live } = await start(t, place)
  const { phone, log } = await setUp(t, { lines: live.lines, condition: live.condition })
  const answered = () => log.lines.at(-1)
  t.match(live.condition(), { answers: 'live', revision: revisionOf(formerName) })
  t.match((await phone.text('hello'))[0], /999/, 'a reply of line.yaml')
  const call = await phone.call()
  await publish(store, newTitle)
  await until(() => live.lines.live().revision === newLine.revision)
  await call.press('2')
  t.equal(call.state, 'listening')
  t.match(answered(), { outcome: 'listen', revision: revisionOf(formerName) })
  await phone.call()
  t.match(answered(), { outcome: 'listen', revision: newLine.revision })
})

t.test('a revision that this code can not use never takes the line down', async (t) => {
  const place = inFolder(t)
  const { live, log } = await start(t, place)
  const store = await open(t, place)
  await publish(store, unusable)
  await until(() => live.condition().answers === 'older')
  t.equal(live.lines.live().revision, shippedLine.revision)
  t.match(log.lines.at(-1), {
    level: 50,
    revision: revisionOf(unusable),
    msg: /^This revision is live, but it cannot be used/,
  })
  t.equal(await live.lines.pinned(revisionOf(unusable)), undefined)
  const restarted = await start(t, place)
  t.match([restarted.live.condition().answers, restarted.live.lines.live().revision], ['older', shippedLine.revision])
  t.strictSame(
    restarted.log.lines.map(({ level }) => level),
    [50],
    'it is told once',
  )
  await publish(store, newTitle)
  await until(() => live.condition().answers === 'live' && restarted.live.condition().answers === 'live')
  t.equal(live.lines.live().revision, newLine.revision)
  await publish(store, unusable)
  await until(() => live.condition().answers === 'older')
  t.equal(log.lines.filter(({ level }) => level === 50).length, 2, 'it is told each time that it is published')
})

t.test('a live revision that is damaged in the store is told of, and the last good one answers', async (t) => {
  const place = inFolder(t)
  const running = await start(t, place)
  const store = await open(t, place)
  await publish(store, newTitle)
  await until(() => running.live.lines.live().revision === newLine.revision)
  const bare = await openSqlite(`${place.dataDir}/${storeFile}`)
  t.teardown(() => bare.close())
  await bare.query('DROP TRIGGER revisions_no_update')
  for (const damage of ["REPLACE(files, '0800 138 1624', '0800 138 1626')", "'no JSON'"]) {
    await bare.query(`UPDATE revisions SET files = ${damage} WHERE number = 2`)
    const { live, access, log } = await start(t, place)
    t.match(live.condition(), { answers: 'older', revision: shippedLine.revision, store: 'ok' })
    t.equal(await live.lines.pinned(newLine.revision), undefined)
    const told = {
      level: 50,
      revision: newLine.revision,
      reason: /^Revision 2 \(.*\) is damaged in the store: its files/,
    }
    t.match(log.lines, [told])
    await access.read(({ revisions }) => revisions.live())
    t.strictSame([access.state(), log.lines.length], ['ok', 1], 'it is told once, and the store works')
  }
  t.match(running.live.condition(), { answers: 'live', revision: newLine.revision }, 'who has it goes on with it')
  await publish(store, edited('hate.yaml', 'title: "Hate crime"', 'title: "Hate crime again"'))
  await until(() => running.live.lines.live().revision !== newLine.revision)
  t.equal(running.live.condition().answers, 'live')
})

t.test('when no revision can be used the folder answers, and when that is no line nothing does', async (t) => {
  const place = inFolder(t)
  const store = await open(t, place)
  await publish(store, unusable)
  const { live, log } = await start(t, place)
  t.match([live.condition().answers, live.lines.live().revision], ['folder', shippedLine.revision])
  await publish(store, new Map([['line.yaml', 'again']]))
  await until(() => log.lines.filter(({ level }) => level === 50).length === 2)
  t.equal(live.condition().answers, 'folder')
  await t.rejects(
    start(t, place, async () => unusable),
    /There is no topic/,
  )
  await t.rejects(
    start(t, place, () => Promise.reject(new Error('no folder'))),
    /no folder/,
  )
})

t.test('of machines that start at once on a new store, one fills it', async (t) => {
  const place = inFolder(t)
  const seeds = [1, 2].map(() => {
    const { access, log } = makeAccess(t, place)
    return makeSeed({ access, readFolder: async () => shippedFiles, check: checkFlows, log: log.pino, now: () => noon })
  })
  const [one, two] = await Promise.all(seeds.map((seed) => seed()))
  t.match(one, { number: 1 })
  t.strictSame(two, one)
})

t.test('a store that is lost between two questions is asked again', async (t) => {
  const place = inFolder(t)
  const { access, log } = await start(t, place)
  let lost = true
  const read: StoreAccess['read'] = async (work) => {
    const done = await access.read(work)
    if (lost && done instanceof Map) throw new Error('lost')
    return done
  }
  const nothing = async () => undefined
  const sources = {
    readFolder: async () => shippedFiles,
    seed: nothing,
    peek: nothing,
    rehearse: rehearseFallback,
    log: log.pino,
    now: () => noon,
  }
  const live = await goLive({ access: { ...access, read }, ...sources })
  t.teardown(live.stop)
  t.match(log.lines.at(-1)?.msg, /^The folder of flow files answers/, 'it was lost as the machine started')
  const store = await open(t, place)
  await publish(store, newTitle)
  await sleep(600)
  t.equal(live.lines.live().revision, shippedLine.revision)
  lost = false
  await store.draft.save(undefined, { author: 'Ann', at: noon }, 0)
  await until(() => live.lines.live().revision === newLine.revision)
  t.equal(live.condition().answers, 'live')
})

t.test('a store that can be read and not written to is told apart', async (t) => {
  const place = inFolder(t)
  const { access, log } = await start(t, place)
  const other = new DatabaseSync(`${place.dataDir}/${storeFile}`)
  t.teardown(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  const write = () => access.write((store) => store.counts.forget('2000-01-01'))
  await t.rejects(write(), /locked/)
  await t.rejects(write(), /locked/)
  t.equal(access.state(), 'read-only')
  other.exec('COMMIT')
  await write()
  t.equal(access.state(), 'ok')
  t.strictSame(
    log.lines.map(({ level }) => level),
    [50, 30],
    'the log is told once each way',
  )
})

t.test('a program that fails on files has not made a line of them', async (t) => {
  const failing = new Map(shippedFiles)
  failing.get = () => {
    throw new TypeError('a bug')
  }
  t.throws(
    () => lineOf(failing, rehearseFallback),
    /^\.: The program fails on these files, at live\.test\.ts:\d+\. Report it\.$/,
  )
})

t.test('nobody waits for a database that hangs', async (t) => {
  const place = inFolder(t)
  const { access, log } = await start(t, place)
  const read: StoreAccess['read'] = () => new Promise(() => {})
  const sources = {
    readFolder: async () => shippedFiles,
    seed: async () => undefined,
    peek: async () => undefined,
    rehearse: rehearseFallback,
  }
  const live = await goLive({ access: { ...access, read }, ...sources, log: log.pino, now: () => noon })
  t.teardown(live.stop)
  t.equal(live.condition().answers, 'folder')
})

t.test('what is live in a store that can only be looked into answers', async (t) => {
  const place = inFolder(t)
  const store = await openStore(place)
  await publish(store, newTitle)
  await store.close()
  // Where SQLite puts what is written before it is in the file. It can't, as on a disk that is full.
  await mkdir(`${place.dataDir}/${storeFile}-wal`)
  const { live, access, log } = await start(t, place)
  t.match(
    [live.condition().answers, access.state(), live.lines.live().revision],
    ['live', 'unreachable', newLine.revision],
  )
  t.match(log.lines, [{ level: 50 }, { level: 40, msg: 'The store can only be read: what is live in it answers.' }])
  await rmdir(`${place.dataDir}/${storeFile}-wal`)
  await until(() => access.state() === 'ok')
  t.equal(await peekIntoStore({ databaseUrl: 'postgres://x/y', dataDir: place.dataDir }, noon), undefined)
})

t.test('newer tables are not touched: the machine does not start', async (t) => {
  const place = inFolder(t)
  await start(t, place)
  const bare = await openSqlite(`${place.dataDir}/${storeFile}`)
  t.teardown(() => bare.close())
  await bare.query('UPDATE store_version SET version = 99')
  await t.rejects(start(t, place), /^The store is of version 99 and this code knows 3\./)
})

t.test('a machine that starts without the store answers from the folder, and catches up', async (t) => {
  const postgres = await startPostgres(t)
  const place = { databaseUrl: await postgres.makeDatabase(), dataDir: '' }
  const first = await start(t, place)
  const store = await open(t, place)
  await publish(store, newTitle)
  await until(() => first.live.lines.live().revision === newLine.revision)
  await postgres.stop()
  const second = await start(t, place)
  t.match([second.live.condition().answers, second.access.state()], ['folder', 'unreachable'])
  t.equal(second.live.lines.live().revision, shippedLine.revision)
  t.match(second.log.lines[0], { level: 50, msg: /^The store cannot be reached/ })
  t.equal(first.live.lines.live().revision, newLine.revision, 'one that has been running goes on with what it has')
  t.equal(await first.live.lines.pinned('0123456789ab'), undefined, 'nobody waits for a store that is away')
  await postgres.start()
  await until(() => second.live.condition().answers === 'live' && second.access.state() === 'ok')
  t.equal(second.live.lines.live().revision, newLine.revision)
  t.ok(second.log.lines.some(({ msg }) => msg === 'The store works again.'))
  await publish(store, shippedFiles)
  await until(() => [first, second].every(({ live }) => live.lines.live().revision === shippedLine.revision))
  t.pass('both hear of what is published after that')
})
