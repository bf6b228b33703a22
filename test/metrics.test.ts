import t, { type Test } from 'tap'
import { makeMetrics } from '../src/metrics.ts'
import { setUp, shippedLine } from './support/line.ts'

/** The metrics of the line as lines, without those that every process has. */
async function read({ app }: Awaited<ReturnType<typeof setUp>>): Promise<string[]> {
  const { body } = await app.inject('/metrics')
  return body.split('\n').filter((line) => line.startsWith('signpost_'))
}

t.test('/metrics tells of turns, times, texts, transfers, the revision and the store', async (t) => {
  const texts = { send: async () => 'accepted' as const, from: undefined }
  const setting = await setUp(t, { texts })
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
  const metrics = makeMetrics(() => ({ revision: 'abc', answers: 'live', store: 'ok' }))
  const turn = { revision: 'abc', channel: 'sms', input: 'text', outcome: 'replied', ms: 2 } as const
  for (let i = 0; i < 2_500; i++) metrics.observe(turn, undefined)
  const text = await metrics.read()
  t.match(text, 'signpost_turns_total{channel="sms",outcome="replied"} 2500\n')
  t.match(text, 'signpost_turn_seconds_bucket{le="0.001",channel="sms"} 0\n')
  t.match(text, 'signpost_turn_seconds_bucket{le="0.0025",channel="sms"} 2500\n')
})

t.test('a store that is away, and a line that is not the live one, are told', async (t) => {
  const setting = await setUp(t, {
    condition: () => ({ revision: 'abc', answers: 'folder', store: 'unreachable' }),
  })
  const lines = await read(setting)
  t.ok(lines.includes('signpost_live_revision{revision="abc",from="folder"} 1'))
  t.ok(lines.includes('signpost_store_up 0'))
  t.match((await setting.app.inject('/health')).json(), { status: 'ok', answers: 'folder', store: 'unreachable' })
})

async function statusOf(t: Test, metricsToken: string | undefined, request: object): Promise<number> {
  const { app } = await setUp(t, { metricsToken })
  return (await app.inject({ url: '/metrics', ...request })).statusCode
}

t.test('metrics are for this machine alone, or for who has the token', async (t) => {
  const token = '0123456789abcdef'
  const table: [title: string, token: string | undefined, request: object, status: number][] = [
    ['this machine', undefined, { remoteAddress: '127.0.0.1' }, 200],
    ['this machine by IPv6', undefined, { remoteAddress: '::1' }, 200],
    ['this machine by both', undefined, { remoteAddress: '::ffff:127.0.0.1' }, 200],
    ['another machine', undefined, { remoteAddress: '10.0.0.7' }, 404],
    ['a proxy on this machine', undefined, { headers: { 'x-forwarded-for': '10.0.0.7' } }, 404],
    ['the token', token, { remoteAddress: '10.0.0.7', headers: { authorization: `Bearer ${token}` } }, 200],
    ['another token', token, { headers: { authorization: 'Bearer 0123456789abcdeg' } }, 404],
    ['half a token', token, { headers: { authorization: 'Bearer 0123' } }, 404],
    ['no token', token, { remoteAddress: '127.0.0.1' }, 404],
  ]
  for (const [title, given, request, status] of table) t.equal(await statusOf(t, given, request), status, title)
})
