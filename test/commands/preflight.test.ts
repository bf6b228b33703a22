import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import t, { type Test } from 'tap'
import { runCommand } from '../../src/commands/run-command.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { revisionOf } from '../../src/flow/revision.ts'
import { reasonOf } from '../../src/reason.ts'
import type { ServerOptions } from '../../src/server.ts'
import { storeFile } from '../../src/store/store.ts'
import { retries } from '../../src/twilio/webhook-urls.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit, replace } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'
import { compile, noon, setUp } from '../support/line.ts'
import { freePort } from '../support/process.ts'
import { type Meddle, startProxy, trustCertificates } from '../support/proxy.ts'
import { fillStore } from '../support/store.ts'
import { newNumber } from '../support/twilio-account.ts'
import { startTwilioApi } from '../support/twilio-api.ts'

trustCertificates()

const number = '+441632960960'
const first = 'the-first-token-of-the-tests'
const tokens = [first, 'the-second-token-of-the-tests']
const line = compile(cleanLine)

/** All that a line has around it, and the environment in which everything is well. */
async function setUpAll(
  t: Test,
  options: { certificate?: 'expired'; files?: FlowFiles } & Partial<ServerOptions> = {},
) {
  const { certificate, files = cleanLine, ...appOptions } = options
  const folder = t.testdir({ flows: Object.fromEntries(files), data: {} })
  const proxy = await startProxy(t, certificate)
  const { app } = await setUp(t, { line, publicUrl: proxy.url, authTokens: tokens, ...appOptions })
  await app.ready()
  proxy.behind = app.routing
  const api = await startTwilioApi(t)
  api.account.tokens = tokens
  api.numbers.push(newNumber(number, settingsFor(proxy.url)))
  const env = {
    PUBLIC_URL: proxy.url,
    TWILIO_ACCOUNT_SID: api.account.sid,
    TWILIO_AUTH_TOKEN: tokens.join(),
    TWILIO_API_URL: api.url,
    FLOWS_DIR: `${folder}/flows`,
    DATA_DIR: `${folder}/data`,
  }
  return { proxy, api, app, env }
}

const settingsFor = (url: string) => ({
  voice_url: `${url}/voice${retries}`,
  voice_fallback_url: `${url}/voice/fallback${retries}`,
  status_callback: `${url}/voice/status${retries}`,
  sms_url: `${url}/sms${retries}`,
  sms_fallback_url: `${url}/sms/fallback${retries}`,
})

/** The lines of a preflight that are about one thing, and its exit code. */
async function look(env: Record<string, string>, subject: string, now = noon) {
  const printed: string[] = []
  const code = await runCommand(['preflight'], {
    env,
    print: (words) => printed.push(words),
    complain: (words) => printed.push(words),
    lines: (async function* () {})(),
    isTerminal: false,
    now: () => now,
  })
  return { code, lines: printed.filter((words) => words.slice(6).startsWith(`${subject}`)) }
}

t.test('what is unsafe in the environment is a warning', async (t) => {
  const { env } = await setUpAll(t)
  const { lines } = await look({ ...env, TWILIO_AUTH_TOKEN: 'short' }, 'settings')
  t.match(lines, [/^warn {2}settings: TWILIO_AUTH_TOKEN has fewer than 16 characters/, /^pass {2}settings: /])
})

t.test('npm run line -- preflight: everything is well', async (t) => {
  const { proxy, api, env } = await setUpAll(t)
  await fillStore(env.DATA_DIR, cleanLine)
  t.strictSame(await runIn(env, 'preflight'), {
    code: 0,
    printed: [
      'pass  settings: All that Twilio takes is set.',
      'pass  certificate: It is valid until Tuesday 1 January 2126.',
      `pass  health: Revision ${line.revision} answers.`,
      'pass  signature: A post signed with the first token is let in.',
      'pass  signature: A post signed with the second token is let in.',
      'pass  signature: A post with a wrong signature is kept out.',
      'pass  account: Twilio accepts the first token.',
      'pass  account: Twilio accepts the second token.',
      'pass  account: It is active.',
      `pass  number ${number}: It is set up as it should be.`,
      `pass  flows in ${env.FLOWS_DIR}: They are proved (errors: 0, warnings: 0, accepted with a reason: 0).`,
      `pass  store: Revision 1 (${line.revision}) is live since Saturday 21 November 2026, noon UTC.`,
      'pass  live revision: It is still without error.',
      'pass  bank holidays: All are known until 31 December 2027.',
    ],
    complaints: [],
  })
  t.equal(api.sent.length, 0)
  t.equal(proxy.url, env.PUBLIC_URL)
})

