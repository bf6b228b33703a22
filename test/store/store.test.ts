import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { revisionOf } from '../../src/flow/revision.ts'
import { DamagedError, NewerStoreError } from '../../src/store/database.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { openSqlite, peekSqlite } from '../../src/store/sqlite.ts'
import { openStore, type Store, storeFile } from '../../src/store/store.ts'
import { onlyBatch } from '../support/batch.ts'
import { noon } from '../support/line.ts'
import { startPostgres } from '../support/postgres.ts'
import { newStores, open } from './new-stores.ts'
import { spoilt } from './spoilt-backups.ts'

const postgres = await startPostgres(t)
const kinds = newStores(postgres)

const files = new Map([
  ['line.yaml', 'title: "Ein Strich – und ein NUL: \u0000, \ufeff, \ud800"\n'],
  ['hate.yaml', "id: hate\r\n'; DROP TABLE revisions; --"],
])
const ann = { author: 'Ann', note: 'First', at: noon }
const whole = { files, findings: [{ rule: 'segments', what: "It's long." }] }
const other = { files: new Map([['line.yaml', 'other']]), findings: [] }

const turns = { period: '2026-11-21', channel: 'voice', revision: 'a', from: 'main', input: 'key', to: 'hate.menu' }
const hour = { period: '2026-11-21T14', channel: 'voice', revision: '', from: '', input: 'call', to: '' }

