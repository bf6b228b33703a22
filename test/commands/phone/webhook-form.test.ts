import t from 'tap'
import { buildCallForm, buildTextForm, encodeForm, makeSid } from '../../../src/commands/phone/webhook-form.ts'
import { sign } from '../../../src/commands/phone/wire.ts'

t.test('signs as in the examples of Twilio and of its library', async (t) => {
  const documented = {
    Digits: '1234',
    To: '+18005551212',
    From: '+14158675310',
    Caller: '+14158675310',
    CallSid: 'CA1234567890ABCDE',
  }
  const tested = { ...documented, From: '+14158675309', Caller: '+14158675309' }
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  t.equal(sign('12345', 'https://example.com/myapp.php?foo=1&bar=2', documented), 'L/OH5YylLD5NRKLltdqwSvS0BnU=')
  t.equal(sign('12345', url, tested), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')
  t.equal(sign('12345', url, {}), 'zYQTYrRWXE7LtzbG4PfP7/bkkGo=')
})

t.test('a call comes with the fields that Twilio sends', async (t) => {
  const form = buildCallForm({ to: '+12025550100' })
  t.same(Object.keys(form).sort(), [
    ...['AccountSid', 'ApiVersion', 'CallSid', 'CallStatus', 'CallToken'],
    ...['Called', 'CalledCity', 'CalledCountry', 'CalledState', 'CalledZip'],
    ...['Caller', 'CallerCity', 'CallerCountry', 'CallerState', 'CallerZip', 'Direction'],
    ...['From', 'FromCity', 'FromCountry', 'FromState', 'FromZip', 'StirVerstat'],
    ...['To', 'ToCity', 'ToCountry', 'ToState', 'ToZip'],
  ])
  t.match(form, {
    CallSid: /^CA[0-9a-f]{32}$/,
    CallStatus: 'ringing',
    From: '+447700900123',
    Caller: '+447700900123',
  })
  t.match(form, { FromCountry: 'GB', To: '+12025550100', Called: '+12025550100', ToCountry: '' })
  t.match(buildCallForm({ withheld: true, from: '+447700900124' }), {
    From: 'anonymous',
    Caller: 'anonymous',
    FromCountry: '',
  })
})

t.test('a text comes with the fields that Twilio sends', async (t) => {
  const form = buildTextForm('Drugs & alcohol', {})
  const sid = form.MessageSid!
  t.match(sid, /^SM[0-9a-f]{32}$/)
  t.match(form, {
    SmsSid: sid,
    SmsMessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
  })
  t.match(encodeForm(form), /&From=%2B447700900123&.*&To=%2B441632960960&.*&Body=Drugs\+%26\+alcohol&/)
  t.match(buildTextForm('a'.repeat(307), { from: '60066', to: '+447700900124' }), {
    NumSegments: '3',
    From: '60066',
    To: '+447700900124',
  })
  t.not(makeSid('CA'), makeSid('CA'))
})