t.test('an environment that cannot be read is all that is told', async (t) => {
  const { code, printed } = await runIn({ PORT: 'x' }, 'preflight')
  t.strictSame(
    [code, printed],
    [1, ["fail  settings: PORT can't be used as it is. The port to listen on, from 1 to 65535."]],
  )
  t.match(await runIn({}, 'preflight now'), { code: 2, complaints: [/^"now" is one word too many\./] })
  const broken = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new TypeError('a bug')
      },
    },
  )
  await t.rejects(runIn(broken, 'preflight'), new TypeError('a bug'))
})

t.test('a trial has warnings, and Twilio is not asked', async (t) => {
  const folder = t.testdir({ flows: Object.fromEntries(cleanLine), data: {} })
  const env = { FLOWS_DIR: `${folder}/flows`, DATA_DIR: `${folder}/data` }
  const { code, printed } = await runIn(env, 'preflight')
  t.equal(code, 0)
  t.match(printed, [
    /^warn {2}settings: This is a trial, which Twilio can't call\. Set TWILIO_AUTH_TOKEN to the auth token in/,
    /^warn {2}settings: No caller is offered a text\. Set TWILIO_ACCOUNT_SID to the account's SID in/,
    /^warn {2}public URL: Only this machine can reach the line\. Set PUBLIC_URL to the address that Twilio is to call\.$/,
    /^pass {2}flows in /,
    /^warn {2}store: Nothing is published in .*\/signpost\.db\. A line that starts publishes FLOWS_DIR, if it has no error\.$/,
    /^pass {2}bank holidays: /,
  ])
})