for (const [kind, make] of Object.entries(kinds)) {
  t.test(`${kind}: what is published is live, and comes back byte for byte`, async (t) => {
    const { place } = await make(t)
    const { revisions } = await open(t, place)
    t.equal(await revisions.live(), undefined)
    t.strictSame([await revisions.list(), await revisions.publications()], [[], []])
    const first = { number: 1, revision: 1, hash: revisionOf(files), ...ann, approver: '', editedBy: [] }
    t.strictSame(await revisions.publish(whole, { ...ann, expectedLive: undefined }), first)
    t.strictSame(await revisions.live(), first)
    t.strictSame(await revisions.files(1), files)
    t.strictSame(await revisions.files(revisionOf(files)), files)
    t.strictSame(await revisions.findings(1), whole.findings)
    t.strictSame(
      [await revisions.files(2), await revisions.files('none'), await revisions.findings(2)],
      [undefined, undefined, undefined],
    )
  })

  t.test(`${kind}: an old revision can be live again and keeps its number, whatever a clock says`, async (t) => {
    const { place } = await make(t)
    const { revisions, audit } = await open(t, place)
    await revisions.publish(whole, { ...ann, expectedLive: undefined })
    t.match(await revisions.publish(other, { ...ann, note: 'Second', expectedLive: 1 }), { number: 2, revision: 2 })
    t.match(await revisions.publish({ revision: 1 }, { ...ann, note: 'Back', at: 0, expectedLive: 2 }), {
      number: 3,
      revision: 1,
    })
    t.match(await revisions.publish(other, { ...ann, note: 'Again', expectedLive: 3 }), { number: 4, revision: 2 })
    const list = (await revisions.list()).map(({ number, note }) => `${number} ${note}`)
    t.strictSame(list, ['2 Second', '1 First'])
    const publications = (await revisions.publications()).map(({ revision, note }) => `${revision} ${note}`)
    t.strictSame(publications, ['2 Again', '1 Back', '2 Second', '1 First'])
    t.match(
      (await audit(2)).map(({ action, about }) => [action, about]),
      [
        ['publish', 'revision 2: Again'],
        ['publish', 'revision 1: Back'],
      ],
    )
    await t.rejects(revisions.publish({ revision: 9 }, { ...ann, expectedLive: 4 }), 'there is no such revision')
    t.match(await revisions.live(), { number: 4 })
  })

  t.test(`${kind}: of two who publish at once, the second is told and changes nothing`, async (t) => {
    const { place } = await make(t)
    const [one, two] = [await open(t, place), await open(t, place)]
    const results = await Promise.all([
      one.revisions.publish(whole, { ...ann, expectedLive: undefined }),
      two.revisions.publish(other, { ...ann, expectedLive: undefined }),
    ])
    t.equal(results.filter((result) => result === undefined).length, 1)
    t.equal((await one.revisions.list()).length, 1)
  })

  t.test(`${kind}: a publication is heard of, by its own process and by others`, async (t) => {
    const { place } = await make(t)
    const [one, two] = [await open(t, place), await open(t, place)]
    const heard: string[] = []
    one.onAnnounced(() => heard.push('one'))
    two.onAnnounced(() => heard.push('two'))
    // PostgreSQL says hello once it listens.
    if (kind === 'postgres') await until(() => heard.length === 2)
    heard.length = 0
    await one.revisions.publish(whole, { ...ann, expectedLive: undefined })
    await until(() => heard.includes('one') && heard.includes('two'))
    t.pass('both have heard of it')
  })

  t.test(`${kind}: revisions, publications and acts can't be changed or removed`, async (t) => {
    const { place, open: openBare } = await make(t)
    const store = await open(t, place)
    await store.revisions.publish(whole, { ...ann, expectedLive: undefined })
    const bare = await openBare()
    t.teardown(() => bare.close())
    for (const table of ['revisions', 'publications', 'audit']) {
      await t.rejects(bare.query(`DELETE FROM ${table}`), /only grows/, table)
      await t.rejects(bare.query(`UPDATE ${table} SET number = 7`), /only grows/, table)
    }
  })

  t.test(`${kind}: nobody gets a revision that is not what was published`, async (t) => {
    const { place, open: openBare, unlock } = await make(t)
    const { revisions, draft, backUp } = await open(t, place)
    await revisions.publish(other, { ...ann, expectedLive: undefined })
    await revisions.publish(whole, { ...ann, expectedLive: 1 })
    await draft.save(files, { author: 'Ann', at: 1 }, 0)
    const bare = await openBare()
    t.teardown(() => bare.close())
    await bare.query(unlock)
    for (const damaged of ['[["line.yaml","othes"]]', '[["line.yaml",7]]', '[["line.yaml"]]', '[7]', '{}', '[', '']) {
      await bare.query('UPDATE revisions SET files = $1 WHERE number = 1', [damaged])
      await bare.query('UPDATE draft SET files = $1', ['['])
      const damage = /^Revision 1 \([0-9a-f]{12}\) is damaged in the store: .* Publish files that differ from it/
      await t.rejects(revisions.files(1), damage, damaged)
      await t.rejects(revisions.files(revisionOf(other.files)), damage)
      for (const what of [{ revision: 1 }, other])
        await t.rejects(revisions.publish(what, { ...ann, expectedLive: 2 }), damage)
      await t.rejects(
        backUp(async () => {}),
        damage,
      )
    }
    await t.rejects(
      draft.read(),
      new DamagedError('The draft is damaged in the store. Restore a backup into an empty store.'),
    )
    t.match(await revisions.liveFiles(), { publication: { number: 2 }, files })
    await bare.query('UPDATE revisions SET hash = $1 WHERE number = 2', ['0123456789ab'])
    await t.rejects(revisions.liveFiles(), /^Revision 2 \(0123456789ab\) is damaged/)
  })

  t.test(`${kind}: a draft is saved by who has read it, and a stale save overwrites nothing`, async (t) => {
    const { place } = await make(t)
    const { draft } = await open(t, place)
    t.strictSame(await draft.read(), { draft: undefined, edits: 0 })
    t.equal(await draft.save(files, { author: 'Ann', at: 1 }, 0), true)
    t.equal(await draft.save(other.files, { author: 'Bob', at: 2 }, 0), false, 'Bob has not read what Ann wrote')
    t.strictSame(await draft.read(), { draft: { files, author: 'Ann', savedAt: 1 }, edits: 1 })
    t.equal(await draft.save(undefined, { author: 'Bob', at: 3 }, 1), true)
    t.strictSame(await draft.read(), { draft: undefined, edits: 2 }, 'the counter goes on when a draft is thrown away')
    const both = ['Ann', 'Bob'].map((author) => draft.save(files, { author, at: 4 }, 2))
    t.strictSame((await Promise.all(both)).sort(), [false, true])
  })

  t.test(`${kind}: counts add up, whatever order and however many they come in`, async (t) => {
    const { place } = await make(t)
    const [one, two] = [await open(t, place), await open(t, place)]
    const many = Array.from({ length: 9_000 }, (_, i) => ({ ...turns, to: `state-${i}`, turns: 2 }))
    await one.counts.add(many, onlyBatch())
    await Promise.all([one.counts.add(many, onlyBatch()), two.counts.add(many.toReversed(), onlyBatch())])
    await one.counts.add([{ ...hour, turns: 1 }], onlyBatch())
    await one.counts.add([], onlyBatch())
    const read = await two.counts.read('2026-11-21')
    t.equal(read.length, 9_001)
    t.ok(read.every((count) => count.turns === (count.period === turns.period ? 6 : 1)))
    t.strictSame(
      read.find(({ to }) => to === 'state-7'),
      { ...turns, to: 'state-7', turns: 6 },
    )
  })

  t.test(`${kind}: old counts are left out and removed, and no hour holds a state`, async (t) => {
    const { place } = await make(t)
    const { counts } = await open(t, place)
    await counts.add(
      [
        { ...turns, turns: 1 },
        { ...hour, turns: 1 },
        { ...turns, period: '2025-10-20', turns: 1 },
        { ...hour, period: '2025-10-20T23', turns: 1 },
      ],
      onlyBatch(),
    )
    t.strictSame(await counts.span('2026-11-21'), { oldest: '2025-10-20', newest: '2025-10-20' })
    t.strictSame(await counts.span('2026-11-22'), { oldest: '2025-10-20', newest: '2026-11-21' })
    t.equal(await counts.span('2025-10-20'), undefined)
    t.equal((await counts.read('2025-10-21')).length, 2)
    t.equal((await counts.read('2025-10-20')).length, 4)
    await counts.forget('2025-10-21')
    t.equal((await counts.read('2000-01-01')).length, 2)
    for (const state of [{ from: 'main' }, { to: 'main' }, { revision: 'a' }])
      await t.rejects(counts.add([{ ...hour, ...state, turns: 1 }], onlyBatch()), JSON.stringify(state))
  })

  t.test(`${kind}: a backup fills an empty store of either kind, all of it or nothing`, async (t) => {
    const { place } = await make(t)
    const store = await open(t, place)
    await store.revisions.publish(whole, { ...ann, expectedLive: undefined })
    await store.revisions.publish(other, { ...ann, note: 'a\u2028b\u2029', expectedLive: 1 })
    await store.draft.save(undefined, { author: 'Ann', at: 1 }, 0)
    await store.staff.change(({ put }) => put({ address: 'Bob', role: 'editor' }, ['Ann'], { author: 'Ann', at: 1 }))
    const proposal = await store.proposals.addRevision(other, 1, { ...ann, editedBy: ['Bob'] })
    await store.proposals.reject(proposal, ann)
    await store.staff.signIn('token', 'Bob', { now: 1, endsAt: noon })
    await store.counts.add([{ ...turns, turns: 3 }], onlyBatch())
    const lines = await backUp(store)
    t.notMatch(lines.join('\n'), /token|[\u2028\u2029]/, 'no sign-in is copied, and no line ends before its end')
    for (const makeOther of Object.values(kinds)) {
      const copy = await open(t, (await makeOther(t)).place)
      const empty = await backUp(copy)
      for (const [bad, words] of spoilt(lines)) {
        await t.rejects(copy.restore(each(bad)), { name: 'Error', message: words })
        t.strictSame(await backUp(copy), empty, 'nothing is left of it')
      }
      await copy.restore(each(lines))
      t.strictSame(await backUp(copy), lines)
      t.strictSame(await copy.revisions.files(1), files)
      await t.rejects(copy.restore(each(lines)), /^The store is not empty/)
    }
  })

  t.test(`${kind}: what is no backup of this version is not restored`, async (t) => {
    const { restore } = await open(t, (await make(t)).place)
    await t.rejects(restore(each(['{"signpost":"backup","version":99}'])), /^The backup is of version 99 and this code/)
    for (const first of ['{}', 'nonsense', 'null', '[]', '7', ''])
      await t.rejects(restore(each([first])), /^This is no backup of a store\./, first)
    await t.rejects(restore(each([])), /^This is no backup of a store\./)
  })

  t.test(`${kind}: machines that start at once make the tables once, and newer tables are left alone`, async (t) => {
    const { place, open: openBare } = await make(t)
    await Promise.all([open(t, place), open(t, place), open(t, place)])
    const bare = await openBare()
    t.teardown(() => bare.close())
    t.match(await bare.query('SELECT * FROM store_version'), [{ version: 3 }])
    await bare.query('UPDATE store_version SET version = 4')
    await t.rejects(
      openStore(place),
      new NewerStoreError('The store is of version 4 and this code knows 3. Run the newer code, or restore a backup.'),
    )
  })
}

