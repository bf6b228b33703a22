import t, { type Test } from 'tap'
import { day, hour } from '../../src/twilio/limit.ts'
import { makeTextLimits } from '../../src/twilio/text-limits.ts'
import { noon, setUp } from '../support/line.ts'
import { sendThrough, startTwilioApi } from '../support/twilio-api.ts'

const number = '+447700900123'

t.test('three texts a call, six an hour and twelve a day for a number', (t) => {
  const limits = makeTextLimits(1_000)
  let calls = 0
  const askThrice = (now: number, to = number) => {
    const callSid = `CA${calls++}`
    return [1, 2, 3].map(() => limits.take({ callSid, number: to }, now))
  }
  const sent = [undefined, undefined, undefined]
  t.strictSame(askThrice(noon), sent)
  t.equal(limits.take({ callSid: 'CA0', number }, noon), 'call')
  t.equal(limits.take({ callSid: 'CA0', number: '+447700900999' }, noon), 'call', 'whoever it is for')
  t.strictSame(askThrice(noon + 1), sent)
  t.strictSame(askThrice(noon + hour - 1), ['number_hour', 'number_hour', 'number_hour'])
  t.strictSame(askThrice(noon + hour - 1, '+447700900999'), sent, 'another number is not touched')
  t.strictSame(askThrice(noon + 2 * hour), sent)
  t.strictSame(askThrice(noon + 4 * hour), sent)
  t.strictSame(askThrice(noon + 6 * hour), ['number_day', 'number_day', 'number_day'])
  t.strictSame(askThrice(noon + day), [undefined, undefined, undefined])
  t.end()
})

t.test('all callers together have a ceiling, and what was not sent counts for nothing', (t) => {
  const limits = makeTextLimits(2)
  const text = (caller: number) => ({ callSid: `CA${caller}`, number: `+44770090000${caller}` })
  t.equal(limits.take(text(1), noon), undefined)
  t.equal(limits.take(text(2), noon), undefined)
  t.equal(limits.take(text(3), noon), 'callers')
  limits.giveBack(text(2), noon)
  t.equal(limits.take(text(3), noon), undefined)
  t.equal(limits.take(text(4), noon + hour - 1), 'callers')
  t.equal(limits.take(text(4), noon + hour + 1_000), undefined)
  t.end()
})

/** A line that sends texts, and calls that ask for one and then another. */
async function setUpCalls(t: Test, { textsAnHour = 1_000 } = {}) {
  const clock = { now: noon }
  const api = await startTwilioApi(t)
  const { send } = sendThrough(api)
  const texts = { send, from: undefined }
  const setting = await setUp(t, { texts, textsAnHour, now: () => clock.now, trial: true })
  /** Calls from a number and asks for texts about different things. Returns what is said in place of each. */
  async function ask(times: number, from = number): Promise<string[]> {
    const call = await setting.phone.call({ from })
    const said: string[] = []
    for (let i = 0; i < times; i++) {
      const own = call.fork()
      for (const key of `${asks[i]!}`) await own.press(key as '1')
      said.push(String(own.saidLast[0]))
    }
    return said
  }
  const metrics = async () => (await setting.app.inject('/metrics')).body
  return { ...setting, api, clock, ask, metrics }
}

/** Keys that ask for a text, each about something else. */
const asks = ['1211', '1311', '1111', '4111', '4211']

t.test('past a limit the caller hears that it could not be sent, as when Twilio does not take it', async (t) => {
  const { ask, api, metrics, clock } = await setUpCalls(t)
  const said = await ask(4)
  for (const words of said.slice(0, 3)) t.match(words, /^We have sent the text\./)
  t.match(said[3], /^Sorry, we could not send the text\. Here is the answer again\./)
  t.equal(api.sent.length, 3)
  for (let i = 0; i < 10; i++) await ask(5)
  t.equal(api.sent.length, 6)
  clock.now += hour
  for (let i = 0; i < 3; i++) await ask(5)
  clock.now += hour
  for (let i = 0; i < 3; i++) await ask(5)
  t.equal(api.sent.length, 12)
  const text = await metrics()
  for (const why of ['call', 'number_hour', 'number_day']) t.match(text, `signpost_unsent_total{why="${why}"}`)
})

t.test('at the ceiling of the line one log line and a metric raise the alarm', async (t) => {
  const { ask, api, log, metrics } = await setUpCalls(t, { textsAnHour: 4 })
  for (let caller = 0; caller < 5; caller++) await ask(2, `+44770090010${caller}`)
  t.equal(api.sent.length, 4)
  t.match(await metrics(), 'signpost_unsent_total{why="callers"} 6\n')
  const alarms = log.lines.filter(({ level }) => level === 40)
  t.match(alarms, [{ limit: 'callers', texts: 1, msg: /raise TEXTS_AN_HOUR/ }])
  t.equal(alarms.length, 1)
  t.notMatch(JSON.stringify(log.lines), '7700')
})

t.test('texts that are under way at the same time pass no limit', async (t) => {
  const { phone, api } = await setUpCalls(t)
  const call = await phone.call({ from: number })
  const ready = await Promise.all(
    asks.map(async (keys) => {
      const own = call.fork()
      for (const key of keys.slice(0, -1)) await own.press(key as '1')
      return own
    }),
  )
  await Promise.all(ready.map((own) => own.press('1')))
  t.equal(api.sent.length, 3)
})

t.test('what Twilio refuses counts for nothing; a phone that once sent STOP is not asked for again', async (t) => {
  const { ask, api, log, metrics } = await setUpCalls(t)
  const whole = [...api.account.tokens]
  api.account.tokens.splice(0)
  await ask(5)
  api.account.tokens.push(...whole)
  t.equal((await ask(3)).filter((words) => words.startsWith('We have sent')).length, 3)
  log.lines.splice(0)
  api.mood = 'opted-out'
  const said = await ask(1, '+447700900555')
  t.match(said, [/^Sorry, we could not send the text\. Here is the answer again\./])
  t.match(await metrics(), 'signpost_unsent_total{why="opted_out"} 1\n')
  t.strictSame(
    log.lines.filter(({ level }) => Number(level) > 30),
    [],
    'nothing is to be mended',
  )
})
