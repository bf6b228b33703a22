import t from 'tap'
import { buildTextForm } from '../../src/commands/phone/webhook-form.ts'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import { day } from '../../src/twilio/limit.ts'
import { isNeverAnswered } from '../../src/twilio/never-answered.ts'
import { makeReplyLimits, repliesAbroadAnHour, type TextToAnswer } from '../../src/twilio/reply-limits.ts'
import { authToken, noon, publicUrl, setUp } from '../support/line.ts'

const to = '+441622000111'
let messages = 0

const text = (more: Partial<TextToAnswer> = {}): TextToAnswer => ({
  ...{ messageSid: `SM${messages++}`, sender: '+447700900123', to, body: '22', urgent: false, mayLoop: false },
  ...more,
})

t.test('who is never answered', (t) => {
  const never = {
    'Inmarsat, Iridium, Globalstar and their like': [
      '+870773111632',
      '+8816555111222',
      '+882161234567',
      '+883510001234',
    ],
    'international premium numbers': ['+979123456789'],
    'personal numbers': ['+447012345678'],
    pagers: ['+447612345678'],
    'premium numbers of the UK': ['+449012345678', '+449812345678', '+448712345678'],
    'premium numbers of others': ['+19005551234', '+48701234567', '+40903123456', '+33899123456', '+499001234567'],
  }
  for (const [kind, numbers] of Object.entries(never))
    for (const number of numbers) t.ok(isNeverAnswered(number), `${kind}: ${number}`)
  const answered = {
    'UK mobiles': ['+447700900123', '+447911123456', '+447400123456'],
    'the Isle of Man, Jersey and Guernsey': ['+447624123456', '+447797712345', '+447781123456'],
    landlines: ['+441622602000', '+442071234567', '+443301234567'],
    'Poland and Romania': ['+48512345678', '+40712345678'],
    'whoever else': [
      '+15005550006',
      '+33612345678',
      '+353851234567',
      '+2348012345678',
      '+9779812345678',
      '+999123456789',
    ],
  }
  for (const [kind, numbers] of Object.entries(answered))
    for (const number of numbers) t.notOk(isNeverAnswered(number), `${kind}: ${number}`)
  t.end()
})

t.test('the line does not answer itself', async (t) => {
  const texts = { send: async () => 'accepted' as const, from: '+447700900777' }
  const { phone, app, log } = await setUp(t, { texts, trial: true })
  for (const from of [to, `whatsapp:${to}`, '+447700900777', '+19005551234', '+8816555111222'])
    t.strictSame(await phone.text('999', { from, to }), [], from)
  t.match((await app.inject('/metrics')).body, 'signpost_unsent_total{why="never"} 5\n')
  t.equal(log.lines.filter(({ outcome }) => outcome === 'limited').length, 5)
  t.equal((await phone.text('999', { from: '+447700900778', to })).length, 1)
})

t.test('a caller who shows the number of the line is not texted', async (t) => {
  const own = '+447700900777'
  const { phone } = await setUp(t, { texts: { send: async () => 'accepted' as const, from: undefined } })
  const call = await phone.call({ from: own, to: own })
  for (const key of '12') await call.press(key as '1')
  t.notMatch(call.saidLast[0], 'by text')
})

t.test('a sender gets twenty replies an hour, each of which is forgotten after one', (t) => {
  const limits = makeReplyLimits(1_000, undefined)
  const repliesAt = (minutes: number) =>
    Array.from({ length: 25 }, () => limits.take(text(), noon + minutes * 60_000)).filter((limit) => !limit).length
  t.equal(limits.take(text(), noon), undefined)
  t.equal(repliesAt(30), 19)
  t.equal(repliesAt(61), 1)
  t.equal(repliesAt(89), 0)
  t.equal(repliesAt(90), 19)
  t.end()
})

t.test('numbers abroad share a small ceiling, the UK a large one, and danger has a reserve', (t) => {
  const limits = makeReplyLimits(100, undefined)
  let senders = 0
  const from = (country: string, urgent = false) =>
    limits.take(text({ sender: `${country}${501_000_000 + senders++}`, urgent }), noon)
  const many = (times: number, ask: () => unknown) =>
    Array.from({ length: times }, ask).filter((limit) => !limit).length
  t.equal(
    many(200, () => from('+48')),
    repliesAbroadAnHour,
  )
  t.equal(from('+40'), 'abroad', 'they share it')
  t.equal(
    many(200, () => from('+447')),
    100,
  )
  t.equal(from('+447'), 'uk')
  t.equal(from('+48', true), undefined, 'danger abroad')
  t.equal(
    many(200, () => from('+447', true)),
    99,
    'danger in the UK',
  )
  t.equal(from('+447', true), 'danger')
  t.equal(from('+447'), 'uk', 'no other text uses the reserve up')
  t.end()
})

