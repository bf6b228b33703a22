import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { postOver } from '../src/commands/phone/http.ts'
import { createPhone } from '../src/commands/phone/phone.ts'
import { buildRequest } from '../src/commands/phone/wire.ts'
import { readConfig } from '../src/config.ts'
import { startLine } from '../src/start.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { storeFile } from '../src/store/store.ts'
import { loadToken } from '../src/token.ts'
import { runIn } from './support/command.ts'
import { freePort, type Running, run, until } from './support/process.ts'
import { makeSink } from './support/sink.ts'
import { fillStore } from './support/store.ts'

const main = 'src/main.ts'

t.test('a trial line answers on this machine, tells what to try next, and stops when told to', async (t) => {
  const port = await freePort()
  const folder = t.testdir()
  const line = run(t, main, { env: { PORT: String(port), DATA_DIR: folder } })
  await until(line, 'npm run text -- hate crime')
  t.match(line.output(), `listens at http://127.0.0.1:${port}\n`)
  t.match(line.output(), 'No caller is offered a text: that takes TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.')
  const url = `http://127.0.0.1:${port}`
  const phone = createPhone({ publicUrl: url, authToken: await loadToken(folder), post: postOver(url) })
  t.match((await phone.text('22'))[0], '0800 138 1624')
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
})

t.test('a request that is arriving when it is told to stop has a moment to do so', async (t) => {
  const port = await freePort()
  const publicUrl = 'https://line.test'
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: t.testdir(),
    PUBLIC_URL: publicUrl,
    TWILIO_AUTH_TOKEN: 'first,second',
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  }
  await fillStore(env.DATA_DIR)
  const line = run(t, main, { env })
  await until(line, 'To point a Twilio number at https://line.test: npm run line -- connect +44…')
  t.notMatch(line.output(), 'trial')
  const post = postOver(`http://127.0.0.1:${port}`)
  const { headers, body } = buildRequest({ publicUrl, authToken: 'second', post }, `${publicUrl}/sms`, {
    From: '+447700900123',
    Body: '22',
  })
  const socket = connect(port, '127.0.0.1')
  const head = Object.entries({ ...headers, host: 'line.test', 'content-length': String(body.length) })
  const opening = `POST /sms HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  await new Promise<void>((resolve) => socket.write(opening + body.slice(0, 5), () => resolve()))
  await fetch(`http://127.0.0.1:${port}/health`)
  line.child.kill('SIGTERM')
  await refusal(port)
  socket.write(body.slice(5))
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
  t.match(answer, /^HTTP\/1\.1 200 OK[\s\S]*0800 138 1624/)
  t.equal(await line.ended, 0)
  // A shell without the token would take it for a trial line.
  const refused = { code: 1, complaints: [/^The store knows no staff yet, so nobody can publish\. Add yourself: /] }
  t.match(await runIn({ DATA_DIR: env.DATA_DIR }, ['publish', '--note', 'x']), refused)
})

/** Resolves once nothing new is let in. */
async function refusal(port: number): Promise<void> {
  const refused = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(false))
      socket.on('error', () => resolve(true))
      socket.on('connect', () => socket.destroy())
    })
  while (!(await refused())) await new Promise((resolve) => setTimeout(resolve, 20))
}

t.test('what keeps it from starting is said in lines for people', async (t) => {
  const port = String(await freePort())
  const flows = join(t.testdir(), 'flows')
  await cp('flows', flows, { recursive: true })
  await rm(join(flows, 'contacts.yaml'))
  await rm(join(flows, 'bank-holidays.json'))
  const table: [env: Record<string, string>, output: string][] = [
    [{ PORT: 'x' }, "PORT can't be used as it is. The port to listen on, from 1 to 65535.\n"],
    [
      { FLOWS_DIR: '/nowhere' },
      "The folder /nowhere can't be read. Set FLOWS_DIR to the folder that holds line.yaml.\n",
    ],
    [
      { FLOWS_DIR: flows },
      'bank-holidays.json: The file is missing. Every flow folder needs one: put it back.\ncontacts.yaml: The file is missing. Every flow folder needs one: put it back.\n',
    ],
  ]
  for (const [env, output] of table) {
    const line = run(t, main, { env: { PORT: port, DATA_DIR: t.testdirName, ...env } })
    t.equal(await line.ended, 1)
    t.equal(line.output(), output)
  }
})

/** Changes the number of the hate line in a folder, which is checked again. */
async function changeNumber(flows: string): Promise<void> {
  const file = join(flows, 'contacts.yaml')
  const [before = '', after = ''] = (await readFile(file, 'utf8')).split('0800 138 1624')
  const checked = after.replace('checked: 2026-11-20', 'checked: 2026-11-21').replace('"Signpost team"', '"Ann"')
  await writeFile(file, `${before}0800 138 1625${checked}`)
}

