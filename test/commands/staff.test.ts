import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { storeFile } from '../../src/store/store.ts'
import { runIn } from '../support/command.ts'
import { noon } from '../support/line.ts'
import { codeIn, day, makeTeam, nextNoon } from '../support/team.ts'

const keyFile = (folder: string, name: string) => join(folder, name, '.signpost-key')

t.test('the first administrator is added by whoever has the store, and nobody after that', async (t) => {
  const { as } = await makeTeam(t.testdir({ ann: {} }), {})
  t.match((await as('ann', 'staff list')).printed, [
    'Nobody yet. Begin with: npm run line -- staff add YOU@EXAMPLE.ORG --role administrator',
  ])
  t.match(await as('ann', 'staff add ann@example.org --role publisher'), {
    code: 1,
    complaints: ['There is no administrator yet, so add one first: --role administrator.'],
  })
  const added = await as('ann', 'staff add Ann@Example.org --role administrator')
  t.match(added, { code: 0, printed: ['ann@example.org is an administrator.', /^Give ann@example.org this code, /] })
  t.match((await as('ann', 'staff list')).printed, [
    'ann@example.org  administrator  code until 2026-11-23 12:00 (UTC)',
  ])
  const noKey =
    /^This takes your key, and there is none in .*eve\/\.signpost-key\. With a code from an administrator, make one: npm run line -- staff key$/
  t.match(await as('eve', 'staff add eve@example.org --role administrator'), { code: 1, complaints: [noKey] })
})

t.test('a member makes a key that nobody else sees', async (t) => {
  const folder = t.testdir({ ann: {} })
  const { as } = await makeTeam(folder, {})
  const { printed } = await as('ann', 'staff add ann@example.org --role administrator')
  const claimed = await as('ann', 'staff key', { typed: [codeIn(printed).toLowerCase()] })
  t.match(claimed, {
    code: 0,
    printed: ['Type the code that you were given:', /^ann@example.org is an administrator\. Your key is in /],
  })
  const key = (await readFile(keyFile(folder, 'ann'), 'utf8')).trim()
  t.equal((await stat(keyFile(folder, 'ann'))).mode & 0o777, 0o600)
  t.notMatch(claimed.printed.join('\n'), key)
  t.match((await as('ann', 'staff list')).printed, ['ann@example.org  administrator  has a key'])
  t.match((await as('nobody', 'acts')).printed, [
    '2026-11-22 12:00  ann@example.org: make key ann@example.org',
    '2026-11-22 12:00  whoever has the store: give code ann@example.org',
    '2026-11-22 12:00  whoever has the store: give role ann@example.org, administrator',
  ])
})

t.test('a code is good once, for a day, and no key is lost by it', async (t) => {
  const folder = t.testdir({ ann: {}, bob: {} })
  const { as, join: joinTeam } = await makeTeam(folder, {})
  await joinTeam('ann', 'administrator', 'ann')
  const code = codeIn((await as('ann', 'staff add bob@example.org --role viewer', { at: noon })).printed)
  const wrong = { code: 1, complaints: [/^This code is not known, was used, or is older than 24 hours\./] }
  t.match(await as('bob', 'staff key', { at: noon + day, typed: [code] }), wrong)
  t.match(await as('bob', 'staff key', { at: noon }), wrong, 'nothing was typed')
  await t.rejects(stat(keyFile(folder, 'bob')), 'no key is left that opens nothing')
  t.match(await as('bob', 'staff key', { at: noon, typed: [code] }), { code: 0 })
  t.match(await as('bob', 'staff key', { at: noon, typed: [code] }), {
    code: 1,
    complaints: [/bob\/\.signpost-key holds a key already\. Move it away, or set STAFF_KEY_FILE to another file\.$/],
  })
  t.match(await as('ann', 'staff list', { at: nextNoon }), {
    printed: [/^ann/, 'bob@example.org  viewer         has a key'],
  })
  t.match(await as('ann', 'staff key bob@example.org', { at: noon }), {
    code: 0,
    printed: [/^Give bob@example.org this code/],
  })
  t.match((await as('ann', 'staff list', { at: nextNoon })).printed, [
    /^ann/,
    'bob@example.org  viewer         no key, and no code',
  ])
  for (const env of [{}, { STAFF_KEY_FILE: '/nowhere/key' }]) {
    const place = { DATA_DIR: join(folder, 'data'), ...env }
    t.match(await runIn(place, 'staff key', [code]), { code: 1, complaints: [/STAFF_KEY_FILE/] })
  }
})

