import t from 'tap'
import { createPhone } from '../../src/commands/phone/phone.ts'
import { isUkMobile } from '../../src/flow/uk-mobile.ts'
import { parseTime } from '../../src/hours/parse-time.ts'
import { isNumber, isUkNumber } from '../../src/twilio/caller.ts'
import { makeMemo } from '../../src/twilio/memo.ts'
import { authToken, noon, postTo, publicUrl, setUp } from '../support/line.ts'

t.test('a memo holds the current minute and never more than its capacity', (t) => {
  const memo = makeMemo<string>(2)
  t.equal(memo.get(1, 'a'), undefined)
  memo.set('a', 'A')
  memo.set('b', 'B')
  t.equal(memo.get(1, 'a'), 'A')
  memo.set('c', 'C')
  t.equal(memo.get(1, 'a'), undefined, 'there was no room')
  t.equal(memo.get(1, 'c'), 'C')
  t.equal(memo.get(2, 'c'), undefined, 'the minute has changed')
  t.equal(memo.get(1, 'c'), undefined, 'it is forgotten')
  t.end()
})

t.test('kinds of numbers', (t) => {
  const table: Record<string, string> = {
    '+447700900123': 'number uk mobile',
    '+447624900123': 'number uk mobile',
    '+447600900123': 'number uk',
    '+447000900123': 'number uk',
    '+441622692843': 'number uk',
    '+15005550006': 'number',
    'whatsapp:+447700900123': '',
    '+266696687': '',
    '60066': '',
    anonymous: '',
    '+0447700900123': '',
    '': '',
  }
  const tell = (from: string) =>
    [isNumber(from) && 'number', isUkNumber(from) && 'uk', isUkMobile(from) && 'mobile'].filter(Boolean).join(' ')
  for (const [from, kinds] of Object.entries(table)) t.equal(tell(from), kinds, from)
  t.end()
})

t.test('only a trial line can be told another time, and only one that can be read', async (t) => {
  const { app } = await setUp(t, { trial: true, now: () => noon })
  const text = async (at: string) => {
    const phone = createPhone({ publicUrl, authToken, at, post: postTo(app) })
    const call = await phone.call()
    await call.press('4')
    await call.press('2')
    return call.saidLast[0]
  }
  t.match(await text('2026-12-25T10:00'), 'It may be closed today for the bank holiday.')
  t.match(await text('tomorrow'), 'It is open now, until 5pm.')
})

t.test('a moment is an instant, or a time in the zone of the line', (t) => {
  const zone = 'Europe/London'
  t.equal(parseTime('2026-07-01T10:00', zone), Date.parse('2026-07-01T09:00:00Z'))
  t.equal(parseTime('2026-07-01T10:00Z', zone), Date.parse('2026-07-01T10:00:00Z'))
  t.equal(parseTime('2026-07-01', zone), Date.parse('2026-06-30T23:00:00Z'))
  for (const wrong of [
    '',
    'tomorrow',
    '2026-13-01T10:00',
    '+275760-09-12T00:00Z',
    '1899-12-31T10:00',
    '2026-12-24T09:30[America/New_York]',
  ])
    t.equal(parseTime(wrong, zone), undefined, wrong)
  t.end()
})
