import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { encodeForm } from '../../src/commands/phone/webhook-form.ts'
import { sign } from '../../src/commands/phone/wire.ts'
import { authToken, publicUrl, setUp } from '../support/line.ts'

const form = { From: '+447700900123', To: '+441622000111', CallSid: 'CA1', Body: '22' }
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

t.test('only what Twilio signed comes in, and others are told nothing', async (t) => {
  const { app, log } = await setUp(t, { authTokens: ['first', 'second'] })
  const status = async (path: string, signature: string | undefined, payload = encodeForm(form)) => {
    const headers = { ...formType, ...(signature !== undefined && { 'x-twilio-signature': signature }) }
    const response = await app.inject({ method: 'POST', url: path, headers, payload })
    if (response.statusCode === 403) t.equal(response.body, '')
    return response.statusCode
  }
  for (const path of ['/voice', '/sms', '/voice?at=x_main_0-0']) {
    const url = publicUrl + path
    t.equal(await status(path, sign('first', url, form)), 200)
    t.equal(await status(path, sign('second', url, form)), 200, 'the other token, while they are rotated')
    t.equal(await status(path, sign('third', url, form)), 403)
    t.equal(await status(path, sign('first', `${url}&x=1`, form)), 403, 'another URL')
    t.equal(await status(path, sign('first', url.replace('https', 'http'), form)), 403)
    t.equal(await status(path, sign('first', url, { ...form, Body: '21' })), 403, 'another form')
    t.equal(await status(path, undefined), 403)
    t.equal(await status(path, ''), 403)
    t.equal(await status(path, 'ÿ'.repeat(28)), 403)
    t.equal(await status(path, sign('first', url, {}), ''), 200, 'an empty form')
  }
  t.equal(await status('/voice/status', sign('third', `${publicUrl}/voice/status`, form)), 403)
  const refused = log.lines.filter(({ requests }) => requests)
  t.match(refused, [{ level: 40, requests: 1, msg: /npm run line -- preflight$/ }], 'once, though there were more')
})

t.test("Twilio's own example is signed so", (t) => {
  const url = 'https://example.com/myapp.php?foo=1&bar=2'
  const params = {
    Digits: '1234',
    To: '+18005551212',
    From: '+14158675310',
    Caller: '+14158675310',
    CallSid: 'CA1234567890ABCDE',
  }
  t.equal(sign('12345', url, params), 'L/OH5YylLD5NRKLltdqwSvS0BnU=')
  t.end()
})

/** It looks like a signature. */
const forged = { 'x-twilio-signature': `${'A'.repeat(27)}=` }

interface Odd {
  title: string
  /** With something like a signature. What comes without one gets a 403, if it comes to a webhook at all. */
  status: number
  method?: 'GET' | 'PUT'
  url?: string
  type?: string
  payload?: string
}

const formsOf = (count: number) => Array.from({ length: count }, (_, i) => `field${i}=${i}`).join('&')

const oddities: readonly Odd[] = [
  { title: 'a form of 32 kB', payload: `Body=${'a'.repeat(32_768 - 5)}`, status: 403 },
  { title: 'a form over 32 kB', payload: `Body=${'a'.repeat(32_768)}`, status: 413 },
  { title: 'two hundred fields', payload: formsOf(200), status: 403 },
  { title: 'one field more', payload: formsOf(201), status: 413 },
  { title: 'nothing but separators', payload: '&'.repeat(32_000), status: 403 },
  { title: 'JSON', type: 'application/json', payload: '{"Body":"22"}', status: 415 },
  { title: 'broken JSON', type: 'application/json', payload: '{"Body', status: 415 },
  { title: 'XML', type: 'text/xml', payload: '<a/>', status: 415 },
  { title: 'a form in parts', type: 'multipart/form-data; boundary=x', payload: '--x--', status: 415 },
  { title: 'no type', type: '', payload: 'Body=22', status: 415 },
  { title: 'plain text', type: 'text/plain', payload: 'Body=22', status: 415 },
  { title: 'bytes that are not UTF-8', payload: 'Body=%FF%FE%80', status: 403 },
  { title: 'a lone percent', payload: 'Body=%', status: 403 },
  { title: 'a prototype', payload: '__proto__[x]=1&__proto__=2&constructor=3', status: 403 },
  { title: 'GET', method: 'GET', status: 404 },
  { title: 'PUT', method: 'PUT', status: 404 },
  { title: 'another path', url: '/voice/other', status: 404 },
  { title: 'JSON to another path', url: '/other', type: 'application/json', payload: '{"a', status: 404 },
  { title: 'a form to another path', url: '/other', payload: 'a'.repeat(100_000), status: 404 },
  { title: 'a path of dots', url: '/../voice/..', status: 404 },
  { title: 'a broken path', url: '/%', status: 400 },
  { title: 'a broken path of a webhook', url: '/voice%', status: 400 },
  { title: 'a path of halves of a character', url: '/voice%c3', status: 400 },
]

