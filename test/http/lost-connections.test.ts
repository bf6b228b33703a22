import { connect, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { setUp } from '../support/line.ts'

t.test('connections that can not be accepted are told to operators, and end nothing', async (t) => {
  const { app, log } = await setUp(t)
  app.server.emit('error', new Error('listen EADDRINUSE'))
  t.strictSame(log.lines, [], 'whoever asked it to listen is told')
  await app.listen({ host: '127.0.0.1', port: 0 })
  app.server.emit('error', new Error('accept EMFILE'))
  t.match(log.lines, [{ level: 50, times: 1, msg: /^Connections could not be accepted/ }])
  t.equal((await app.inject('/health')).statusCode, 200)
})

t.test('a connection that is gone before it can be refused is let go', async (t) => {
  const { app, log } = await setUp(t)
  await app.ready()
  app.server.emit('clientError', new Error('read ECONNRESET'), new Socket().destroy())
  t.strictSame(log.lines, [])
})

const requests: [what: string, send: string, status: RegExp][] = [
  [
    'headers that are too long',
    `GET /health HTTP/1.1\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 Request Header F/,
  ],
  ['what is no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 Bad Request\r\n/],
]

for (const [what, send, status] of requests)
  t.test(`${what} is refused`, async (t) => {
    const { app } = await setUp(t)
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(send)
    t.match(await text(socket), status)
  })

t.test('what took too long to arrive is refused', async (t) => {
  const { app } = await setUp(t)
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
  app.server.once('connection', (socket) => app.server.emit('clientError', late, socket))
  t.match(await text(connect(Number(port), '127.0.0.1')), /^HTTP\/1\.1 408 Request Timeout\r\n/)
})
