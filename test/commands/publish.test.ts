import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { runCommand } from '../../src/commands/run-command.ts'
import { revisionOf } from '../../src/flow/revision.ts'
import type { Publishable } from '../../src/store/revisions.ts'
import { openStore, storeFile } from '../../src/store/store.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'
import { noon } from '../support/line.ts'
import { startPostgres } from '../support/postgres.ts'
import { newNumber as newNumberOf } from '../support/team.ts'

const note = 'New number of the hate line'
const trial = /^This is a trial line without staff, so nobody else is asked\./
const newNumber = newNumberOf('1625')

const mistyped = edit('contacts.yaml', '  phone: "0800 138 1624"\n', '  phone: "0800 138 162"\n', cleanLine)

/** A new store, the clean line in a folder, and commands that work with both. */
async function setUpStore(t: Test) {
  const folder = t.testdir()
  const flows = join(folder, 'flows')
  await mkdir(flows)
  const env = { DATA_DIR: join(folder, 'data'), FLOWS_DIR: flows, USER: 'ann' }
  const write = async (files: ReadonlyMap<string, string>) => {
    for (const [name, text] of files) await writeFile(join(flows, name), text)
  }
  await write(cleanLine)
  await writeFile(join(flows, 'line.schema.json'), '{}')
  const run = (...args: string[]) => runIn(env, args)
  return { env, flows, write, run, folder }
}

/** Publishes what this code, or the check, would not take. */
async function publishUnchecked({ DATA_DIR }: { DATA_DIR: string }, what: Publishable): Promise<void> {
  const store = await openStore({ databaseUrl: undefined, dataDir: DATA_DIR })
  const expectedLive = (await store.revisions.live())?.number
  await store.revisions.publish(what, { author: 'x', note: 'x', at: noon, expectedLive })
  await store.close()
}

t.test('flows are checked, compared with what is live, and published', async (t) => {
  const { run, write } = await setUpStore(t)
  const first = await run('publish', '--note', 'First')
  t.equal(first.code, 0)
  t.match(first.printed, [
    trial,
    /^These flows may be published: 0 errors/,
    `Revision 1 (${revisionOf(cleanLine)}) is live.`,
  ])
  await write(newNumber)
  const second = await run('publish', '--note', note)
  t.equal(second.code, 0)
  const words = second.printed.join('\n')
  t.match(words, /Needs a second person\n\n\* The number of Hate line is now 0800 138 1625;/)
  t.match(words, /\nRevision 2 \([0-9a-f]{12}\) is live\.$/)
  t.strictSame(
    (await run('revisions')).printed.map((line) => line.replace(/[0-9a-f]{12}/, '#')),
    ['live    2  #  2026-11-21 12:00  ann: New number of the hate line', '        1  #  2026-11-21 12:00  ann: First'],
  )
})

t.test('what is live already is not published again', async (t) => {
  const { run } = await setUpStore(t)
  await run('publish', '--note', 'First')
  const again = await run('publish', '--note', 'Again')
  t.equal(again.code, 0)
  t.equal(again.printed.at(-1), 'Revision 1 is the same and is live already: nothing is changed.')
  t.equal((await run('revisions')).printed.length, 1)
})

t.test('a folder with an error is never published', async (t) => {
  const { run, write } = await setUpStore(t)
  await run('publish', '--note', 'First')
  await write(mistyped)
  const refused = await run('publish', '--note', note)
  t.equal(refused.code, 1)
  t.match(refused.printed[1], /^error +contacts\.yaml:\d+ number-length: /)
  t.match(refused.printed.at(-1), /^These flows must not be published: /)
  await write(new Map([['hate.yaml', 'nothing']]))
  t.equal((await run('publish', '--note', note)).code, 1)
  t.equal((await run('revisions')).printed.length, 1)
})