t.test('what Twilio never sends gets a clean answer', async (t) => {
  const { app } = await setUp(t)
  for (const to of ['/voice', '/sms'])
    for (const { title, status, type = formType['content-type'], method = 'POST', payload = '', url = to } of oddities)
      for (const signature of [forged, {}]) {
        const headers = { ...signature, ...(type && { 'content-type': type }) }
        const response = await app.inject({ method, url, headers, ...(payload && { payload }) })
        const isWebhook = method === 'POST' && url === to
        const expected = isWebhook && !('x-twilio-signature' in signature) ? 403 : status
        t.equal(response.statusCode, expected, `${title} to ${url}`)
        t.notMatch(response.body, /at .*\.ts|node_modules|FST_|statusCode/, 'nothing of the inside is shown')
        t.match(response.headers, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
      }
})

t.test('a signed form in an odd shape gets a reply', async (t) => {
  const { app } = await setUp(t)
  const odd: Record<string, [payload: string, params: Record<string, string | string[]>]> = {
    'bytes that are not UTF-8': ['Body=%FF%FE&From=%2B447700900123', { Body: '%FF%FE', From: '+447700900123' }],
    'a lone percent': ['Body=%&From=%2B447700900123', { Body: '%', From: '+447700900123' }],
    'a field that came twice': ['Body=22&Body=21&From=%2B447700900123', { Body: ['22', '21'], From: '+447700900123' }],
    'a field that came as a prototype': [
      '__proto__=1&From=%2B447700900123&Body=22',
      { ['__proto__']: '1', From: '+447700900123', Body: '22' },
    ],
    'control characters': [
      'Body=%00%07%1B&From=%2B447700900123',
      { Body: '\u0000\u0007\u001b', From: '+447700900123' },
    ],
    'a field that came twice, the same both times': [
      'Body=22&From=%2B447700900123&Body=22',
      { Body: '22', From: '+447700900123' },
    ],
    'ten thousand characters': [
      `Body=${'x'.repeat(10_000)}&From=%2B447700900123`,
      { Body: 'x'.repeat(10_000), From: '+447700900123' },
    ],
    'no fields that it needs': ['x=1', { x: '1' }],
  }
  for (const [title, [payload, params]] of Object.entries(odd))
    for (const path of ['/voice', '/sms', '/voice?at=x_hate.menu_0-0', '/voice?at=1&at=2']) {
      const headers = { ...formType, 'x-twilio-signature': signAny(publicUrl + path, params) }
      const response = await app.inject({ method: 'POST', url: path, headers, payload })
      t.equal(response.statusCode, 200, `${title} to ${path}`)
      t.match(response.headers['content-type'], 'text/xml; charset=utf-8')
      t.match(response.body, /^<\?xml version="1.0" encoding="UTF-8"\?><Response/)
    }
})

/** Signs as Twilio does a field that comes several times: each value once, sorted. */
function signAny(url: string, params: Record<string, string | string[]>): string {
  const flat = Object.entries(params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.sort().join(name) : value,
  ])
  return sign(authToken, url, Object.fromEntries(flat))
}

t.test('a signed request without a body is let in', async (t) => {
  const { app } = await setUp(t)
  const headers = { 'x-twilio-signature': sign(authToken, `${publicUrl}/sms`, {}) }
  t.equal((await app.inject({ method: 'POST', url: '/sms', headers })).statusCode, 200)
})

t.test('what brings no signature is refused before its body is there', async (t) => {
  const { app } = await setUp(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const lengths = [
    ['100', 'keep-alive'],
    ['1000000', 'close'],
    [undefined, 'close'],
  ] as const
  for (const [length, connection] of lengths) {
    const request = httpRequest({
      ...{ port, host: '127.0.0.1', method: 'POST', path: '/sms' },
      headers: { ...formType, ...(length && { 'content-length': length }), connection: 'keep-alive' },
    })
    request.on('error', () => {})
    request.write('Body=2')
    const [response] = await once(request, 'response')
    t.equal(response.statusCode, 403)
    t.equal(response.headers.connection, connection, `${length} bytes were announced`)
    request.destroy()
  }
})

t.test('whoever gives a route a schema is told what it takes', async (t) => {
  const { app } = await setUp(t)
  app.get('/with-schema', { schema: { querystring: { type: 'object' } } }, () => '')
  await t.rejects(async () => app.ready(), { message: /^No route here has a schema/ })
})

t.test('a request that is cut off does no harm', async (t) => {
  const { app } = await setUp(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  await new Promise<void>((resolve) => {
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/sms',
      headers: { ...formType, 'content-length': 100 },
    })
    request.on('error', () => resolve())
    request.write('Body=2', () => request.destroy())
  })
  t.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200)
})
