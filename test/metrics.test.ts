import t, { type Test } from 'tap'
import { makeMetrics } from '../src/metrics.ts'
import type { ServerOptions } from '../src/server.ts'
import { setUp, shippedLine } from './support/line.ts'

/** The metrics of the line as lines, without those that every process has. */
async function read({ app }: Awaited<ReturnType<typeof setUp>>): Promise<string[]> {
  const { body } = await app.inject('/metrics')
  return body.split('\n').filter((line) => line.startsWith('signpost_'))
}

t.test('/metrics tells of turns, times, texts, transfers, the revision and the store', async (t) => {
  const texts = { send: async () => 'accepted' as const, from: undefined }
  const setting = await setUp(t, { texts, trial: true })
  const call = await setting.phone.call()
  for (const key of '1211') await call.press(key as '1')
  const other = await setting.phone.call()
  for (const key of '222') await other.press(key as '2')
  await other.dialEnds('busy')
  await setting.phone.text('22')
  const lines = await read(setting)
  for (const line of [
    'signpost_turns_total{channel="voice",outcome="listen"} 8',
    'signpost_turns_total{channel="voice",outcome="connect"} 1',
    'signpost_turns_total{channel="voice",outcome="sent"} 1',
    'signpost_turns_total{channel="sms",outcome="replied"} 1',
    'signpost_texts_total{outcome="sent"} 1',
    'signpost_transfers_total{outcome="busy"} 1',
    `signpost_live_revision{revision="${shippedLine.revision}",from="live"} 1`,
    'signpost_store_up 1',
    'signpost_turn_seconds_count{channel="voice"} 10',
  ])
    t.ok(lines.includes(line), line)
  const { body, headers } = await setting.app.inject('/metrics')
  t.match(headers['content-type'], /^text\/plain; version=/)
  t.match(body, 'nodejs_eventloop_lag_p99_seconds')
  t.notMatch(body, /hate\.|asb\.|\+44/, 'nothing tells what somebody asked for')
})

t.test('turns are entered many at a time, and none is left out', async (t) => {
  const metrics = makeMetrics(
    () => ({ revision: 'abc', answers: 'live', store: 'ok' }),
    () => 0,
  )
  const turn = { revision: 'abc', channel: 'sms', input: 'text', outcome: 'replied', ms: 2 } as const
  for (let i = 0; i < 2_500; i++) metrics.observe(turn, undefined)
  const text = await metrics.read()
  t.match(text, 'signpost_turns_total{channel="sms",outcome="replied"} 2500\n')
  t.match(text, 'signpost_turn_seconds_bucket{le="0.001",channel="sms"} 0\n')
  t.match(text, 'signpost_turn_seconds_bucket{le="0.0025",channel="sms"} 2500\n')
})

t.test('a store that is away, and a line that is not the live one, are told', async (t) => {
  const setting = await setUp(t, {
    trial: true,
    condition: () => ({ revision: 'abc', answers: 'folder', store: 'unreachable' }),
  })
  const lines = await read(setting)
  t.ok(lines.includes('signpost_live_revision{revision="abc",from="folder"} 1'))
  t.ok(lines.includes('signpost_store_up 0'))
  t.match((await setting.app.inject('/health')).json(), { status: 'ok', answers: 'folder', store: 'unreachable' })
})

async function statusOf(t: Test, options: Partial<ServerOptions>, request: object): Promise<number> {
  const { app } = await setUp(t, options)
  return (await app.inject({ url: '/metrics', ...request })).statusCode
}

t.test('metrics are for who has the token or, of a trial line, for this machine alone', async (t) => {
  const token = '0123456789abcdef'
  const trial = { trial: true }
  const withToken = { metricsToken: token }
  const table: [title: string, options: Partial<ServerOptions>, request: object, status: number][] = [
    ['this machine', trial, { remoteAddress: '127.0.0.1' }, 200],
    ['this machine by IPv6', trial, { remoteAddress: '::1' }, 200],
    ['this machine by both', trial, { remoteAddress: '::ffff:127.0.0.1' }, 200],
    ['another machine', trial, { remoteAddress: '10.0.0.7' }, 404],
    ['a proxy on this machine', trial, { headers: { 'x-forwarded-for': '10.0.0.7' } }, 404],
    ['this machine, of a line that is no trial', {}, { remoteAddress: '127.0.0.1' }, 404],
    ['the token', withToken, { remoteAddress: '10.0.0.7', headers: { authorization: `Bearer ${token}` } }, 200],
    ['another token', withToken, { headers: { authorization: 'Bearer 0123456789abcdeg' } }, 404],
    ['half a token', withToken, { headers: { authorization: 'Bearer 0123' } }, 404],
    ['no token', withToken, { remoteAddress: '127.0.0.1' }, 404],
    ['no token, of a trial line', { ...withToken, ...trial }, { remoteAddress: '127.0.0.1' }, 404],
  ]
  for (const [title, options, request, status] of table) t.equal(await statusOf(t, options, request), status, title)
})

t.test('what is not let in is counted by its status', async (t) => {
  const setting = await setUp(t, { trial: true })
  const { app } = setting
  const type = 'application/x-www-form-urlencoded'
  const forged = { 'content-type': type, 'x-twilio-signature': `${'A'.repeat(27)}=` }
  await app.inject({ method: 'POST', url: '/sms', headers: { 'content-type': type }, payload: 'Body=22' })
  await app.inject({ method: 'POST', url: '/voice', headers: forged, payload: 'Body=22' })
  await app.inject({ method: 'POST', url: '/voice', headers: forged, payload: '&x'.repeat(300) })
  await app.inject({ method: 'POST', url: '/voice', headers: { ...forged, 'content-type': 'text/xml' }, payload: 'x' })
  await app.inject('/.env')
  await app.inject('/voice%')
  const lines = await read(setting)
  for (const [status, times] of Object.entries({ 403: 2, 413: 1, 415: 1, 404: 1, 400: 1 }))
    t.ok(lines.includes(`signpost_refused_total{status="${status}"} ${times}`), status)
})
