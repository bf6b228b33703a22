import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { setUp, shippedLine } from './support/line.ts'

t.test('/health tells the revision and the uptime, with security headers', async (t) => {
  const { app } = await setUp(t)
  const response = await app.inject('/health')
  t.equal(response.statusCode, 200)
  t.match(response.json(), { status: 'ok', revision: shippedLine.revision, uptime: Number })
  t.match(response.headers, { 'x-content-type-options': 'nosniff', 'content-security-policy': String })
})

t.test('what is not there is a 404, with security headers', async (t) => {
  const { app } = await setUp(t)
  for (const url of ['/', '/console', '/health/x', '/.env']) {
    const response = await app.inject(url)
    t.equal(response.statusCode, 404, url)
    t.equal(response.headers['x-content-type-options'], 'nosniff')
  }
})

t.test('webhooks carry no headers of pages', async (t) => {
  const { app } = await setUp(t)
  const response = await app.inject({
    method: 'POST',
    url: '/voice',
    payload: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  t.equal(response.headers['content-security-policy'], undefined)
})

t.test('an overloaded machine says so, and answers calls all the same', async (t) => {
  const { app, phone } = await setUp(t)
  await app.ready()
  // The event loop is held up for longer than the plugin's sampling allows.
  for (let i = 0; i < 3; i++) {
    const end = Date.now() + 1_500
    while (Date.now() < end);
    await sleep(1)
  }
  const response = await app.inject('/health')
  t.equal(response.statusCode, 503)
  t.match(response.json(), { status: 'overloaded' })
  t.equal((await phone.call()).state, 'listening')
})

t.test('a machine that is stopping says so, to a check on a connection that is still open', async (t) => {
  const { app } = await setUp(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /health HTTP/1.1\r\nhost: x\r\n')
  await sleep(50)
  const closing = app.close()
  while (app.server.listening) await sleep(5)
  socket.write('\r\n')
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
  t.match(answer, /^HTTP\/1\.1 503 [\s\S]*"status":"stopping"/)
  await closing
})
