import t, { type Test } from 'tap'
import { createPhone } from '../../src/commands/phone/phone.ts'
import type { Call } from '../../src/commands/phone/phone-call.ts'
import { buildCallForm } from '../../src/commands/phone/webhook-form.ts'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import { authToken, compile, edited, noon, publicUrl, setUp, shippedLine } from '../support/line.ts'
import { sendThrough, startTwilioApi } from '../support/twilio-api.ts'

const goodbye = 'This call will end now. You can call the police on 1 0 1. In an emergency, call 9 9 9. Goodbye.'
const landline = '+441622123456'

async function pressAll(call: Call, keys: string): Promise<string> {
  for (const key of keys) await call.press(key as '1')
  return call.saidLast.join(' ')
}

t.test('999 comes first, in a sentence of its own that no key can cut short', async (t) => {
  const { phone } = await setUp(t)
  const call = await phone.call()
  t.equal(call.saidLast[0], 'In an emergency, hang up and call 9 9 9.')
  t.match(call.listening, { uninterruptible: 1, timeout: 7 })
})

t.test('every contact is heard within two keys', async (t) => {
  const { phone } = await setUp(t)
  const ways: Record<string, string> = {
    '': '9 9 9',
    '11': '1 0 1',
    '12': '0 1 6 2 2, 6 9 2, 8 4 3',
    '21': '6 0 0 6 6',
    '22': '0 8 0 0, 1 3 8, 1 6 2 4',
    '31': '0 8 0 0, 7 8 9, 3 2 1',
    '32': '0 8 0 0, 0 3 2, 4 5 3 9',
    '42': 'Mill House, Mill Street',
  }
  for (const [keys, contact] of Object.entries(ways))
    t.match(await heardAt(keys), contact, `after ${keys || 'nothing'}`)
  t.match(await heardAt('42'), /58 to 60 Tonbridge Road.*11 Park Wood Parade/)

  async function heardAt(keys: string): Promise<string> {
    const call = await phone.call()
    return pressAll(call, keys)
  }
})

t.test('silence: an apology, then help and a longer wait, then numbers and goodbye', async (t) => {
  const { phone } = await setUp(t)
  const call = await phone.call()
  await call.wait()
  t.match(call.saidLast[0], /^Sorry, I did not hear a key\. For antisocial/)
  await call.wait()
  t.match(call.saidLast[0], /^Take your time\..*press 0.*For antisocial/)
  t.match(call.listening, { timeout: 10 })
  await call.wait()
  t.strictSame(call.saidLast, [goodbye])
  t.equal(call.state, 'ended')
})

t.test('wrong keys are counted apart from silences, and a good key forgives both', async (t) => {
  const { phone } = await setUp(t)
  const call = await phone.call()
  await call.wait()
  await call.wait()
  t.match(await pressAll(call, '6'), /^Sorry, that key does not work here\. For/)
  t.match(await pressAll(call, '7'), /^That key does not work here either\./)
  t.equal(await pressAll(call.fork(), '6'), goodbye)
  await pressAll(call, '#')
  await call.wait()
  t.match(call.saidLast[0], /^Sorry, I did not hear a key\./)
})

t.test('hours are those of the moment of the call', async (t) => {
  const words = async (now: string) => {
    const { phone } = await setUp(t, { now: () => Date.parse(now) })
    return pressAll(await phone.call(), '42')
  }
  t.match(await words('2026-11-21T12:00:00Z'), 'It is open now, until 5pm.')
  t.match(await words('2026-11-21T18:00:00Z'), 'It is closed now. It opens at 9am tomorrow.')
  t.match(await words('2026-12-25T12:00:00Z'), 'It may be closed today for the bank holiday. Check first.')
  t.match(await words('2026-07-01T08:30:00Z'), 'It is open now, until 5pm.', 'in summer time')
})

/** A line that can send texts through the stand-in for Twilio. */
async function setUpTexts(t: Test, from?: string, clock = { now: noon }) {
  const api = await startTwilioApi(t)
  const { send } = sendThrough(api)
  const setting = await setUp(t, { texts: { send, from }, now: () => clock.now })
  return { ...setting, api }
}