t.test('what is published while it runs is heard within a second, and outlives it', async (t) => {
  const folder = t.testdir()
  const flows = join(folder, 'flows')
  const url = `http://127.0.0.1:${await freePort()}`
  const env = { PORT: new URL(url).port, DATA_DIR: join(folder, 'data'), FLOWS_DIR: flows }
  await cp('flows', flows, { recursive: true })
  await fillStore(env.DATA_DIR)
  const line = run(t, main, { env })
  await until(line, 'npm run text -- hate crime')
  await changeNumber(flows)
  t.match(await runIn(env, ['publish', '--note', 'New number', '--instead', '1']), { code: 0 })
  await until(line, 'This revision answers from now on.')
  const phone = createPhone({ publicUrl: url, authToken: await loadToken(env.DATA_DIR), post: postOver(url) })
  t.match((await phone.text('22'))[0], '0800 138 1625')
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
  const again = run(t, main, { env: { ...env, FLOWS_DIR: 'flows' } })
  await until(again, 'holds something else than what is live. To make it live: npm run line -- publish\n')
  t.match((await phone.text('22'))[0], '0800 138 1625', 'the store answers, not the folder')
  again.child.kill('SIGTERM')
  t.equal(await again.ended, 0)
})

t.test('a store that newer code has made is left alone, in one line', async (t) => {
  const env = { PORT: String(await freePort()), DATA_DIR: t.testdir() }
  const store = await openSqlite(join(env.DATA_DIR, storeFile))
  await store.query('CREATE TABLE store_version (version BIGINT NOT NULL)')
  await store.query('INSERT INTO store_version VALUES (99)')
  await store.close()
  const words = 'The store is of version 99 and this code knows 3. Run the newer code, or restore a backup.'
  const line = run(t, main, { env })
  t.equal(await line.ended, 1)
  t.ok(line.output().endsWith(`}\n${words}\n`), line.output())
  t.match(await runIn(env, 'revisions'), { code: 1, complaints: [words] })
})

/** Where a trial line is, and what it answers. */
async function placeTrial(t: Test) {
  const url = `http://127.0.0.1:${await freePort()}`
  const env = { PORT: new URL(url).port, DATA_DIR: t.testdir() }
  let sender = 0
  return {
    env,
    health: async () => (await (await fetch(`${url}/health`)).json()) as Record<string, unknown>,
    text: async (body: string) => {
      const phone = createPhone({ publicUrl: url, authToken: await loadToken(env.DATA_DIR), post: postOver(url) })
      return (await phone.text(body, { from: `+4477009${String(sender++).padStart(5, '0')}` }))[0]
    },
  }
}

/** Starts a line, and stops it when it has been used. */
async function use(t: Test, line: Running, work: () => Promise<void>): Promise<void> {
  await until(line, 'npm run text -- hate crime')
  await work()
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
}

