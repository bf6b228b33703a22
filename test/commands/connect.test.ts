import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { retries } from '../../src/twilio/webhook-urls.ts'
import { runIn } from '../support/command.ts'
import { freePort } from '../support/process.ts'
import { newNumber } from '../support/twilio-account.ts'
import { startTwilioApi } from '../support/twilio-api.ts'

const number = '+441632960960'
const publicUrl = 'https://line.test'
const bin = 'https://handler.twilio.com/twiml/EH0'

/** An account with one number, and the environment of a line in it. */
async function setUp(t: Test, settings: Readonly<Record<string, unknown>> = {}) {
  const api = await startTwilioApi(t)
  const own = newNumber(number, settings)
  api.numbers.push(own)
  const { sid, tokens } = api.account
  const account = { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: tokens[0]!, TWILIO_API_URL: api.url }
  return { api, own, env: { ...account, PUBLIC_URL: publicUrl } }
}

/** The settings of a number that leads to the line. */
const connected = {
  voice_url: `${publicUrl}/voice${retries}`,
  voice_method: 'POST',
  voice_fallback_url: `${publicUrl}/voice/fallback${retries}`,
  voice_fallback_method: 'POST',
  status_callback: `${publicUrl}/voice/status${retries}`,
  status_callback_method: 'POST',
  sms_url: `${publicUrl}/sms${retries}`,
  sms_method: 'POST',
  sms_fallback_url: `${publicUrl}/sms/fallback${retries}`,
  sms_fallback_method: 'POST',
}

const demo = 'POST https://demo.twilio.com/welcome'

/** What is shown of a new number, in blocks that begin with an empty line. */
const shown = [
  ['When a call comes in', `${demo}/voice/`, '/voice'],
  ['When that fails for a call', 'nothing', '/voice/fallback'],
  ['When a call has ended', 'nothing', '/voice/status'],
  ['When a text comes in', `${demo}/sms/reply/`, '/sms'],
  ['When that fails for a text', 'nothing', '/sms/fallback'],
].flatMap(([title, now, path]) => ['', title, `  now:   ${now}`, `  then:  POST ${publicUrl}${path}${retries}`])

t.test('npm run line -- connect: shows what changes, asks, and changes it', async (t) => {
  const { api, own, env } = await setUp(t)
  t.strictSame(await runIn(env, `connect ${number}`, ['Yes ']), {
    code: 0,
    printed: [
      number,
      ...shown,
      '',
      'Type yes to change it, or anything else to leave it as it is:',
      `It is changed. Call ${number}, press a key or two, text it a word, and then: npm run line -- preflight`,
    ],
    complaints: [],
  })
  t.match(own, connected)
  t.equal(api.sent.length, 1)
  t.equal(api.sent[0]!.path, `/2010-04-01/Accounts/${api.account.sid}/IncomingPhoneNumbers/${own.sid}.json`)
})

t.test('a number that leads to the line already is left alone', async (t) => {
  const { api, env } = await setUp(t, connected)
  const { code, printed } = await runIn(env, `connect ${number}`)
  t.equal(code, 0)
  t.equal(printed[3], `  stays: POST https://line.test/voice${retries}`)
  t.equal(printed.at(-1), `There is nothing to change: ${number} leads to the line.`)
  t.equal(api.sent.length, 0)
})

t.test('only yes changes anything', async (t) => {
  const { api, env } = await setUp(t)
  for (const typed of [[], [''], ['y'], ['no', 'yes']]) {
    const { code, printed } = await runIn(env, `connect ${number}`, typed)
    t.strictSame([code, printed.at(-1)], [1, 'Nothing was changed.'])
  }
  t.equal(api.sent.length, 0)
})

t.test('what makes Twilio pass over the URLs is taken out, and only what differs is sent', async (t) => {
  const set = { voice_application_sid: 'AP1', sms_application_sid: 'AP2', trunk_sid: 'TK3' }
  const { api, own, env } = await setUp(t, { ...connected, voice_method: 'GET', ...set })
  const { code, printed } = await runIn(env, `connect ${number}`, ['yes'])
  t.equal(code, 0)
  const then = '  then:  nothing (while it is set, Twilio passes over the URLs of the number)'
  for (const [title, sid] of [
    ['Application for calls', 'AP1'],
    ['Application for texts', 'AP2'],
    ['SIP trunk for calls', 'TK3'],
  ] as const)
    t.match(printed.join('\n'), [title, `  now:   ${sid}`, then].join('\n'))
  t.match(printed[3], '  now:   GET https://line.test/voice')
  const cleared = { VoiceApplicationSid: '', SmsApplicationSid: '', TrunkSid: '' }
  t.strictSame(api.sent[0]!.form, { VoiceMethod: 'POST', ...cleared })
  t.match(own, { ...connected, voice_application_sid: '', sms_application_sid: '', trunk_sid: '' })
})

t.test('a fallback on another host is kept, whatever its method; one that is no URL is not', async (t) => {
  const kept = { voice_fallback_url: bin, voice_fallback_method: 'GET' }
  const { api, own, env } = await setUp(t, { ...kept, sms_fallback_url: 'nowhere' })
  const { printed } = await runIn(env, `connect ${number}`, ['yes'])
  const why = 'it is on another host, so it answers even when no machine of the line does'
  t.match(printed.join('\n'), `When that fails for a call\n  stays: GET ${bin} (${why})\n`)
  t.match(own, { ...connected, ...kept })
  t.notOk('VoiceFallbackUrl' in api.sent[0]!.form)
})

