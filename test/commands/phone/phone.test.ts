import t from 'tap'
import { createPhone } from '../../../src/commands/phone/phone.ts'
import { type Page, scriptLine } from './fake-line.ts'

const listen = (action: string, say: string) =>
  `<Gather action="${action}" numDigits="1" finishOnKey="" timeout="8" actionOnEmptyResult="true"><Say>${say}</Say></Gather>`

const patient =
  '<Gather action="?at=pressed" numDigits="1" finishOnKey="" timeout="5"><Say>Press any key.</Say></Gather><Say>Bye.</Say>'

const pages: Record<string, Page> = {
  '/voice': `<Say>Welcome.</Say>${listen('voice?at=menu#rc=2', 'Press 1 or 2.')}`,
  '/voice?at=menu': ({ Digits }) => {
    if (Digits === '1')
      return '<Say>Hold on.</Say><Dial action="/voice?at=dialled" callerId="+441632960960" timeLimit="60">+441622692843</Dial>'
    return Digits === '' ? '<Say>Goodbye.</Say><Hangup/>' : patient
  },
  '/voice?at=dialled': ({ DialCallStatus, DialBridged, DialCallDuration }) =>
    `<Say>${DialCallStatus} ${DialBridged} ${DialCallDuration}</Say>`,
  '/voice?at=pressed': ({ Digits, FinishedOnKey }) => `<Say>${Digits}${FinishedOnKey}</Say>`,
}

const startCall = async (who = {}) => {
  const line = scriptLine(pages)
  return { ...line, call: await createPhone(line.options).call(who) }
}

t.test('a call says, listens, and ends', async (t) => {
  const { call, requests } = await startCall({ from: '+447700900124' })
  t.equal(call.state, 'listening')
  t.strictSame(call.saidLast, ['Welcome.', 'Press 1 or 2.'])
  t.strictSame(call.listening, { timeout: 8, action: 'https://line.test/voice?at=menu', uninterruptible: 1 })
  t.equal(call.dialling, undefined)
  t.equal(call.url, 'https://line.test/voice')
  await call.wait()
  t.equal(call.state, 'ended')
  t.equal(call.listening, undefined)
  t.strictSame(call.saidLast, ['Goodbye.'])
  t.match(requests[0], {
    form: { CallStatus: 'ringing', From: '+447700900124' },
    headers: { 'x-signpost-at': '2026-12-25T09:00:00Z' },
  })
  t.match(requests[1], {
    url: /menu$/,
    form: { CallStatus: 'in-progress', Digits: '', FinishedOnKey: '', CallSid: requests[0]!.form.CallSid },
  })
})

t.test('a call is put through, and the line hears how that ended', async (t) => {
  const { call } = await startCall()
  await call.press('1')
  t.equal(call.state, 'dialling')
  t.match(call.dialling, { number: '+441622692843', callerId: '+441632960960', timeLimit: 60 })
  const answered = call.fork()
  await answered.dialEnds('completed')
  t.strictSame(answered.saidLast, ['completed true 60'])
  await call.dialEnds('no-answer')
  t.strictSame(call.saidLast, ['no-answer false undefined'])
  t.equal(call.state, 'ended')
})

t.test('any key is heard, and silence goes on to the next verb where the line does not ask for it', async (t) => {
  const { call } = await startCall()
  await call.press('*')
  t.strictSame(call.saidLast, ['Press any key.'])
  t.strictSame(call.listening, { timeout: 5, action: 'https://line.test/voice?at=pressed', uninterruptible: 0 })
  const pressed = call.fork()
  await pressed.press('#')
  t.strictSame(pressed.saidLast, ['#'])
  await call.wait()
  t.strictSame(call.saidLast, ['Bye.'])
})

t.test('a repeat asks the same again and moves nothing', async (t) => {
  const { call, requests } = await startCall()
  await call.press('1')
  t.match(await call.repeat(), /Hold on/)
  t.equal(call.state, 'dialling')
  const [, sent, again] = requests
  t.strictSame(again!.form, sent!.form)
  t.equal(sent!.headers['i-twilio-idempotency-token'], undefined)
  t.match(again!.headers['i-twilio-idempotency-token'], /^[0-9a-f-]{36}$/)
})

t.test('a phone does only what a caller can do now', async (t) => {
  const { call } = await startCall()
  const code = 0
  await t.rejects(call.dialEnds('busy'), { code, message: 'the call is not dialling but listening' })
  call.hangUp()
  await t.rejects(call.press('1'), { code, message: 'the call is not listening but ended' })
  await t.rejects(call.wait(), { code, message: 'the call is not listening but ended' })
})

t.test('what Twilio would report about a call is thrown', async (t) => {
  const whole = (status: number, contentType: string, body = '<Response/>') => ({ status, contentType, body })
  const cases: [page: Page, code: number, message: string][] = [
    [whole(500, 'text/xml'), 11200, 'https://line.test/voice answered with status 500'],
    [whole(200, 'text/html'), 12300, 'https://line.test/voice answered with the content type "text/html"'],
    [whole(200, 'application/xml', '<Response>'), 12100, 'not well-formed XML: 1:10: unclosed tag: Response'],
    ['<Dial action="/voice">+441632960000</Dial>', 13214, '<Dial> needs a callerId when the caller is "anonymous"'],
  ]
  for (const [page, code, message] of cases) {
    const { options } = scriptLine({ '/voice': page })
    await t.rejects(createPhone(options).call({ withheld: true }), { code, message })
  }
})

t.test('a call that breaks has ended', async (t) => {
  const { options } = scriptLine({ '/voice': listen('/voice?at=1', 'Hi'), '/voice?at=1': '<Say/>' })
  const call = await createPhone(options).call()
  await t.rejects(call.press('1'), { code: 13520 })
  t.equal(call.state, 'ended')
})

t.test('a text brings its replies', async (t) => {
  const { options, requests } = scriptLine({
    '/sms': ({ Body }) => (Body === 'STOP' ? '' : `<Message>${Body}</Message>`),
  })
  const { at, ...untimed } = options
  const phone = createPhone(untimed)
  t.strictSame(await phone.text('STOP'), [])
  t.strictSame(await phone.text('Hi', { from: '60066', fields: { NumMedia: '1' } }), ['Hi'])
  t.match(requests[1], { url: 'https://line.test/sms', form: { From: '60066', NumMedia: '1', Body: 'Hi' } })
  t.notHas(requests[1]!.headers, { 'x-signpost-at': at })
})