t.test('a disk that is full keeps nobody from being answered, and from what is live if that can be read', async (t) => {
  const { env, health, text } = await placeTrial(t)
  // Of a file nothing past 4 KiB can be written: there is room for a token, and none for a store.
  const empty = runFull(t, 8, env)
  await use(t, empty, async () => {
    t.match(await text('22'), '0800 138 1624')
    t.match(await health(), { status: 'ok', answers: 'folder', store: 'unreachable' })
  })
  t.match(empty.output(), /"level":50,.*"The store cannot be reached: mend the database or the disk\./)
  t.match(empty.output(), /"level":40,.*"The folder of flow files answers/)
  const flows = join(env.DATA_DIR, 'flows')
  await cp('flows', flows, { recursive: true })
  await changeNumber(flows)
  t.match(await runIn(env, ['publish', flows, '--note', 'New number']), { code: 0 })
  const full = runFull(t, 8, env)
  await use(t, full, async () => {
    t.match(await text('22'), '0800 138 1625', 'what was published is read off the disk')
    t.match(await health(), { status: 'ok', answers: 'live', store: 'unreachable' })
  })
  t.match(full.output(), /"level":40,.*"The store can only be read: what is live in it answers\./)
})

t.test('a disk that becomes full keeps nobody from being answered', async (t) => {
  const { env, health, text } = await placeTrial(t)
  await fillStore(env.DATA_DIR)
  // Room for what is there and for a few writes more.
  const filling = runFull(t, 80, env)
  await use(t, filling, async () => {
    while ((await health()).store === 'ok') {
      t.match(await text('22'), '0800 138 1624')
      // Counts are written once a second: more texts fill the disk no sooner.
      await sleep(50)
    }
    t.match(await health(), { status: 'ok', answers: 'live', store: 'read-only' })
    t.match(await text('22'), '0800 138 1624')
  })
  t.match(filling.output(), '"msg":"The store cannot be written to: mend the database or the disk.')
})

t.test('a disk that is full of its log keeps nobody from being answered', async (t) => {
  const { env, health, text } = await placeTrial(t)
  await fillStore(env.DATA_DIR)
  const log = join(env.DATA_DIR, 'log')
  const command = `unset NODE_OPTIONS; ulimit -f 16; exec "${process.execPath}" ${main} > "${log}"`
  const line = run(t, '-c', { command: 'sh', args: [command], env })
  while (!(await health().catch(() => undefined))) await sleep(50)
  for (let i = 0; i < 100; i++) t.match(await text('22'), '0800 138 1624')
  t.equal((await readFile(log)).length, 8_192, 'it was full')
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
})

t.test(
  'a data folder that can not be made keeps a line with a token from keeping anything, not from answering',
  async (t) => {
    const url = `http://127.0.0.1:${await freePort()}`
    const { port, hostname } = new URL(url)
    const token = { PUBLIC_URL: 'https://line.test', TWILIO_AUTH_TOKEN: 'secret' }
    const dataDir = join(t.testdir({ file: 'no folder' }), 'file', 'data')
    const line = run(t, main, { env: { PORT: port, HOST: hostname, DATA_DIR: dataDir, ...token } })
    await until(line, 'To point a Twilio number at')
    t.match(line.output(), '"reason":"ENOTDIR: not a directory')
    const phone = createPhone({ publicUrl: token.PUBLIC_URL, authToken: 'secret', post: postOver(url) })
    t.match((await phone.text('22'))[0], '0800 138 1624')
  },
)

/** A line on a disk on which no file can grow past so many blocks of 512 bytes. What measures coverage would need more. */
function runFull(t: Test, blocks: number, env: Record<string, string>): Running {
  const command = `unset NODE_OPTIONS; ulimit -f ${blocks}; exec "${process.execPath}" ${main}`
  return run(t, '-c', { command: 'sh', args: [command], env })
}

t.test('two processes share a port if they are told to', async (t) => {
  const env = { PORT: String(await freePort()), DATA_DIR: t.testdir(), SHARE_PORT: 'yes' }
  await fillStore(env.DATA_DIR)
  const lines = [run(t, main, { env }), run(t, main, { env })]
  for (const line of lines) await until(line, 'listens at')
  for (const { child, ended } of lines) {
    t.equal((await fetch(`http://127.0.0.1:${env.PORT}/health`)).status, 200)
    child.kill('SIGTERM')
    t.equal(await ended, 0)
  }
})

t.test('a port that is taken, and a data folder that cannot be written to', async (t) => {
  const port = String(await freePort())
  const folder = t.testdir({ file: 'no folder' })
  await fillStore(join(folder, 'data'))
  const first = run(t, main, { env: { PORT: port, DATA_DIR: join(folder, 'data') } })
  await until(first, 'listens at')
  const second = run(t, main, { env: { PORT: port, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' } })
  t.equal(await second.ended, 1)
  t.match(
    second.output(),
    /^Can't listen on 127\.0\.0\.1 port \d+ \(.*EADDRINUSE.*\)\. Set HOST or PORT to another\.\n$/,
  )
  const third = run(t, main, { env: { PORT: port, DATA_DIR: join(folder, 'file') } })
  t.equal(await third.ended, 1)
  t.match(third.output(), /^Can't keep a token in .*\. Set DATA_DIR to a folder that can be written to\.\n$/)
})

t.test('a process that breaks says where in one line, and ends', async (t) => {
  const breaks = (code: string) => `--import=data:text/javascript,${encodeURIComponent(code)}`
  const port = String(await freePort())
  const env = { PORT: port, DATA_DIR: t.testdir() }
  await fillStore(env.DATA_DIR)
  const later = "process.on('SIGWINCH', () => { throw new Error('+447700900123') })"
  const line = run(t, main, { env: { ...env, NODE_OPTIONS: breaks(later) } })
  await until(line, 'listens at')
  line.child.kill('SIGWINCH')
  t.equal(await line.ended, 1)
  t.match(line.output(), '"msg":"The process broke: it stops, and must be started again."')
  t.notMatch(line.output(), '7700')
  const early = "Temporal.Instant.prototype.toZonedDateTimeISO = () => { throw new TypeError('a bug') }"
  const bug = run(t, main, { env: { ...env, NODE_OPTIONS: breaks(early) } })
  t.equal(await bug.ended, 1)
  t.match(bug.output(), 'TypeError: a bug')
})

t.test('a store that can only be looked into is looked into by the line as it starts', async (t) => {
  const folder = t.testdir()
  const env = { PORT: String(await freePort()), DATA_DIR: folder }
  await fillStore(folder)
  await mkdir(join(folder, `${storeFile}-wal`))
  const { app } = await startLine(readConfig(env), makeSink().pino)
  t.teardown(() => app.close())
  t.match((await app.inject('/health')).json(), { answers: 'live', store: 'unreachable' })
})
