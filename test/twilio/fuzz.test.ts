import fc from 'fast-check'
import t from 'tap'
import { createPhone } from '../../src/commands/phone/phone.ts'
import { parseTwiml } from '../../src/commands/phone/read-twiml.ts'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import { authToken, noon, publicUrl, setUp, shippedLine } from '../support/line.ts'

/** The same forms every time, so that a red run is red again. Change it to look further. */
const seed = 2026

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '2', '*', '#', 'busy'),
)
const anyKey = fc.constantFrom(...'11223456789*#', '', '22', 'x')
const anyNumber = fc.constantFrom(
  '+447700900123',
  '+447700900123',
  '+441622000111',
  'whatsapp:+447700900123',
  'anonymous',
  '60066',
)
const anyWord = fc.constantFrom('hate', '22', 'mediaton', 'knife', 'STOP', 'hate drugs', 'police', '👍')
const mostly = (usual: fc.Arbitrary<string>) => fc.oneof({ weight: 4, arbitrary: usual }, anyText)
const usualFields = fc.record(
  {
    From: mostly(anyNumber),
    To: mostly(anyNumber),
    CallSid: anyText,
    Digits: mostly(anyKey),
    Body: mostly(anyWord),
    DialCallStatus: fc.constantFrom('', '', '', 'completed', 'busy', 'nonsense'),
  },
  { requiredKeys: [] },
)
const oddName = fc.oneof(fc.constantFrom('NumMedia', 'OptOutType', '__proto__', 'toString'), anyText)
const oddFields = fc.dictionary(oddName, anyText, { noNullPrototype: true, maxKeys: 3 })
/** What Twilio sends, with anything in between. */
const anyForm = fc.tuple(usualFields, oddFields).map(([usual, odd]) => ({ ...odd, ...usual }))

const paths = [...shippedLine.states.keys()]
const anyPosition = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...paths),
      fc.constantFrom('', '.said', '.ask', '.ask', '.ask', '.sending', '.connecting', '.busy', '.nowhere'),
      fc.nat(3),
      fc.nat(3),
    )
    .map(([path, tail, silences, wrong]) => `${shippedLine.revision}_${path}${tail}_${silences}-${wrong}`),
  fc.string({ maxLength: 80 }),
)
let sendings = 0
const send = async () => {
  sendings++
  return 'accepted' as const
}
const texts = { send, from: undefined }

t.test('whatever a form to /voice holds, the answer is TwiML that a phone can carry on with', async (t) => {
  const { post } = await setUp(t, { texts })
  const property = fc.asyncProperty(anyPosition, anyForm, async (at, form) => {
    const url = `${publicUrl}/voice?at=${encodeURIComponent(at)}`
    const { status, body } = await post(buildRequest({ publicUrl, authToken, post }, url, form))
    const verbs = parseTwiml(body, 'voice')
    return status === 200 && verbs.length > 0 && !body.includes('something went wrong')
  })
  await fc.assert(property, { numRuns: 1_000, seed })
  t.ok(sendings > 0, `${sendings} of a thousand forms sent a text`)
})

t.test('whatever a form to /sms holds, the answer is TwiML of at most one message', async (t) => {
  let now = noon
  const nextHour = () => {
    now += 3_600_000
    return now
  }
  const { post } = await setUp(t, { now: nextHour })
  let messages = 0
  const property = fc.asyncProperty(anyForm, async (form) => {
    const { status, body } = await post(buildRequest({ publicUrl, authToken, post }, `${publicUrl}/sms`, form))
    const verbs = parseTwiml(body, 'messaging')
    messages += verbs.length
    return status === 200 && verbs.length <= 1 && !body.includes('something went wrong')
  })
  await fc.assert(property, { numRuns: 1_000, seed })
  t.ok(messages > 100, `${messages} of a thousand forms got a message`)
})

t.test('whatever keys are pressed, a call goes on until it says goodbye', async (t) => {
  const { post } = await setUp(t, { texts })
  const phone = createPhone({ publicUrl, authToken, post })
  const act = fc.constantFrom(...('0123456789*#'.split('') as '0'[]), 'silence' as const)
  const property = fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
    const call = await phone.call()
    for (const key of acts) {
      if (call.state === 'dialling') await call.dialEnds('no-answer')
      if (call.state === 'ended') return /Goodbye\.$/.test(call.saidLast.at(-1) ?? '')
      await (key === 'silence' ? call.wait() : call.press(key))
    }
    return true
  })
  await fc.assert(property, { numRuns: 200, seed })
  t.pass('two hundred calls')
})

t.test(
  'a caller who never does anything is never left without words, and hears numbers within four turns',
  async (t) => {
    const { phone } = await setUp(t, { now: () => noon })
    for (const first of ['', '2', '22', '222', '9', '0']) {
      const call = await phone.call()
      for (const key of first) await call.press(key as '2')
      if (call.state === 'dialling') await call.dialEnds('failed')
      for (let turn = 0; turn < 3; turn++) await call.wait()
      t.equal(call.state, 'ended')
      t.match(call.saidLast.at(-1), /1 0 1.*9 9 9.*Goodbye\.$/)
    }
  },
)
