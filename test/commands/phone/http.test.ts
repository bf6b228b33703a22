import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { postOver } from '../../../src/commands/phone/http.ts'

t.test('a request for the public URL goes to another address', async (t) => {
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('')
    if (request.url === '/moved') return response.writeHead(302, { location: '/' }).end()
    response.writeHead(200, { 'content-type': 'text/xml' }).end(`\uFEFF${request.url} ${request.headers.a} ${body}`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post = postOver(baseUrl)
  const url = 'https://line.test/voice?at=1_2'
  t.strictSame(await post({ url, headers: { a: 'b' }, body: 'C=d' }), {
    status: 200,
    contentType: 'text/xml',
    body: '\uFEFF/voice?at=1_2 b C=d',
  })
  t.strictSame(await post({ url: 'https://line.test/moved', headers: {}, body: '' }), {
    status: 302,
    contentType: '',
    body: '',
  })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await t.rejects(post({ url, headers: {}, body: '' }), {
    code: 11205,
    message: `no line answers at ${baseUrl}`,
  })
})
