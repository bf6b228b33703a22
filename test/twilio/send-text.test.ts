import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { makeTextSender } from '../../src/twilio/send-text.ts'
import { freePort } from '../support/process.ts'
import { makeSink } from '../support/sink.ts'
import type { Mood } from '../support/twilio-account.ts'
import { sendThrough, startTwilioApi } from '../support/twilio-api.ts'

const message = { from: '+441622000111', to: '+447700900456', body: 'In an emergency call 999. Secret.' }

t.test('while the tokens are rotated, the one that Twilio takes sends the text', async (t) => {
  const api = await startTwilioApi(t)
  for (const tokens of [['first'], ['first', 'next'], ['past', 'second']]) {
    const { send, log } = sendThrough(api, tokens)
    t.equal(await send(message), 'accepted', tokens.join())
    t.strictSame(log.lines, [])
  }
  t.match(api.sent.at(-1)?.form, { From: message.from, To: message.to, Body: message.body })
})

t.test('what keeps a text from being sent is in the log, with what to do and nothing of the person', async (t) => {
  const api = await startTwilioApi(t)
  const table: [mood: Mood, sending: string, status: number, code: number, words: RegExp][] = [
    ['refuse', 'refused', 400, 21211, /^A text was refused.*twilio\.com\/docs\/api\/errors\.$/],
    ['fail', 'unknown', 503, 20503, /^A text was not taken in time.*status\.twilio\.com\.$/],
  ]
  for (const [mood, sending, status, code, msg] of table) {
    api.mood = mood
    const { send, log } = sendThrough(api)
    t.equal(await send(message), sending, mood)
    t.match(log.lines, [{ level: 50, status, code, msg }])
    t.notMatch(JSON.stringify(log.lines), /7700|Secret/)
  }
  api.mood = 'accept'
  const { send, log } = sendThrough(api, ['past', 'wrong'])
  t.equal(await send(message), 'refused')
  t.match(log.lines, [{ status: 401, code: 20003, msg: /^No text can be sent: Twilio takes no token/ }])
})

t.test('an answer that is none is unknown, and so is none', async (t) => {
  const api = await startTwilioApi(t)
  const { send, log } = sendThrough(api)
  for (const mood of ['break', 'hang'] as const) {
    api.mood = mood
    t.equal(await send(message), 'unknown', mood)
  }
  const nowhere = makeSink()
  const apiUrl = `http://127.0.0.1:${await freePort()}`
  t.equal(await makeTextSender({ sid: 'AC1', tokens: ['x'], apiUrl }, nowhere.pino)(message), 'unknown')
  for (const line of [...log.lines, ...nowhere.lines]) t.match(line.msg, /^A text was not taken in time/)
})

t.test('a refusal is one whatever its body says, and a phone that once sent STOP is nothing to mend', async (t) => {
  const bodies = ['null', '[]', '"no"', '7', '{}', '{"code":"21211"}', '{"code":null}', '{"code":1.5}', '', '<p>No</p>']
  const server = createServer((_, response) => response.writeHead(400).end(bodies[0]))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const log = makeSink()
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const send = makeTextSender({ sid: 'AC1', tokens: ['x'], apiUrl }, log.pino)
  for (; bodies.length > 0; bodies.shift()) t.equal(await send(message), 'refused', `body ${bodies[0]}`)
  for (const line of log.lines) t.match(line, { status: 400, code: undefined, msg: /^A text was refused/ })
  const api = await startTwilioApi(t)
  api.mood = 'opted-out'
  const own = sendThrough(api)
  t.equal(await own.send(message), 'opted-out')
  t.strictSame(own.log.lines, [])
})
