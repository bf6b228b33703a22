import { cp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { postOver } from '../src/phone/http.ts'
import { createPhone } from '../src/phone/phone.ts'
import { buildRequest } from '../src/phone/wire.ts'
import { loadToken } from '../src/token.ts'
import { freePort, run, until } from './support/process.ts'

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

t.test('what is in flight when it is told to stop is finished, and /health says so meanwhile', async (t) => {
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
  const line = run(t, main, { env })
  await until(line, 'Point a Twilio number at https://line.test/voice and https://line.test/sms.')
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

t.test('a port that is taken, and a data folder that cannot be written to', async (t) => {
  const port = String(await freePort())
  const folder = t.testdir({ file: 'no folder' })
  const first = run(t, main, { env: { PORT: port, DATA_DIR: join(folder, 'data') } })
  await until(first, 'listens at')
  const second = run(t, main, { env: { PORT: port, DATA_DIR: join(folder, 'data') } })
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
  const later = "process.on('SIGWINCH', () => { throw new Error('+447700900123') })"
  const line = run(t, main, { env: { ...env, NODE_OPTIONS: breaks(later) } })
  await until(line, 'listens at')
  line.child.kill('SIGWINCH')
  t.equal(await line.ended, 1)
  t.match(line.output(), '"msg":"The process broke: it stops, and must be started again."')
  t.notMatch(line.output(), '7700')
  const early = "Temporal.Instant.fromEpochMilliseconds = () => { throw new TypeError('a bug') }"
  const bug = run(t, main, { env: { ...env, NODE_OPTIONS: breaks(early) } })
  t.equal(await bug.ended, 1)
  t.match(bug.output(), 'TypeError: a bug')
})
