import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { postOver } from '../../src/commands/phone/http.ts'
import { createPhone } from '../../src/commands/phone/phone.ts'
import { freePort, type Running, run, until } from '../support/process.ts'
import { fillStore } from '../support/store.ts'
import { startTwilioApi } from '../support/twilio-api.ts'

const publicUrl = 'https://line.test'
const authToken = 'a-token-of-the-tests'

/** A line as its own process, which may have few files open, and somebody who opens connections to it. */
async function launch(t: Test, more: Record<string, string> = {}) {
  const port = await freePort()
  const env = {
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: t.testdir(), PUBLIC_URL: publicUrl },
    ...{ TWILIO_AUTH_TOKEN: authToken, ...more },
  }
  await fillStore(env.DATA_DIR)
  const command = `ulimit -n 1024 && exec ${process.execPath} src/main.ts`
  const line: Running = run(t, '-c', { command: 'sh', args: [command], env })
  await until(line, 'To point a Twilio number')
  const phone = createPhone({ publicUrl, authToken, post: postOver(`http://127.0.0.1:${port}`) })
  const open = async (bytes: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    t.teardown(() => socket.destroy())
    await once(socket, 'connect')
    socket.write(bytes)
    return socket
  }
  return {
    line,
    phone,
    open,
    health: () => fetch(`http://127.0.0.1:${port}/health`, { headers: { connection: 'close' } }),
  }
}

/** All that comes on a connection until it is closed. */
async function readAll(socket: Socket): Promise<string> {
  let all = ''
  socket.setEncoding('latin1').on('data', (chunk) => {
    all += chunk
  })
  if (!socket.closed) await once(socket, 'close')
  return all
}

const unfinished = `POST /voice HTTP/1.1\r\nhost: line.test\r\nx-twilio-signature: ${'A'.repeat(27)}=\r\n`
const form = 'content-type: application/x-www-form-urlencoded\r\n'

t.test('more connections than the process may have open shut nobody out', async (t) => {
  const { line, phone, open, health } = await launch(t)
  for (let i = 0; i < 11; i++) {
    await Promise.all(Array.from({ length: 100 }, () => open('')))
    t.equal((await health()).status, 200)
    t.match((await phone.text('22'))[0], '0800 138 1624')
  }
  t.match(line.output(), '"msg":"Too many connections: the oldest without a signed request were closed.')
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
})

t.test('a request that does not arrive in time is given up, and refused without a word of the inside', async (t) => {
  const { phone, open } = await launch(t)
  const slow: Record<string, string> = {
    'no request': '',
    'half a line': 'POST /vo',
    'half the headers': unfinished,
    'half a body': `${unfinished}${form}content-length: 30000\r\n\r\nBody=22`,
    'half a body in chunks': `${unfinished}${form}transfer-encoding: chunked\r\n\r\n7\r\nBody=22\r\n`,
    'half a body that nobody reads': 'POST /nothing HTTP/1.1\r\nhost: x\r\ncontent-length: 30000\r\n\r\nx',
  }
  const answers = Object.entries(slow).map(async ([title, bytes]) => ({
    title,
    text: await readAll(await open(bytes)),
  }))
  t.match((await phone.text('22'))[0], '0800 138 1624')
  for (const { title, text } of await Promise.all(answers)) {
    const [first] = text.split('\r\n')
    if (title === 'half a body that nobody reads') t.equal(first, 'HTTP/1.1 404 Not Found', title)
    else t.equal(first, 'HTTP/1.1 408 Request Timeout', title)
    t.match(text, 'x-content-type-options: nosniff\r\n', title)
    t.notMatch(text, /statusCode|FST_/, title)
  }
})

t.test('what is unsafe in the environment is told as the line starts', async (t) => {
  const { line } = await launch(t, { TWILIO_AUTH_TOKEN: 'short' })
  t.match(line.output(), '"msg":"TWILIO_AUTH_TOKEN has fewer than 16 characters')
})

t.test('what is no HTTP is refused', async (t) => {
  const { line, open, health } = await launch(t, { METRICS_TOKEN: '0123456789abcdef' })
  const garbage: [bytes: string, status: string][] = [
    ['\r\n\r\nnonsense\r\n\r\n', '400 Bad Request'],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 Bad Request'],
    ['\u0016\u0003\u0001\u0002\u0000\u0001', '400 Bad Request'],
    [`GET / HTTP/1.1\r\nhost: x\r\na: ${'a'.repeat(20_000)}\r\n\r\n`, '431 Request Header Fields Too Large'],
  ]
  for (const [bytes, status] of garbage) {
    const text = await readAll(await open(bytes))
    t.match(text, `HTTP/1.1 ${status}\r\nx-content-type-options: nosniff\r\ncache-control: no-store\r\n`)
  }
  t.equal((await health()).status, 200)
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
})

t.test('a stop drops what has not arrived, and answers what has', async (t) => {
  const twilio = await startTwilioApi(t)
  twilio.mood = 'hang'
  const settings = { TWILIO_API_URL: twilio.url, TWILIO_ACCOUNT_SID: twilio.account.sid }
  const { line, phone, open } = await launch(t, settings)
  const call = await phone.call()
  for (const key of '121') await call.press(key as '1')
  const body = await open(`${unfinished}${form}content-length: 30000\r\n\r\nBody=22`)
  const head = await open(unfinished)
  const pressed = call.press('1')
  while (twilio.sent.length === 0) await sleep(5)
  line.child.kill('SIGTERM')
  const order: string[] = []
  const wait = async (what: string, over: Promise<unknown>) => {
    await over
    order.push(what)
  }
  await Promise.all([
    wait('dropped', Promise.all([body, head].map((socket) => readAll(socket)))),
    wait('answered', pressed),
  ])
  t.strictSame(order, ['dropped', 'answered'])
  t.match(call.saidLast[0], 'we could not send the text', 'Twilio took three seconds to say nothing')
  t.equal(await line.ended, 0)
})