t.test('sqlite: who is signed in can be looked up while nothing can be written', async (t) => {
  const { place } = await kinds.sqlite!(t)
  const { staff } = await open(t, place)
  await staff.change(({ put }) => put({ address: 'Bob', role: 'editor' }, [], { author: 'Ann', at: 1 }))
  const [bob] = await staff.list()
  await staff.signIn('t1', 'Bob', { now: 1, endsAt: 100 })
  const other = new DatabaseSync(`${place.dataDir}/${storeFile}`)
  t.teardown(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  t.strictSame([await staff.signedIn('t1', 99), await staff.signedIn('t1', 100)], [bob, undefined])
})

t.test('sqlite: who writes waits for another process, and holds nobody up for long', async (t) => {
  const { open } = await kinds.sqlite!(t)
  const [one, two] = [await open(), await open()]
  const free = Promise.withResolvers<void>()
  const busy = one.transaction(() => free.promise)
  await t.rejects(two.query('CREATE TABLE x (y)'), /locked/, 'a query does not wait')
  const waiting = two.transaction((sql) => sql.query('CREATE TABLE x (y)'))
  await sleep(100)
  free.resolve()
  await t.resolves(Promise.all([busy, waiting]))
  const ended = one.transaction(async (sql) => {
    await sql.query('ROLLBACK')
    throw new Error('SQLite has ended it, as it does on a full disk')
  })
  await t.rejects(ended, /as it does on a full disk/)
  await t.resolves(
    one.transaction((sql) => sql.query('DROP TABLE x')),
    'the next one is not touched by that',
  )
  await Promise.all([one.close(), two.close()])
  await t.rejects(
    one.transaction(async () => {}),
    /not open/,
  )
})

t.test(
  'sqlite: a file that is locked is waited for without holding anybody up, and one that is damaged is told of',
  async (t) => {
    const dataDir = t.testdir()
    const file = `${dataDir}/${storeFile}`
    const holder = new DatabaseSync(file)
    holder.exec('BEGIN EXCLUSIVE; CREATE TABLE x (y)')
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const opening = openSqlite(file)
    await sleep(300)
    t.ok(turns > 5, 'others are answered meanwhile')
    clearInterval(timer)
    holder.exec('COMMIT')
    holder.close()
    const database = await opening
    t.teardown(() => database.close())
    await database.query('PRAGMA wal_checkpoint(TRUNCATE)')
    const damage = { '': Buffer.alloc(12_288, 'noise'), '-wal': '', '-shm': Buffer.alloc(32_768) }
    for (const [name, bytes] of Object.entries(damage)) await writeFile(`${file}${name}`, bytes)
    await sleep(600)
    await t.rejects(openSqlite(file), /not a database/)
    await t.rejects(
      peekSqlite(file, (sql) => sql.query('SELECT * FROM x')),
      /not a database/,
    )
  },
)

t.test('sqlite: only this user can read the file and what belongs to it, whoever could before', async (t) => {
  const dataDir = `${t.testdir()}/new/data`
  const file = `${dataDir}/${storeFile}`
  const names = [file, `${file}-wal`, `${file}-shm`]
  const modes = async (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => ((await stat(path)).mode & 0o777).toString(8)))
  const first = await openStore({ databaseUrl: undefined, dataDir })
  t.strictSame(await modes([dataDir, ...names]), ['700', '600', '600', '600'])
  for (const name of names) await chmod(name, 0o644)
  await open(t, { databaseUrl: undefined, dataDir })
  t.strictSame(await modes(names), ['600', '600', '600'])
  await first.close()
})