t.test('the ceilings raise an alarm, once for each', async (t) => {
  const { phone, log } = await setUp(t, { textsAnHour: 2 })
  for (let i = 0; i < 5; i++) await phone.text('22', { from: `+44770090010${i}` })
  for (let i = 0; i < 3; i++) t.equal((await phone.text('knife', { from: `+44770090020${i}` })).length, i < 2 ? 1 : 0)
  t.match(
    log.lines.filter(({ level }) => level === 40),
    [{ limit: 'uk' }, { limit: 'danger' }],
  )
})

t.test('a message that Twilio sends again is answered again, and counted once', (t) => {
  const limits = makeReplyLimits(3, undefined)
  const first = text({ body: autoReply, mayLoop: true })
  for (let i = 0; i < 30; i++) t.equal(limits.take(first, noon + i), undefined)
  t.equal(limits.take({ ...first, messageSid: 'SMother' }, noon + 40), undefined, 'the second that is the same')
  t.end()
})

const autoReply = 'We are closed. In an emergency ring 999 or go to A&E.'

t.test('a machine that answers each reply with the same words is answered twice, and then six times a day', (t) => {
  for (const [urgent, pause] of [
    [false, 600_000],
    [true, 120_000],
  ] as const) {
    const limits = makeReplyLimits(1_000, undefined)
    const ask = (now: number, body = autoReply) => limits.take(text({ body, urgent, mayLoop: true }), now)
    t.equal(ask(noon), undefined)
    t.equal(ask(noon + 60_000), undefined, 'the second within a minute')
    const begun = noon + 60_000
    t.equal(ask(begun + 60_000), 'loop', 'the third')
    const answered: number[] = []
    for (let now = begun + 80_000; now < begun + day; now += 20_000) if (!ask(now)) answered.push(now)
    t.strictSame(
      answered,
      [1, 2, 3, 4, 5, 6].map((time) => begun + time * pause),
    )
    t.equal(ask(begun + day + 7 * pause), undefined, 'on the next day again')
    t.equal(ask(begun + day + 7 * pause + 1_000, `${autoReply} Bye.`), undefined, 'until a different text comes')
    t.equal(ask(begun + day + 7 * pause + 2_000), undefined)
  }
  t.end()
})

t.test('people who repeat themselves slowly are answered each time', (t) => {
  const limits = makeReplyLimits(1_000, undefined)
  for (let i = 0; i < 10; i++)
    t.equal(limits.take(text({ body: autoReply, mayLoop: true }), noon + i * 61_000), undefined)
  t.end()
})

t.test('nobody who is in need is silenced: codes, keywords and short texts are never held', async (t) => {
  const clock = { now: noon }
  const { phone } = await setUp(t, { now: () => clock.now })
  const never = [
    '22',
    'HELP ME HE HAS A KNIFE',
    'please 2 2 please please thanks',
    'please tell me about hate crime thank you',
    '  he is outside my door     ',
    '🙂🙂🙂🙂🙂🙂🙂',
  ]
  for (const [i, body] of never.entries()) {
    const from = `+44770090030${i}`
    for (let time = 0; time < 10; time++) {
      clock.now += 1_000
      t.equal((await phone.text(body, { from })).length, 1, body)
    }
  }
  const machine = async (body = autoReply) => (await phone.text(body, { from: '+447700900400' })).length
  t.strictSame([await machine(), await machine(), await machine()], [1, 1, 0])
  t.equal(await machine('22'), 1)
  t.strictSame([await machine(), await machine(), await machine()], [1, 1, 0], 'a code is a different text')
})

t.test('no fallback goes past a limit', async (t) => {
  const { phone, post } = await setUp(t, { textsAnHour: 3 })
  const ask = async (from: string) => {
    const options = { publicUrl, authToken, post }
    return (await post(buildRequest(options, `${publicUrl}/sms/fallback`, buildTextForm('22', { from, to })))).body
  }
  t.match(await ask('+447700900500'), 'Sorry, something went wrong')
  for (const from of ['60066', '+449012345678', to]) t.notMatch(await ask(from), '<Message>', from)
  t.match(await ask('+447700900501'), '<Message>')
  t.equal((await phone.text('22')).length, 1)
  t.notMatch(await ask('+447700900502'), '<Message>')
})