t.test('an address without https is a fault, in a trial a warning', async (t) => {
  const { app, env } = await setUpAll(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const words = `public URL: ${url} is not https, so others can listen in. Put a proxy with a certificate before it.`
  t.strictSame(await look({ ...env, PUBLIC_URL: url }, 'public URL'), { code: 1, lines: [`fail  ${words}`] })
  const trial = { ...env, PUBLIC_URL: url, TWILIO_AUTH_TOKEN: '' }
  t.strictSame((await look(trial, 'public URL')).lines, [`warn  ${words}`])
  t.strictSame((await look(trial, 'signature')).lines, ['pass  signature: A post with a wrong signature is kept out.'])
  const nobody = `http://127.0.0.1:${await freePort()}`
  t.match((await look({ ...env, PUBLIC_URL: nobody }, 'health')).lines, [
    /^fail {2}health: http.*\/health can't be reached: connect ECONNREFUSED .*\. Start the line there, or correct PUBLIC/,
  ])
})

t.test('a certificate that Twilio would not accept, or will not soon', async (t) => {
  const { proxy, env } = await setUpAll(t)
  t.strictSame((await look(env, 'certificate', Date.parse('2125-12-20T12:00:00Z'))).lines, [
    'warn  certificate: It is valid until Tuesday 1 January 2126, in 11 days. Renew it, and find out why that did not happen by itself.',
  ])
  const expired = await startProxy(t, 'expired')
  const table: [url: string, reason: RegExp][] = [
    [expired.url, /certificate has expired/],
    [`https://127.0.0.1:${proxy.port}`, /Hostname\/IP does not match certificate's altnames/],
    [`https://127.0.0.1:${await freePort()}`, /connect ECONNREFUSED/],
  ]
  for (const [url, reason] of table) {
    const { code, lines } = await look({ ...env, PUBLIC_URL: url }, 'certificate')
    t.strictSame([code, lines.length], [1, 1], url)
    t.match(lines[0], /^fail {2}certificate: There is no safe connection to .*\. Twilio would not connect either: mend/)
    t.match(lines[0], reason)
    t.strictSame((await look({ ...env, PUBLIC_URL: url }, 'health')).lines, [], 'nothing more is asked there')
  }
})

t.test('what answers in the place of the line', async (t) => {
  const { proxy, env } = await setUpAll(t)
  const answer =
    (status: number, body: object | string, headers = {}): RequestListener =>
    (_, response) =>
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  const health = { status: 'ok', revision: line.revision, store: 'ok' }
  const slow: RequestListener = ({ method }, response) =>
    setTimeout(() => response.end(JSON.stringify(health)), method === 'GET' ? 2_100 : 0)
  const table: [behind: RequestListener, line: RegExp][] = [
    [
      answer(301, '', { location: '/line/health' }),
      /^fail {2}health: .*\/health sends on to \/line\/health, and the keys of a/,
    ],
    [answer(200, '<html>'), /^fail {2}health: What answers at .* with status 200 is not Signpost\. Correct PUBLIC_URL/],
    [answer(404, { error: 'nothing' }), /^fail {2}health: What answers at .* with status 404 is not Signpost\./],
    [
      answer(503, { ...health, status: 'stopping' }),
      /^fail {2}health: The line is stopping\. Wait a minute and look again/,
    ],
    [
      answer(200, { ...health, store: 'unreachable' }),
      /^warn {2}health: Revision \w+ answers, and its store is unreachable\. Look/,
    ],
    [slow, /^warn {2}health: Revision \w+ answers after 2\.\d s, which callers hear as silence\. Look at/],
  ]
  for (const [behind, expected] of table) {
    proxy.behind = behind
    const { lines } = await look(env, 'health')
    t.equal(lines.length, 1)
    t.match(lines[0], expected)
  }
})

const between = 'Look at what stands between Twilio and the line: its proxy, or a firewall.'
const keptOut = 'pass  signature: A post with a wrong signature is kept out.'

t.test('a signature that does not survive the way', async (t) => {
  const { proxy, env } = await setUpAll(t)
  const mend =
    'Either the line has another PUBLIC_URL or TWILIO_AUTH_TOKEN than is set here, or its proxy changes the path or the form.'
  const refused = `fail  signature: A post signed with the token is answered with status 403. ${mend}`
  const stale = await look({ ...env, TWILIO_AUTH_TOKEN: 'stale' }, 'signature')
  t.strictSame(stale, { code: 1, lines: [refused, keptOut] })
  proxy.meddle = (request) => {
    request.url += request.method === 'POST' ? '?via=proxy' : ''
    return false
  }
  const rewritten = await look({ ...env, TWILIO_AUTH_TOKEN: first }, 'signature')
  t.strictSame(rewritten, { code: 1, lines: [refused, keptOut] })
})

t.test('a door that lets anybody in, and one that nobody gets through', async (t) => {
  const { proxy, env } = await setUpAll(t)
  const seen = () => look({ ...env, TWILIO_AUTH_TOKEN: first }, 'signature')
  const onPost = (meddle: Meddle): Meddle => {
    return (request, response) => request.method === 'POST' && meddle(request, response)
  }
  const wanted = 'where the line would answer with 403'
  proxy.meddle = onPost((_, response) => Boolean(response.writeHead(204).end()))
  t.strictSame(await seen(), {
    code: 1,
    lines: [
      'pass  signature: A post signed with the token is let in.',
      `fail  signature: A post with a wrong signature is answered with status 204, ${wanted}. ${between}`,
    ],
  })
  proxy.meddle = onPost(({ socket }) => Boolean(socket.destroy()))
  t.strictSame(await seen(), {
    code: 1,
    lines: [
      `fail  signature: A post signed with the token is not answered (other side closed). ${between}`,
      `fail  signature: A post with a wrong signature is not answered (other side closed), ${wanted}. ${between}`,
    ],
  })
})

t.test('tokens and the account, as Twilio sees them', async (t) => {
  const { api, env } = await setUpAll(t)
  const seen = async (TWILIO_AUTH_TOKEN: string) => (await look({ ...env, TWILIO_AUTH_TOKEN }, 'account')).lines
  const unknown = (name: string) => `Twilio does not accept ${name} token of TWILIO_AUTH_TOKEN for TWILIO_ACCOUNT_SID.`
  const again = "Copy both from Twilio's console again."
  const active = 'pass  account: It is active.'
  t.strictSame(await seen(`${first},stale`), [
    'pass  account: Twilio accepts the first token.',
    `warn  account: ${unknown('the second')} It is not made yet, or was revoked: take it out if it is not the next one.`,
    active,
  ])
  t.strictSame(await seen(`stale,${first}`), [
    `fail  account: ${unknown('the first')} ${again}`,
    'pass  account: Twilio accepts the second token.',
    active,
  ])
  t.strictSame(await seen('stale'), [`fail  account: ${unknown('the')} ${again}`])
  t.strictSame(
    (await look({ ...env, TWILIO_AUTH_TOKEN: 'stale' }, 'number')).lines,
    [],
    'its numbers are not asked for',
  )
  api.account.type = 'Trial'
  t.match(await seen(first), [/^pass/, /^warn {2}account: It is a trial: callers hear that first, .* Upgrade it in/])
  api.account.status = 'suspended'
  t.match(await seen(first), [/^pass/, /^fail {2}account: Twilio says that it is suspended: no call is answered\./])
  api.mood = 'fail'
  t.match(await seen(tokens.join()), [/^fail {2}account: Twilio's REST API is out of order \(status 503\)\. Try again/])
})

t.test('a number that leads to the line, and is not as it should be', async (t) => {
  const { proxy, api, env } = await setUpAll(t)
  const mend = `. Mend it: npm run line -- connect ${number}`
  const table: [settings: Record<string, unknown>, verdict: 'warn' | 'fail', found: RegExp][] = [
    [{ voice_url: `${proxy.url}/voice` }, 'warn', /^"When a call comes in" is POST https:\/\/localhost:\d+\/voice$/],
    [{ voice_fallback_url: '' }, 'warn', /^"When that fails for a call" is nothing$/],
    [{ status_callback_method: 'GET' }, 'warn', /^"When a call has ended" is GET https:.*\/voice\/status#.*$/],
    [{ sms_url: '' }, 'fail', /^"When a text comes in" is nothing$/],
    [{ voice_url: 'https://other.test/' }, 'fail', /^"When a call comes in" is POST https:\/\/other\.test\/$/],
    [{ voice_method: 'GET' }, 'fail', /^"When a call comes in" is GET https:.*$/],
    [
      { sms_fallback_url: '', trunk_sid: 'TK1' },
      'fail',
      /"When that fails for a text" is nothing, "SIP trunk .*" is TK1$/,
    ],
  ]
  for (const [settings, verdict, expected] of table) {
    api.numbers[0] = newNumber(number, { ...settingsFor(proxy.url), ...settings })
    const { lines } = await look(env, 'number')
    t.equal(lines.length, 1)
    const start = `${verdict}  number ${number}: It is not set up as it should be: `
    const found = lines.join().replace(start, '').replace(mend, '')
    t.match(found, expected)
  }
})

t.test('numbers that cannot do all that they should, or lead elsewhere', async (t) => {
  const { proxy, api, env } = await setUpAll(t)
  const ours = settingsFor(proxy.url)
  const elsewhere =
    /^fail {2}numbers: No number of the account leads to https:.*\. Point one at it: npm run line -- connect \+44…$/
  const table: [settings: Record<string, unknown>, lines: RegExp[]][] = [
    [{ ...ours, sms_fallback_url: 'https://handler.twilio.com/twiml/EH0' }, [/^pass/]],
    [
      { ...ours, capabilities: { voice: true, sms: false } },
      [/^pass/, /^warn .*: It can't be texted\. Don't offer that,/],
    ],
    [{ ...ours, capabilities: { voice: false, sms: true } }, [/^pass/, /^warn .*: It can't be called\. /]],
    [{ ...ours, capabilities: { voice: false, sms: false } }, [/^pass/, /^warn .*: It can't be called or texted\. /]],
    [{}, [elsewhere]],
    [{ sid: 'none' }, [/^fail {2}numbers: What answers at .* is not Twilio's REST API\./]],
  ]
  for (const [settings, expected] of table) {
    api.numbers[0] = newNumber(number, settings)
    const { lines } = await look(env, 'number')
    t.match(lines, expected, JSON.stringify(settings))
    t.equal(lines.length, expected.length)
  }
})

t.test('flows with an error, and none at all', async (t) => {
  const files = edit(
    'hate.yaml',
    'say: "Call {police.phone}."',
    'say: "Call {police.phone}. Bring cash, TBC."',
    cleanLine,
  )
  const { env } = await setUpAll(t, { files })
  t.match(await look(env, 'flows'), {
    code: 1,
    lines: [
      /^fail {2}flows in .*: They must not be published \(errors: 1, warnings: 1, accepted with a reason: 0\)\. See/,
    ],
  })
  const nowhere = await look({ ...env, FLOWS_DIR: '/nowhere' }, '')
  t.equal(nowhere.code, 1)
  t.match(
    nowhere.lines.join('\n'),
    "fail  flows in /nowhere: The folder can't be read. Set FLOWS_DIR to the folder that",
  )
  t.notMatch(nowhere.lines.join('\n'), 'bank holidays')
})

t.test('a list of bank holidays that comes to its end, as the check finds it', async (t) => {
  const { env } = await setUpAll(t)
  const at = async (date: string) => (await look(env, 'bank holidays', Date.parse(`${date}T12:00:00Z`))).lines
  const mend = 'Copy https://www.gov.uk/bank-holidays.json over it.'
  t.strictSame(await at('2027-05-05'), ['pass  bank holidays: All are known until 31 December 2027.'])
  t.strictSame(await at('2027-05-06'), [`warn  bank holidays: The list of bank holidays ends in 239 days. ${mend}`])
  t.strictSame(await at('2027-09-03'), [`fail  bank holidays: The list of bank holidays ends in 119 days. ${mend}`])
})

t.test('a list of bank holidays that cannot be read is a fault of the flows', async (t) => {
  const { env } = await setUpAll(t, { files: replace('bank-holidays.json', 'nonsense', cleanLine) })
  t.strictSame((await look(env, 'bank holidays')).lines, [])
  t.match((await look(env, 'flows')).lines, [/^fail {2}flows in .*: They must not be published \(errors: 1,/])
})

t.test('what is live is not what answers, nor what machines fall back on', async (t) => {
  const { env } = await setUpAll(t)
  const other = edit('hate.yaml', 'title: "Hate crime"', 'title: "Hate incidents"', cleanLine)
  await fillStore(env.DATA_DIR, other)
  const { code, lines } = await look(env, 'live revision')
  t.equal(code, 1)
  t.match(lines, [
    `fail  live revision: It is ${revisionOf(other)}, and revision ${line.revision} answers at PUBLIC_URL. Give both the`,
    'warn  live revision: FLOWS_DIR holds other flows, and a machine that starts while the store is away answers from there.',
    'pass  live revision: It is still without error.',
  ])
  t.match((await look({ ...env, PUBLIC_URL: `https://localhost:${await freePort()}` }, 'live revision')).lines, [
    /^warn {2}live revision: FLOWS_DIR/,
    /^pass/,
  ])
  t.match((await look({ ...env, FLOWS_DIR: '/nowhere' }, 'bank holidays')).lines, [/^pass/], 'the live ones count')
})

t.test('facts of what is live are due for review', async (t) => {
  const { env } = await setUpAll(t)
  await fillStore(env.DATA_DIR, cleanLine)
  const { code, lines } = await look(env, 'live revision', Date.parse('2027-06-01T12:00:00Z'))
  t.equal(code, 0)
  t.strictSame(lines, ['warn  live revision: Facts that are overdue for review: 4. See which: npm run line -- due'])
})

t.test('what is live has grown old, or this version cannot use it', async (t) => {
  const aged = edit('hate.yaml', 'say: "Call {police.phone}."', 'say: "Call {police.phone}. TBC."', cleanLine)
  const twice = edit('hate.yaml', 'text: "Call {police.phone}."', 'text: "TBC: {police.phone}."', aged)
  const table: [files: FlowFiles, line: RegExp][] = [
    [aged, /^warn {2}live revision: It was proved when it was published, and has 1 error by now\. See them, mend them/],
    [twice, /^warn {2}live revision: It was proved when it was published, and has 2 errors by now\./],
    [
      replace('hate.yaml', 'id: 7', cleanLine),
      /^fail {2}live revision: This version of the program can't use it: .*\. Publish it/,
    ],
  ]
  for (const [files, expected] of table) {
    const { env } = await setUpAll(t, { files })
    await fillStore(env.DATA_DIR, files)
    t.match((await look(env, 'live revision')).lines.at(-1), expected)
  }
})

t.test('a store that cannot be used, without its password', async (t) => {
  const { env } = await setUpAll(t)
  const port = await freePort()
  const table: [env: Record<string, string>, line: RegExp][] = [
    [
      { DATABASE_URL: `postgres://u:hunter2@127.0.0.1:${port}/x` },
      /\(DATABASE_URL\) can't be used: connect ECONNREFUSED .*\. Start/,
    ],
    [
      { DATABASE_URL: `postgres://127.0.0.1:${port}/x` },
      /can't be used: connect ECONNREFUSED .* or correct DATABASE_URL\.$/,
    ],
    [{ DATABASE_URL: 'postgres://u:hunter%32@hunter2.invalid/x' }, /can't be used: getaddrinfo \w+ …\.invalid\. /],
    [{ DATABASE_URL: 'postgres://hunter2.invalid/x?password=hunter2' }, /can't be used: getaddrinfo \w+ …\.invalid\. /],
    [{ DATABASE_URL: 'postgres://u:%zz@127.0.0.1:1/x' }, /can't be used: connect ECONNREFUSED /],
    [{ DATA_DIR: `${env.FLOWS_DIR}/hate.yaml` }, /\/signpost\.db\) can't be used: E\w+: .* or correct DATA_DIR\.$/],
  ]
  for (const [others, expected] of table) {
    const { code, lines } = await look({ ...env, ...others }, 'store')
    t.strictSame([code, lines.length], [1, 1])
    t.match(lines[0], /^fail {2}store: The store /)
    t.match(lines[0], expected)
    t.notMatch(lines[0], 'hunter2')
  }
})

t.test('a store that newer code has made', async (t) => {
  const { env } = await setUpAll(t)
  await fillStore(env.DATA_DIR, cleanLine)
  const database = new DatabaseSync(`${env.DATA_DIR}/${storeFile}`)
  database.exec('UPDATE store_version SET version = 99')
  database.close()
  t.match((await look(env, 'store')).lines, [
    /^fail {2}store: The store is of version 99 and this code knows \d+\. Run the/,
  ])
})

t.test('no token, and no password, is ever shown', async (t) => {
  const secrets = { TWILIO_AUTH_TOKEN: 'token-of-the-tests,other-of-the-tests' }
  const { env } = await setUpAll(t)
  const { printed } = await runIn({ ...env, ...secrets }, 'preflight')
  t.notMatch(printed.join('\n'), 'of-the-tests')
})

t.test('a reason without words of its own is told by its code', async (t) => {
  const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  t.equal(reasonOf(new TypeError('fetch failed', { cause: refused })), 'ECONNREFUSED')
})
