import { forgedWebhooks } from '../../bench/requests.ts'

/** What a stranger does to a line on many connections at once. */
export interface Attack {
  readonly connections: number
  /** What is sent on each connection, one after the other. */
  readonly sends: readonly Buffer[]
  /** It never ends what it began: then it is held, with another byte now and then, and begun again once it is cut off. */
  readonly isUnfinished: boolean
}

/** How many connections an attacker opens in a second at most. Twice as many keep two cores busy by themselves. */
export const opensASecond = 2_000

const routes = [
  '/voice',
  '/voice/fallback',
  '/voice/status',
  '/sms',
  '/sms/fallback',
  '/health',
  '/metrics',
  '/nothing',
  '/',
]

const signature = `x-twilio-signature: ${'A'.repeat(27)}=\r\n`
const ofForm = 'content-type: application/x-www-form-urlencoded\r\n'
const ofJson = 'content-type: application/json\r\n'
const begin = (route: string, headers = '') => `POST ${route} HTTP/1.1\r\nhost: line.example.org\r\n${headers}`
const whole = (route: string, headers: string, body: string) =>
  Buffer.from(`${begin(route, headers)}content-length: ${body.length}\r\n\r\n${body}`)
const get = (target: string) => Buffer.from(`GET ${target} HTTP/1.1\r\nhost: line.example.org\r\n\r\n`)

const hold = (connections: number, begun: string): Attack => ({
  connections,
  sends: [Buffer.from(begun, 'latin1')],
  isUnfinished: true,
})
const flood = (sends: readonly Buffer[]): Attack => ({ connections: 32, sends, isUnfinished: false })

const names = Array.from({ length: 13_000 }, (_, i) => i.toString(36).padStart(3, '0')).join('&')
const json = `{"a":"${'x'.repeat(1_000_000)}"}`

/** The attacks, by what they are called. */
export const attacks: Readonly<Record<string, Attack>> = {
  'idle connections': hold(1_500, ''),
  'unfinished headers': hold(1_500, begin('/voice', 'x-long: ')),
  'unfinished bodies': hold(
    8_000,
    `${begin('/voice', signature + ofForm)}content-length: 32000\r\n\r\n${'a'.repeat(30_000)}`,
  ),
  'posts without a signature': flood([forgedWebhooks().get('without a signature')!]),
  'forged posts': flood([...forgedWebhooks().values()]),
  'forms of 13,000 names': flood(routes.map((route) => whole(route, signature + ofForm, names))),
  'a megabyte of JSON': flood(routes.map((route) => whole(route, signature + ofJson, json))),
  'what is no HTTP': flood([Buffer.from('\x16\x03\x01\x02\x00\x01\r\n\r\n', 'latin1'), Buffer.from('hello\r\n\r\n')]),
  'paths that are none': flood(['/voice%', '/voice%c3', '/%', '/voice?at=%', `/${'x'.repeat(8_000)}`].map(get)),
  'requests for metrics and health': flood(['/metrics', '/health'].map(get)),
}