t.test('a key is read from the environment, or from a file that nobody else can read', async (t) => {
  const folder = t.testdir({ ann: {}, bob: {} })
  const { as, join: joinTeam } = await makeTeam(folder, {})
  await joinTeam('ann', 'administrator', 'ann')
  await joinTeam('bob', 'viewer', 'ann')
  const file = keyFile(folder, 'ann')
  const key = (await readFile(file, 'utf8')).trim()
  const place = { DATA_DIR: join(folder, 'data') }
  const add = 'staff add cat@example.org --role viewer'
  t.match(await runIn({ ...place, STAFF_KEY: ` ${key}\n` }, add), { code: 0 })
  t.match(await runIn({ ...place, STAFF_KEY_FILE: file }, add), { code: 0, printed: ['cat@example.org is a viewer.'] })
  t.match(await runIn(place, add), { code: 1, complaints: [/^This takes your key\. With a code from an admin/] })
  t.match(await as('bob', add), {
    code: 1,
    complaints: ['bob@example.org is a viewer, and this takes a role of administrator.'],
  })
  await chmod(file, 0o640)
  t.match(await as('ann', add), {
    code: 1,
    complaints: [`Others can read your key in ${file}. Make it yours alone: chmod 600 ${file}`],
  })
  await chmod(file, 0o600)
  await writeFile(file, `${key.slice(1)}x`)
  t.match(await as('ann', add), { code: 1, complaints: [/^Your key isn't known in this store: /] })
  t.match(await runIn({ ...place, STAFF_KEY_FILE: folder }, add), {
    code: 1,
    complaints: [/can't be read \(EISDIR/],
  })
})

t.test('once there are two publishers, two people make another', async (t) => {
  const folder = t.testdir({ ann: {}, bob: {}, cat: {} })
  const { as, join: joinTeam } = await makeTeam(folder, {})
  await joinTeam('ann', 'administrator', 'ann')
  await joinTeam('bob', 'publisher', 'ann')
  const cat = 'cat@example.org is a publisher'
  t.match((await as('ann', 'staff add cat@example.org --role publisher')).printed, [
    'It is proposed. Another publisher has to agree: npm run line -- approve 1',
  ])
  t.match((await as('bob', 'proposals')).printed, [new RegExp(`ann@example\\.org: ${cat}$`)])
  t.match((await as('bob', 'proposals 1')).printed, [new RegExp(`${cat}$`)])
  t.match(await as('ann', 'approve 1'), { code: 1, complaints: [/it is your own proposal/] })
  const approved = await as('bob', 'approve 1')
  t.match(approved.printed, [`Proposal 1 is approved: ${cat}.`, /^Give cat@example\.org this code/])
  t.match(await as('cat', 'staff key', { typed: [codeIn(approved.printed)] }), { code: 0 })
})

t.test(
  'two publishers can make an administrator of a member, and only an administrator changes lower roles',
  async (t) => {
    const folder = t.testdir({ ann: {}, bob: {}, dan: {} })
    const { as, join: joinTeam } = await makeTeam(folder, {})
    await joinTeam('ann', 'administrator', 'ann')
    await joinTeam('bob', 'publisher', 'ann')
    await joinTeam('dan', 'editor', 'ann')
    t.match((await as('bob', 'staff add dan@example.org --role administrator')).printed, [/approve 1$/])
    t.strictSame((await as('ann', 'approve 1')).printed, [
      'Proposal 1 is approved: dan@example.org is an administrator.',
    ])
    t.match((await as('dan', 'staff add ann@example.org --role editor')).printed, ['ann@example.org is an editor.'])
    t.match(await as('bob', 'staff add eve@example.org --role editor'), {
      code: 1,
      complaints: ['bob@example.org is a publisher, and this takes a role of administrator.'],
    })
  },
)

t.test('the last administrator stays, and what is not understood is said', async (t) => {
  const folder = t.testdir({ ann: {}, bob: {} })
  const { as, join: joinTeam } = await makeTeam(folder, {})
  await joinTeam('ann', 'administrator', 'ann')
  await joinTeam('bob', 'administrator', 'ann')
  const table: [args: string, code: number, complaint: RegExp][] = [
    ['staff', 2, /^Write staff and add, list, remove, key or second-person\./],
    ['staff toString', 2, /^Write staff and/],
    ['staff add ann', 2, /^Give an e-mail address: staff add ann@example\.org --role publisher\./],
    ['staff add ann@example.org', 2, /^Give a role: --role viewer, editor, publisher or administrator\./],
    ['staff add ann@example.org --role owner', 2, /^Give a role/],
    ['staff remove', 2, /^Give an e-mail address/],
    ['staff list zz', 2, /^"zz" is one word too many\./],
    ['staff remove bob@example.org --role editor', 2, /^Only staff add takes a role\./],
    ['staff key ann@example.org', 1, /^Your key works\./],
    ['staff remove eve@example.org', 2, /^The store does not know eve@example\.org\./],
    ['staff key eve@example.org', 2, /^The store does not know eve@example\.org\./],
  ]
  for (const [args, code, complaint] of table) t.match(await as('ann', args), { code, complaints: [complaint] }, args)
  t.match(await as('ann', 'staff remove bob@example.org'), {
    code: 0,
    printed: ['bob@example.org is removed, and their key is worth nothing.'],
  })
  const last = { code: 1, complaints: ['ann@example.org is the last administrator. Make somebody else one first.'] }
  t.match(await as('ann', 'staff remove ann@example.org'), last)
  t.match(await as('ann', 'staff add ann@example.org --role editor'), last)
})

t.test('where the last administrator lost their code, whoever has the store gives another', async (t) => {
  const folder = t.testdir({ ann: {} })
  const { as } = await makeTeam(folder, {})
  await as('ann', 'staff add ann@example.org --role administrator', { at: noon })
  t.match(await as('ann', 'staff key ann@example.org', { at: noon }), {
    code: 1,
    complaints: [/^This takes your key, /],
  })
  const late = { at: noon + day }
  t.match(await as('ann', 'staff key bob@example.org', late), { code: 2, complaints: [/does not know bob/] })
  const store = new DatabaseSync(join(folder, 'data', storeFile))
  store.exec("INSERT INTO staff (address, role, key_hash) VALUES ('bob@example.org', 'editor', '')")
  store.close()
  t.match(await as('ann', 'staff key bob@example.org', late), {
    code: 1,
    complaints: ['There is no administrator who could give codes. Begin with one of them.'],
  })
  const { printed } = await as('ann', 'staff key ann@example.org', late)
  t.match(await as('ann', 'staff key', { ...late, typed: [codeIn(printed)] }), { code: 0 })
})

t.test('a store that fails while somebody makes a key leaves them told what to do', async (t) => {
  const folder = t.testdir({ ann: {} })
  const { as } = await makeTeam(folder, {})
  const { printed } = await as('ann', 'staff add ann@example.org --role administrator')
  async function* typed() {
    const store = new DatabaseSync(join(folder, 'data', storeFile))
    store.exec('DROP TABLE audit')
    store.close()
    yield codeIn(printed)
  }
  const failed = await as('ann', 'staff key', { typed: typed() })
  t.match(failed, { code: 1, complaints: [/^The store did not do it \(no such table: audit\)\./] })
  t.match(failed.printed.at(-1), /^If staff list shows no key of yours by now, remove .*\.signpost-key before/)
})
