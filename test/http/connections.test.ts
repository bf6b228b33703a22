import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { connectionsAtMost } from '../../src/http/connection-limit.ts'
import { type Connections, makeConnections, strangersAtMost } from '../../src/http/connections.ts'
import { makeHttpServer } from '../../src/http/http-server.ts'

/** A server for a few connections, on which a request for /signed is one that was signed. */
async function setUp(t: Test, { atMost = 3, handle }: { atMost?: number; handle?: RequestListener } = {}) {
  let closed = 0
  const connections: Connections = makeConnections(atMost, () => closed++)
  const answer: RequestListener = (request, response) => {
    if (request.url === '/signed') connections.trust(request.socket)
    response.end('yes')
  }
  const errors: Error[] = []
  const server = makeHttpServer(handle ?? answer, {
    ...{ connections, headers: {}, onRefused: () => {} },
    onAcceptError: (error) => errors.push(error),
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const open = async () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    return socket
  }
  return { server, connections, open, errors, closed: () => closed }
}

async function ask(socket: Socket, path: string): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nhost: line.test\r\n\r\n`)
  const [answer] = await once(socket, 'data')
  return String(answer)
}

t.test('near the bound the oldest connection is closed that has brought nothing signed', async (t) => {
  const { connections, open, closed } = await setUp(t)
  const signed = await open()
  t.match(await ask(signed, '/signed'), '200 OK')
  const idle = await open()
  const unsigned = await open()
  t.match(await ask(unsigned, '/'), '200 OK')
  t.equal(connections.count(), 3)
  for (const next of [idle, unsigned]) {
    const latest = await open()
    if (!next.closed) await once(next, 'close')
    t.match(await ask(latest, '/'), '200 OK', 'whoever comes gets in')
  }
  t.equal(connections.count(), 3)
  t.equal(closed(), 2)
  t.match(await ask(signed, '/signed'), '200 OK', 'and who was let in stays')
})

t.test('where all have brought something signed, the oldest of them is closed', async (t) => {
  const { connections, open } = await setUp(t)
  const all = [await open(), await open(), await open()]
  for (const socket of all) t.match(await ask(socket, '/signed'), '200 OK')
  const latest = await open()
  await once(all[0]!, 'close')
  t.match(await ask(latest, '/signed'), '200 OK')
  for (const socket of all.slice(1)) t.match(await ask(socket, '/signed'), '200 OK')
  latest.destroy()
  while (connections.count() > 2) await sleep(5)
})

t.test('however many there may be, few of them are of strangers', async (t) => {
  const { connections, open, closed } = await setUp(t, { atMost: 2_000 })
  for (let i = 0; i < strangersAtMost + 20; i++) await open()
  t.equal(connections.count(), strangersAtMost)
  t.equal(closed(), 20)
})

t.test('a machine that has room for none closes what comes', async (t) => {
  const { open } = await setUp(t, { atMost: 0 })
  const first = await open()
  const second = await open()
  await once(first, 'close')
  t.match(await ask(second, '/'), '200 OK')
})

t.test('a request that is not answered within six seconds of a stop is given up', async (t) => {
  const asked = Promise.withResolvers<void>()
  const { server, connections, open } = await setUp(t, { handle: () => asked.resolve() })
  const socket = await open()
  socket.write('GET / HTTP/1.1\r\nhost: line.test\r\n\r\n')
  await asked.promise
  server.close()
  server.once('close', connections.close())
  await once(server, 'close')
})

t.test('a whole request is answered after a stop, though the next on its connection has not arrived', async (t) => {
  const asked = Promise.withResolvers<void>()
  let answerFirst = () => {}
  const handle: RequestListener = ({ method }, response) => {
    if (method === 'POST') asked.resolve()
    else answerFirst = () => void response.end('yes')
  }
  const { server, connections, open } = await setUp(t, { handle })
  const socket = await open()
  socket.write(
    'GET / HTTP/1.1\r\nhost: line.test\r\n\r\nPOST / HTTP/1.1\r\nhost: line.test\r\ncontent-length: 9\r\n\r\nhalf',
  )
  await asked.promise
  let received = ''
  socket.on('data', (data) => {
    received += data
  })
  server.close()
  server.once('close', connections.close())
  await sleep(1_000)
  answerFirst()
  await once(server, 'close')
  t.match(received, '200 OK')
})

t.test('a connection that could not be accepted ends nothing', async (t) => {
  const { server, open, errors } = await setUp(t)
  server.emit('error', new Error('accept ENFILE'))
  t.match(errors, [{ message: 'accept ENFILE' }])
  t.match(await ask(await open(), '/'), '200 OK')
})

t.test('connections get three quarters of what the process may have open', (t) => {
  const limits = (limit: string) => () =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax open files            ${limit}                 4096                 files\n`
  t.equal(connectionsAtMost(limits('1024')), 768)
  t.equal(connectionsAtMost(limits('1048576')), 4_000, 'more would cost memory')
  t.equal(connectionsAtMost(limits('unlimited')), 4_000)
  t.equal(
    connectionsAtMost(() => {
      throw new Error('ENOENT')
    }),
    768,
    'a system that does not tell',
  )
  t.equal(
    connectionsAtMost(() => 'nothing of the kind'),
    768,
  )
  t.ok(connectionsAtMost() > 0)
  t.end()
})