t.test('a text is asked for first, and said to be sent once Twilio has accepted it', async (t) => {
  const { phone, api } = await setUpTexts(t)
  const call = await phone.call({ from: '+447700900123', to: '+441622000111' })
  t.match(
    await pressAll(call, '12'),
    'To get this by text, press 1. To be put through to Maidstone Mediation, press 2.',
  )
  t.match(await pressAll(call, '1'), 'We will text the phone you are calling from. To send it, press 1.')
  t.equal(api.sent.length, 0)
  t.match(await pressAll(call, '1'), /^We have sent the text\./)
  t.match(api.sent, [{ path: `/2010-04-01/Accounts/${api.account.sid}/Messages.json` }])
  t.match(api.sent[0]!.form, { From: '+441622000111', To: '+447700900123', Body: /01622 692 843/ })
})

t.test('on a sensitive topic the caller chooses: all, only the number, or nothing', async (t) => {
  const { phone, api } = await setUpTexts(t, '+441622999999')
  const call = await phone.call()
  const asked = await pressAll(call, '221')
  t.match(asked, 'A text stays on the phone, and someone else could see it.')
  t.equal(call.listening?.uninterruptible, 1, 'the warning cannot be cut short')
  t.match(await pressAll(call.fork(), '3'), 'You can call the Hate Incident Reporting Line.')
  t.equal(api.sent.length, 0)
  await pressAll(call.fork(), '2')
  await pressAll(call.fork(), '1')
  t.equal(api.sent[0]!.form.Body, 'Here is the number you asked for: 0800 138 1624. Open 24 hours, every day.')
  t.match(api.sent[1]!.form.Body, /^In an emergency call 999\. .*Hate Incident.*You can delete this text\.$/)
  t.equal(api.sent[1]!.form.From, '+441622999999')
})

t.test('a text that is not accepted is not said to be sent: the number is said again', async (t) => {
  const { phone, api } = await setUpTexts(t)
  for (const mood of ['refuse', 'break'] as const) {
    api.mood = mood
    const call = await phone.call()
    t.match(await pressAll(call, '1211'), /^Sorry, we could not send the text\..*0 1 6 2 2, 6 9 2, 8 4 3/, mood)
  }
})

t.test('a REST API that never answers is given up on', async (t) => {
  const { phone, api } = await setUpTexts(t)
  api.mood = 'hang'
  t.match(await pressAll(await phone.call(), '1211'), /^Sorry, we could not send the text\./)
})

t.test('a repeated webhook sends no second text, even while the first is under way', async (t) => {
  const clock = { now: noon }
  const { phone, api } = await setUpTexts(t, undefined, clock)
  const call = await phone.call()
  await pressAll(call, '121')
  const again = call.fork()
  await Promise.all([pressAll(call, '1'), pressAll(again, '1')])
  t.match(again.saidLast[0], /^We have sent the text\./)
  t.match(await call.repeat(), 'We have sent the text.')
  t.equal(api.sent.length, 1)
  clock.now += 16 * 60_000
  await call.repeat()
  t.equal(api.sent.length, 2, 'after a quarter of an hour it is forgotten')
})

t.test('only a text that was refused can be asked for again: any other may have been sent', async (t) => {
  const second = {
    refuse: { words: /^We have sent the text\./, asked: 2 },
    fail: { words: /^Sorry, we could not send the text\./, asked: 1 },
    break: { words: /^Sorry, we could not send the text\./, asked: 1 },
  } as const
  for (const [mood, { words, asked }] of Object.entries(second)) {
    const { phone, api } = await setUpTexts(t)
    const call = await phone.call()
    await pressAll(call, '121')
    api.mood = mood as keyof typeof second
    await pressAll(call.fork(), '1')
    api.mood = 'accept'
    t.match(await pressAll(call.fork(), '1'), words, mood)
    t.equal(api.sent.length, asked, mood)
  }
})