t.test('an old revision is made live again', async (t) => {
  const { run, write } = await setUpStore(t)
  await run('publish', '--note', 'First')
  await write(newNumber)
  await run('publish', '--note', note)
  const back = await run('rollback', '1')
  t.equal(back.code, 0)
  t.match(
    back.printed.join('\n'),
    /is now 0800 138 1624; it was 0800 138 1625[\s\S]*Revision 1 \([0-9a-f]+\) is live\.$/,
  )
  t.match(await run('rollback', '1'), {
    code: 0,
    printed: ['Revision 1 is the same and is live already: nothing is changed.'],
  })
  t.match(await run('rollback', '2', '--note', 'It was right'), { code: 0 })
  const list = (await run('revisions')).printed.map((line) => line.replace(/^(....) +(\d+) .*:\d\d +/, '$1 $2 '))
  t.strictSame(list, [
    'live 2 ann: It was right',
    '     1 ann: Back to revision 1',
    '     2 ann: New number of the hate line',
    '     1 ann: First',
  ])
})

t.test('a revision with errors to newer rules can be gone back to, one that is no line can not', async (t) => {
  const { run, env } = await setUpStore(t)
  await run('publish', '--note', 'First')
  await publishUnchecked(env, { files: mistyped, findings: [] })
  const files = new Map([['line.yaml', 'of another version']])
  await publishUnchecked(env, { files, findings: [] })
  const back = await run('rollback', '2')
  t.match(back, { code: 0, printed: [/^error +contacts\.yaml:\d+ number-length: /] })
  t.match(back.printed.at(-1), /^Revision 2 \(.*\) is live\.$/)
  t.notMatch(back.printed.join('\n'), /must not be published|it was/, 'there is nothing to compare with')
  const unusable = await run('rollback', '3')
  t.equal(unusable.code, 1)
  t.match(unusable.complaints, [/^Revision 3 can't be used by this code: /])
})

t.test(
  'a folder that says notices: for replies: is refused, and a stored revision that does can be gone back to',
  async (t) => {
    const { run, write, env } = await setUpStore(t)
    const formerName = edit('line.yaml', '\n  replies:', '\n  notices:', cleanLine)
    await write(formerName)
    const refused = await run('publish', '--note', note)
    t.equal(refused.code, 1)
    const rename =
      /^error +line\.yaml:52 renamed-keys: "notices" is now called "replies"\. Write replies: in place of notices:\.$/
    t.match(refused.printed[1], rename)
    await publishUnchecked(env, { files: formerName, findings: [] })
    await write(cleanLine)
    t.match(await run('publish', '--note', 'The new name', '--instead', '1'), { code: 0 })
    const back = await run('rollback', '1')
    t.match(back, { code: 0, printed: [rename] })
    t.equal(back.printed.at(-1), `Revision 1 (${revisionOf(formerName)}) is live.`)
  },
)

t.test('what is live is written back to files byte for byte', async (t) => {
  const { run, write, flows, folder } = await setUpStore(t)
  const files = new Map([...newNumber, ['hate.yaml', `${newNumber.get('hate.yaml')}# é\r\n`]])
  await write(files)
  await run('publish', '--note', note)
  const other = join(folder, 'other')
  t.match((await run('pull', other)).printed, [/other holds revision 1 \([0-9a-f]+\), which is live\.$/])
  t.strictSame((await readdir(other)).sort(), [...files.keys(), 'revision.txt'].sort())
  for (const [name, text] of files) t.equal(await readFile(join(other, name), 'utf8'), text, name)
  await write(new Map([...cleanLine, ['extra.yaml', 'id: extra']]))
  t.match(await run('pull'), {
    code: 1,
    complaints: [/flows holds flows that were never published, and would be lost\./],
  })
  await write(files)
  t.match(await run('pull'), { code: 1 }, 'the extra file would be lost')
  t.equal(await readFile(join(flows, 'extra.yaml'), 'utf8'), 'id: extra')
})

t.test('files that are not live are removed if a revision holds them', async (t) => {
  const { run, write, flows, env } = await setUpStore(t)
  const extra = new Map([...cleanLine, ['extra.yaml', 'id: extra']])
  await publishUnchecked(env, { files: extra, findings: [] })
  await run('publish', '--note', 'Without the extra one', '--instead', '1')
  await write(extra)
  t.match(await run('pull'), { code: 0 })
  t.notOk((await readdir(flows)).includes('extra.yaml'))
  t.ok((await readdir(flows)).includes('line.schema.json'), 'what is no flow file stays')
})

t.test('what is live is live, even if the folder cannot note it', async (t) => {
  const { run, flows } = await setUpStore(t)
  await mkdir(join(flows, 'revision.txt'))
  const { code, printed } = await run('publish', '--note', 'First')
  t.equal(code, 0)
  t.match(printed.slice(-2), [
    / is live\.$/,
    /^revision\.txt can't be written in .*flows\. Before the next change, pull/,
  ])
})

t.test('a folder that can not be written to, and a store that fails midway, are told of in one line', async (t) => {
  const { run, env, folder } = await setUpStore(t)
  await run('publish', '--note', 'First')
  await writeFile(join(folder, 'file'), '')
  t.match(await run('pull', join(folder, 'file', 'x')), {
    code: 1,
    complaints: [/can't be written to \(ENOTDIR.*\)\. Give/],
  })
  const store = new DatabaseSync(join(env.DATA_DIR, storeFile))
  store.exec('DROP TABLE publications')
  t.match(await runIn({ ...env, DATA_DIR: join(folder, 'file') }, ['restore', 'package.json']), { code: 1 })
  store.close()
  t.match(await run('revisions'), {
    code: 1,
    complaints: [/^The store did not do it \(no such table: publications\)\./],
  })
})

t.test('what cannot be done, or understood, is said in one line and writes nothing', async (t) => {
  const { run, env, folder } = await setUpStore(t)
  const table: [args: string[], code: number, complaint: RegExp][] = [
    [['publish'], 2, /^Say why with --note: /],
    [['publish', '/nowhere', '--note', 'x'], 2, /^The folder \/nowhere can't be read\./],
    [['publish', '--note', 'x', '--instead', '1'], 1, /^--instead 1: nothing is live yet\./],
    [['rollback'], 2, /^Give the number of a revision: rollback 3\./],
    [['rollback', 'one'], 2, /^Give the number of a revision/],
    [['rollback', '7'], 2, /^Revision 7 never was live\./],
    [['pull'], 1, /^Nothing was published yet, so there is nothing to pull\.$/],
    [['revisions', 'x'], 2, /^"x" is one word too many\./],
    [['backup'], 2, /^Give the name of a file\./],
    [['backup', join(folder, 'none', 'x')], 2, /can't be opened \(ENOENT\)/],
    [['restore', join(folder, 'none')], 2, /can't be opened \(ENOENT\)/],
    [['restore', 'package.json'], 1, /^This is no backup of a store/],
  ]
  for (const [args, code, complaint] of table) {
    const { complaints, ...rest } = await run(...args)
    t.match(rest, { code, printed: [] }, args.join(' '))
    t.equal(complaints.length, 1)
    t.match(complaints[0], complaint)
  }
  t.match((await run('acts')).printed, ['Nobody has done anything yet.'])
  t.match((await run('revisions')).printed, ['Nothing was published yet. Start the line, or publish a folder.'])
  const file = join(folder, 'file')
  await writeFile(file, '')
  const unopened = await runIn({ ...env, DATA_DIR: file }, 'revisions')
  t.match(unopened, { code: 1, complaints: [/^The store \(.*signpost\.db\) can't be opened: .+\.$/] })
  const unreached = await runIn({ ...env, DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/x' }, 'revisions')
  t.match(unreached, { code: 1, complaints: [/^The store \(DATABASE_URL\) can't be opened: .+\.$/] })
  t.notMatch(unreached.complaints[0], 'secret')
})

t.test('a store is copied to a file, and another of either kind is filled from it', async (t) => {
  const { run, env, folder } = await setUpStore(t)
  await run('publish', '--note', 'First')
  const file = join(folder, 'backup')
  t.match(await run('backup', file), { code: 0, printed: [/holds the whole store/] })
  t.match(await run('backup', file), { code: 2, complaints: [/is there already, and is not overwritten/] })
  t.match(await run('restore', file), { code: 1, complaints: [/^The store is not empty/] })
  const cut = join(folder, 'cut')
  await writeFile(cut, (await readFile(file, 'utf8')).split('\n').slice(0, -2).join('\n'))
  const cutShort = await runIn({ ...env, DATA_DIR: join(folder, 'third') }, ['restore', cut])
  t.match(cutShort, {
    code: 1,
    complaints: [/^Line \d+ is the last, and no checksum follows: the backup is cut short\./],
  })
  const postgres = await startPostgres({ testdir: () => folder, teardown: (end) => t.teardown(end) })
  for (const place of [{ DATA_DIR: join(folder, 'other') }, { DATABASE_URL: await postgres.makeDatabase() }]) {
    const other = { ...env, ...place }
    t.match(await runIn(other, ['restore', file]), { code: 0, printed: [/^The store holds what was in/] })
    t.strictSame((await runIn(other, 'revisions')).printed, (await run('revisions')).printed)
  }
})

t.test(
  'what is damaged in the store is not pulled, gone back to or copied, and another revision mends it',
  async (t) => {
    const { run, write, env, folder } = await setUpStore(t)
    await run('publish', '--note', 'First')
    const store = new DatabaseSync(join(env.DATA_DIR, storeFile))
    store.exec("DROP TRIGGER revisions_no_update; UPDATE revisions SET files = 'damaged'")
    store.close()
    const complaints = [
      /^Revision 1 \([0-9a-f]{12}\) is damaged in the store: .*restore a backup into an empty store\.$/,
    ]
    for (const args of [['pull'], ['rollback', '1'], ['backup', join(folder, 'backup')]])
      t.match(await run(...args), { code: 1, printed: [], complaints }, args.join(' '))
    t.notOk((await readdir(folder)).includes('backup'))
    await write(newNumber)
    const mended = await run('publish', '--note', note)
    t.match(mended, { code: 0, complaints: [] })
    t.match(mended.printed.join('\n'), /What changes for people can't be shown: what is live is damaged/)
    await write(cleanLine)
    t.match(await run('publish', '--note', 'The same again'), { code: 1, complaints })
    t.match(await run('pull'), { code: 1 }, 'the folder holds what no intact revision holds')
  },
)

t.test('a backup that could not be written whole, since the disk is full, is removed', async (t) => {
  const { run, write, env, folder } = await setUpStore(t)
  await write(new Map([['hate.yaml', `${cleanLine.get('hate.yaml')}${'# More than fits.\n'.repeat(4_000)}`]]))
  await run('publish', '--note', 'First')
  const file = join(folder, 'backup')
  // No file may grow past 36 KiB. What measures the coverage of a process would write such a file.
  const command = `unset NODE_OPTIONS; ulimit -f 72; exec "${process.execPath}" src/cli.ts backup "${file}"`
  const full = promisify(execFile)('sh', ['-c', command], { env })
  await t.rejects(full, {
    code: 1,
    stderr: /^The backup could not be written \(EFBIG.*\), and .*backup is removed\.\n$/,
  })
  t.match(await run('backup', file), { code: 0 })
})

t.test('a backup of a store that breaks meanwhile is removed', async (t) => {
  const { run, env, folder } = await setUpStore(t)
  await run('publish', '--note', 'First')
  const store = new DatabaseSync(join(env.DATA_DIR, storeFile))
  store.exec('DROP TABLE counts')
  store.close()
  const complaint = /^The backup could not be written \(no such table: counts\), and .*backup is removed\.$/
  t.match(await run('backup', join(folder, 'backup')), { code: 1, complaints: [complaint] })
  t.notOk((await readdir(folder)).includes('backup'))
})

t.test('who is overtaken is told, and nothing is changed, at whatever moment that is', async (t) => {
  for (const moment of ['This is a trial line', 'These flows may be published']) {
    const { run, write, env } = await setUpStore(t)
    await run('publish', '--note', 'First')
    await write(newNumber)
    const other = new DatabaseSync(join(env.DATA_DIR, storeFile))
    t.teardown(() => other.close())
    const overtake = () =>
      other.exec("INSERT INTO publications SELECT MAX(number) + 1, 1, 'Bob', 'x', 0, '', '[]' FROM publications")
    const complaints: string[] = []
    const code = await runCommand(['publish', '--note', note], {
      env,
      print: (words) => words.startsWith(moment) && overtake(),
      complain: (line) => complaints.push(line),
      now: () => noon,
      lines: Readable.from([]),
      isTerminal: false,
    })
    t.equal(code, 1)
    t.strictSame(complaints, ['Somebody else has just published. Look at revisions, and do it again.'])
    t.equal((await run('revisions')).printed.length, 2)
  }
})
