import t from 'tap'
import { parseTwiml } from '../../src/commands/phone/read-twiml.ts'
import { buildCallForm } from '../../src/commands/phone/webhook-form.ts'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import type { Line } from '../../src/flow/line.ts'
import { whereOf } from '../../src/log.ts'
import { renderStaticFallback } from '../../src/twilio/fallback.ts'
import { authToken, publicUrl, setUp, shippedLine } from '../support/line.ts'

/** The shipped line with a machine that breaks at every step, and keywords that break at every look. */
const brokenLine: Line = {
  ...shippedLine,
  get machine(): never {
    throw new Error('a secret of +447700900123')
  },
  get keywords(): never {
    throw new Error('a secret of +447700900123')
  },
}

t.test('when a turn breaks, a caller hears emergency words, numbers, and a way to start again', async (t) => {
  const { phone, log } = await setUp(t, { line: brokenLine })
  const call = await phone.call()
  t.strictSame(call.saidLast, [
    "In an emergency, hang up and call 9 9 9. Sorry, something went wrong on this line. To speak to the police, call 1 0 1. To report hate to someone who is not the police, call the Hate Incident Reporting Line. The number is 0 8 0 0, 1 3 8, 1 6 2 4. I'll say that again. 0 8 0 0, 1 3 8, 1 6 2 4.",
    'To start again, press any key.',
  ])
  const again = call.fork()
  await again.press('5')
  t.equal(again.url, 'https://line.test/voice')
  t.match(again.saidLast[0], 'something went wrong')
  await call.wait()
  t.match(call.saidLast[0], /Goodbye\.$/)
  t.equal(call.state, 'ended')
  t.match(log.lines[0], { level: 50, channel: 'voice', outcome: 'broken', where: /^fallback\.test\.ts:\d+$/ })
  t.match(log.lines[1], { level: 30, channel: 'voice', input: 'call', outcome: 'broken' })
})

t.test('when a turn breaks, a texter reads emergency words and numbers', async (t) => {
  const { phone, log } = await setUp(t, { line: brokenLine })
  const [text] = await phone.text('hate')
  t.match(text, /^In an emergency call 999\. Sorry, something went wrong\..*101.*0800 138 1624\. Or text MENU/)
  t.match(log.lines[0], { level: 50, channel: 'sms', outcome: 'broken', where: /^fallback\.test\.ts:\d+$/ })
  t.notMatch(JSON.stringify(log.lines), /secret|7700/)
})

t.test('when Twilio could not get an answer, its fallback gets the same words', async (t) => {
  const { app, post, log } = await setUp(t)
  const ask = async (path: string) => {
    const url = `${publicUrl}${path}`
    const form = { ...buildCallForm({}), ErrorCode: '11200', ErrorUrl: `${publicUrl}/voice` }
    return (await post(buildRequest({ publicUrl, authToken, post }, url, form))).body
  }
  t.match(await ask('/voice/fallback'), /In an emergency, hang up and call .*<Gather action="\/voice#ct=2000/)
  t.match(await ask('/sms/fallback'), /<Message>In an emergency call 999\. Sorry, something went wrong/)
  t.match(log.lines, [
    { channel: 'voice', input: 'fallback', outcome: 'fallback' },
    { channel: 'sms', input: 'fallback', outcome: 'fallback' },
  ])
  for (const url of ['/voice/fallback', '/sms/fallback']) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    t.equal((await app.inject({ method: 'POST', url, headers, payload: 'a=b' })).statusCode, 403, 'only to Twilio')
  }
})

t.test('an error outside of a turn is a 500 that shows nothing, and one line in the log', async (t) => {
  const { app, log } = await setUp(t)
  app.get('/breaks', () => {
    throw new Error('a secret')
  })
  const response = await app.inject('/breaks')
  t.equal(response.statusCode, 500)
  t.strictSame(response.json(), { error: 'Something went wrong.' })
  t.match(log.lines, [{ level: 50, outcome: 'broken', where: /^fallback\.test\.ts:\d+$/ }])
})

t.test('the place of an error is told, never its words', (t) => {
  t.match(whereOf(new Error('+447700900123\n    at file:///secret.ts:1:1')), /^fallback\.test\.ts:\d+$/)
  t.equal(whereOf('a string'), 'unknown')
  t.equal(whereOf(Object.assign(new Error('x'), { stack: 'Error: x\n    at node:internal/x:1:1' })), 'unknown')
  t.equal(whereOf(Object.assign(new Error('no stack'), { stack: undefined })), 'unknown')
  t.end()
})

t.test('the fallback is static, and says 999, 101 and the hate line', (t) => {
  const xml = renderStaticFallback(shippedLine)
  const [say, hangup] = parseTwiml(xml, 'voice')
  t.match(say, {
    verb: 'Say',
    text: /^In an emergency, hang up and call 9 9 9\. .*1 0 1.*0 8 0 0, 1 3 8, 1 6 2 4.*Goodbye\.$/,
  })
  t.match(hangup, { verb: 'Hangup' })
  t.notMatch(xml, /action|http/)
  t.notMatch(xml, /open|closed|now, until/, 'no hours, which would be those of the moment when it was made')
  t.end()
})