t.test('nobody but a UK mobile that shows its number is offered a text, or sent one', async (t) => {
  const { phone, api } = await setUpTexts(t)
  const callers = [
    landline,
    '+447000900123',
    '+447600900123',
    '+15005550006',
    '+266696687',
    'anonymous',
    'Restricted',
    '',
  ]
  for (const from of callers) {
    const call = await phone.call({ from })
    t.notMatch(await pressAll(call, '11'), /by text/, from)
    t.match(await pressAll(call, '1'), /^Sorry, we can't send a text to this phone\./, from)
  }
  for (const from of ['+447700900123', '+447624900123'])
    t.match(await pressAll(await phone.call({ from }), '11'), 'To get this by text, press 1.', from)
  t.equal(api.sent.length, 0)
})

t.test('without an account nobody is offered a text', async (t) => {
  const { phone } = await setUp(t)
  t.notMatch(await pressAll(await phone.call(), '11'), /by text/)
})

t.test('a caller is put through from their own number if it is British, else from the line itself', async (t) => {
  const { phone } = await setUp(t)
  const dialled = async (from: string, to = '+441622000111') => {
    const call = await phone.call({ from, to })
    await pressAll(call, '222')
    return call.dialling
  }
  const dial = { number: '+448001381624', timeLimit: 3600 }
  for (const from of ['+447700900123', landline]) {
    t.match(await dialled(from), dial)
    t.notOk((await dialled(from))?.callerId, from)
  }
  for (const from of ['anonymous', '+15005550006'])
    t.match(await dialled(from), { ...dial, callerId: '+441622000111' }, from)
})

t.test('the outcome of a call has words, and failure says the number', async (t) => {
  const { phone } = await setUp(t)
  const call = await phone.call()
  await pressAll(call, '312')
  const endings = {
    completed: /^That call has ended\./,
    busy: /^Sorry, their line is busy\..*0 8 0 0, 7 8 9, 3 2 1/,
    'no-answer': /^Sorry, no one answered\..*0 8 0 0, 7 8 9, 3 2 1/,
    failed: /^Sorry, we could not put you through\..*0 8 0 0, 7 8 9, 3 2 1/,
    canceled: /^Sorry, we could not put you through\./,
  } as const
  for (const [status, words] of Object.entries(endings)) {
    const after = call.fork()
    await after.dialEnds(status as keyof typeof endings)
    t.match(after.saidLast[0], words, status)
    t.equal(after.state, 'listening')
  }
})

t.test(
  'nobody is put through to 999, 101, a short code, the textphone, a place, or a contact that says no',
  async (t) => {
    const { phone } = await setUp(t)
    for (const keys of ['9', '11', '21', '32', '42', '23']) {
      const call = await phone.call()
      t.notMatch(await pressAll(call, keys), /put through/, keys)
      t.match(await pressAll(call, '2'), /^Sorry, that key does not work here\./, keys)
    }
    const line = compile(
      edited('contacts.yaml', '  phone: "0800 138 1624"\n', '  phone: "0800 138 1624"\n  connect: no\n'),
    )
    const { phone: other } = await setUp(t, { line })
    t.notMatch(await pressAll(await other.call(), '22'), /put through/)
  },
)

t.test('a contact that is closed is not rung: its hours are said', async (t) => {
  const hours = '  hours:\n    week:\n      monday to friday: "9am to 5pm"\n    bankHolidays: closed\n'
  const line = compile(edited('contacts.yaml', '  phone: "01622 692843"\n', `  phone: "01622 692843"\n${hours}`))
  const { phone } = await setUp(t, { line })
  const call = await phone.call()
  t.notMatch(await pressAll(call, '12'), /put through/)
  t.match(
    await pressAll(call, '2'),
    /^Sorry, we can't put you through\. It is closed now\. It opens on Monday at 9am\./,
  )
})

t.test('a position that is tampered with, old or absurd never fails', async (t) => {
  const { post } = await setUp(t)
  const { revision } = shippedLine
  const mainMenu = /^Sorry, that key does not work here\. For antisocial behaviour/
  const table: Record<string, RegExp> = {
    [`${revision}_hate.menu_0-0`]: /^Sorry, that key does not work here\. To report it to the police/,
    '0ld_hate.menu_0-0': /^To report it to the police/,
    [`${revision}_hate.gone.said_0-0`]: /To report it to the police/,
    [`${revision}_hate_0-0`]: /To report it to the police/,
    [`${revision}_hate.not-police_0-0`]: /You can call the Hate/,
    [`${revision}_hate.not-police.sending_0-0`]: /You can call the Hate/,
    [`${revision}_hate.not-police.connecting_0-0`]: /You can call the Hate/,
    [`${revision}_gone_0-0`]: mainMenu,
    [`${revision}_main_9-9`]: mainMenu,
    [`${revision}_main_0`]: mainMenu,
    [`${revision}_constructor_0-0`]: mainMenu,
    [`${revision}_hate.__proto__.said_0-0`]: mainMenu,
    [`${revision}_..._0-0`]: mainMenu,
    nonsense: /^For antisocial behaviour/,
    [`x_${'a'.repeat(5000)}_0-0`]: /^For antisocial behaviour/,
    '%00%FF<script>': /^For antisocial behaviour/,
  }
  for (const [at, words] of Object.entries(table)) {
    const heard = await pressAt(at, '7')
    t.match(heard, words, at.slice(0, 60))
  }

  async function pressAt(at: string, key: string): Promise<string> {
    const url = `${publicUrl}/voice?at=${encodeURIComponent(at)}`
    const request = buildRequest({ publicUrl, authToken, post }, url, { ...buildCallForm({}), Digits: key })
    const { body } = await post(request)
    return body.replace(/<[^>]*>/g, '').trim()
  }
})

t.test('a key that was meant for another revision is not obeyed: the words are said anew', async (t) => {
  const { post } = await setUp(t)
  const press = async (revision: string, path: string, fields: Record<string, string>) => {
    const url = `${publicUrl}/voice?at=${revision}_${path}_1-2`
    const { body } = await post(buildRequest({ publicUrl, authToken, post }, url, { ...buildCallForm({}), ...fields }))
    return body.replace(/<[^>]*>/g, '').trim()
  }
  const { revision } = shippedLine
  t.match(await press('0123456789ab', 'main', { Digits: '2' }), /^For antisocial behaviour/)
  t.match(await press(revision, 'main', { Digits: '2' }), /^To report it to the police/)
  t.match(await press('0123456789ab', 'hate.not-police.said', { Digits: '2' }), /^You can call the Hate/)
  // Silence means the same on every revision: counted, it ends however often the revisions change under a call.
  t.match(await press('0123456789ab', 'hate.menu', { Digits: '' }), /^Take your time\./)
  const outcome = await press('0123456789ab', 'hate.not-police.connecting', { DialCallStatus: 'busy' })
  t.match(outcome, /^Sorry, their line is busy/, 'how a call ended means the same on every revision')
})

t.test('nobody is sent a text who could not be offered one, whatever their position says', async (t) => {
  const { post, api } = await setUpTexts(t)
  for (const [from, path] of [
    [landline, 'asb.mediation.ask'],
    ['anonymous', 'hate.not-police.ask'],
  ] as const) {
    const url = `${publicUrl}/voice?at=${shippedLine.revision}_${path}_0-0`
    const form = { ...buildCallForm({ from }), Digits: '1' }
    const { body } = await post(buildRequest({ publicUrl, authToken, post }, url, form))
    t.match(body, "we can't send a text to this phone", from)
  }
  t.equal(api.sent.length, 0)
})

t.test('the outcome of a call that was never made leads back to the answer', async (t) => {
  const { post } = await setUp(t)
  const url = `${publicUrl}/voice?at=${shippedLine.revision}_hate.not-police.said_0-0`
  const form = { ...buildCallForm({}), DialCallStatus: 'busy' }
  const { body } = await post(buildRequest({ publicUrl, authToken, post }, url, form))
  t.match(body, 'You can call the Hate Incident Reporting Line')
})

t.test('a line below a path of its host leads its callers back there', async (t) => {
  const { app } = await setUp(t, { publicUrl: 'https://host.test/signpost' })
  const post = async ({ url, headers, body }: { url: string; headers: Record<string, string>; body: string }) => {
    const path = url.replace('https://host.test/signpost', '')
    const response = await app.inject({ method: 'POST', url: path, headers, payload: body })
    return { status: response.statusCode, contentType: 'text/xml', body: response.body }
  }
  const call = await createPhone({ publicUrl: 'https://host.test/signpost', authToken, post }).call()
  t.match(await pressAll(call, '2'), 'To report it to the police')
})

t.test('a status callback is answered with nothing', async (t) => {
  const { app, post } = await setUp(t)
  const request = buildRequest({ publicUrl, authToken, post }, `${publicUrl}/voice/status`, buildCallForm({}))
  const response = await app.inject({
    method: 'POST',
    url: '/voice/status',
    headers: request.headers,
    payload: request.body,
  })
  t.equal(response.statusCode, 204)
  t.equal(response.body, '')
})