t.test('of two tokens the second is tried when the first is not accepted', async (t) => {
  const { api, own, env } = await setUp(t)
  const { code } = await runIn({ ...env, TWILIO_AUTH_TOKEN: `stale,${api.account.tokens[1]}` }, `connect ${number}`, [
    'yes',
  ])
  t.equal(code, 0)
  t.match(own, connected)
})

t.test('what Twilio did not take is said', async (t) => {
  const { api, env } = await setUp(t)
  api.numbers[0] = Object.freeze(newNumber(number))
  const { code, complaints } = await runIn(env, `connect ${number}`, ['yes'])
  t.equal(code, 1)
  const found = '"When a call comes in" is POST https://demo.twilio.com/welcome/voice/'
  const mend = `Change it in Twilio's console to POST https://line.test/voice${retries}.`
  t.strictSame(complaints, [`Twilio did not take all of it: ${found}. ${mend}`])
})

t.test('a number that is not in the account, and those that are', async (t) => {
  const { api, env } = await setUp(t)
  const complain = async () => (await runIn(env, 'connect +44163296096')).complaints
  t.strictSame(await complain(), [`+44163296096 is not a number of the account. Write ${number}.`])
  for (let i = 1; i < 11; i++) api.numbers.push(newNumber(`+4416329609${60 + i}`))
  t.strictSame(await complain(), ['+44163296096 is not a number of the account. Write one of its 11 numbers.'])
  api.numbers.length = 0
  t.strictSame(await complain(), ["The account has no numbers. Get one in Twilio's console first."])
})

t.test('what is missing or cannot be read is said in one line, and nothing is asked', async (t) => {
  const { api, env } = await setUp(t)
  const table: [args: string, env: Record<string, string>, code: number, complaint: RegExp][] = [
    ['', {}, 2, /^Write the number in full, like \+441632960960\. Try: npm run line -- --help$/],
    ['01632960960', {}, 2, /^Write the number in full/],
    ['+0441632960960', {}, 2, /^Write the number in full/],
    [`${number} now`, {}, 2, /^"now" is one word too many\./],
    [`${number} --force`, {}, 2, /^Unknown option '--force'\./],
    [number, { PUBLIC_URL: '' }, 1, /^PUBLIC_URL is not set/],
    [
      number,
      { PUBLIC_URL: '', TWILIO_AUTH_TOKEN: '' },
      1,
      /^Set PUBLIC_URL to the https address that Twilio is to call,/,
    ],
    [number, { PUBLIC_URL: 'http://line.test' }, 1, /^Set PUBLIC_URL to the https address/],
    [number, { TWILIO_ACCOUNT_SID: '' }, 1, /^Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN as Twilio's console shows/],
    [number, { TWILIO_AUTH_TOKEN: '' }, 1, /^Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN/],
    [
      number,
      { TWILIO_AUTH_TOKEN: 'wrong' },
      1,
      /^Twilio does not accept TWILIO_AUTH_TOKEN for TWILIO_ACCOUNT_SID\. Copy/,
    ],
    [number, { TWILIO_AUTH_TOKEN: 'wrong,bad' }, 1, /^Twilio does not accept TWILIO_AUTH_TOKEN/],
  ]
  for (const [args, others, code, complaint] of table) {
    const { complaints, ...rest } = await runIn({ ...env, ...others }, `connect ${args}`, ['yes'])
    t.strictSame(rest, { code, printed: [] }, args)
    t.equal(complaints.length, 1)
    t.match(complaints[0], complaint)
  }
  t.equal(api.sent.length, 0)
})

t.test('a REST API that does not do as it is asked', async (t) => {
  const { api, env } = await setUp(t)
  const moods = {
    busy: /^Twilio was asked too often\. Wait a minute, and try again\.$/,
    fail: /^Twilio's REST API is out of order \(status 503\)\. Try again in some minutes\.$/,
    babble: /^What answers at http.* is not Twilio's REST API\. Correct TWILIO_API_URL, or leave it out\.$/,
    break:
      /^Twilio's REST API at http.* can't be reached: other side closed\. Check the network and TWILIO_API_URL, and try/,
    hang: /can't be reached: The operation was aborted due to timeout\. /,
    refuse: /^Twilio refuses: VoiceUrl is not a valid\?URL \(error 21402\)\.$/,
  } as const
  for (const [mood, complaint] of Object.entries(moods)) {
    api.mood = mood as keyof typeof moods
    const { code, complaints } = await runIn(env, `connect ${number}`, ['yes'])
    t.strictSame([code, complaints.length], [1, 1], mood)
    t.match(complaints[0], complaint)
    t.notMatch(complaints[0], env.TWILIO_AUTH_TOKEN)
  }
})

t.test('what is no REST API of Twilio at all', async (t) => {
  const { env } = await setUp(t)
  const answers = { status: 404, body: 'nothing here' }
  const server = createServer((_, response) => response.writeHead(answers.status, { location: '/' }).end(answers.body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const complain = async (port: number) =>
    (await runIn({ ...env, TWILIO_API_URL: `http://127.0.0.1:${port}` }, `connect ${number}`)).complaints[0]
  const { port } = server.address() as AddressInfo
  t.match(await complain(port), "is not Twilio's REST API")
  Object.assign(answers, { status: 200, body: '{"incoming_phone_numbers":[{}]}' })
  t.match(await complain(port), "is not Twilio's REST API")
  Object.assign(answers, { status: 301 })
  t.match(await complain(port), "can't be reached: unexpected redirect")
  t.match(await complain(await freePort()), "can't be reached: connect ECONNREFUSED")
})