t.test('sqlite: a folder that can not be is told of at once', async (t) => {
  const folder = t.testdir({ file: '' })
  await mkdir(`${folder}/taken/${storeFile}`, { recursive: true })
  for (const dataDir of [
    '/proc/x',
    '/proc/x/y/z',
    `${folder}/file`,
    `${folder}/file/x`,
    '/dev/null',
    `${folder}/taken`,
  ])
    await t.rejects(openStore({ databaseUrl: undefined, dataDir }), { name: 'StoreError' }, dataDir)
  const all = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: undefined, dataDir: `${folder}/a/b/c` })))
  await Promise.all(all.map((store) => store.close()))
})

t.test('postgres: a batch of counts that is added again, since its answer was lost, is added once', async (t) => {
  const store = await open(t, (await kinds.postgres!(t)).place)
  const rows = (many: number) => Array.from({ length: many }, (_, i) => ({ ...turns, to: `state-${i}`, turns: 1 }))
  const add = (writer: string, before: number, many: number) => store.counts.add(rows(many), { writer, before })
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

t.test('postgres: a server that goes away breaks what is under way, and nothing after it is back', async (t) => {
  const database = openPostgres(await postgres.makeDatabase())
  t.teardown(() => database.close())
  await database.query('CREATE TABLE x (y TEXT)')
  const broken = database.transaction(async (sql) => {
    await sql.query("INSERT INTO x VALUES ('lost')")
    await postgres.stop()
    await sql.query("INSERT INTO x VALUES ('lost too')")
  })
  await t.rejects(broken)
  let heard = 0
  database.onAnnounced(() => heard++)
  await t.rejects(database.query('SELECT 1'))
  await sleep(1_500)
  await postgres.start()
  await until(() => heard > 0)
  t.strictSame(await database.query('SELECT * FROM x'), [])
  await database.transaction((sql) => sql.announce())
  await until(() => heard > 1)
  t.pass('it is heard again')
})

async function backUp(store: Store): Promise<string[]> {
  const lines: string[] = []
  await store.backUp(async (line) => void lines.push(line))
  return lines
}

async function* each(lines: readonly string[]) {
  yield* lines
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(10)
}
