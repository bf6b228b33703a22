import t, { type Test } from 'tap'
import { createPhone } from '../../src/commands/phone/phone.ts'
import { buildCallForm } from '../../src/commands/phone/webhook-form.ts'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import type { Line } from '../../src/flow/line.ts'
import { authToken, publicUrl, type Setting, setUp, shippedLine } from '../support/line.ts'

const closed: Record<string, (value: unknown) => boolean> = {
  level: (value) => value === 30 || value === 40 || value === 50,
  time: (value) => Number.isInteger(value),
  revision: (value) => value === shippedLine.revision,
  channel: (value) => value === 'voice' || value === 'sms',
  input: (value) => ['call', 'key', 'silence', 'moved', 'result', 'text', 'fallback'].includes(value as string),
  outcome: (value) =>
    ['listen', 'connect', 'sent', 'unsent', 'hang-up', 'replied', 'silent', 'limited', 'fallback', 'broken'].includes(
      value as string,
    ),
  ms: (value) => typeof value === 'number' && value >= 0,
  requests: (value) => Number.isInteger(value),
  msg: (value) => /^Requests were refused, since Twilio did not sign them\./.test(value as string),
  where: (value) => /^[\w.-]+\.ts:\d+$/.test(value as string),
}

function holdsNothingElse(t: Test, lines: readonly Record<string, unknown>[]): void {
  for (const line of lines)
    for (const [field, value] of Object.entries(line))
      t.ok(closed[field]?.(value), `${field}: ${JSON.stringify(value)}`)
}

const personal = { from: '+447700900456', to: '+441622000111' }
const texts = { send: async () => 'accepted' as const, from: undefined }

t.test('a line of the log holds nothing outside the closed list, on every path and error', async (t) => {
  const { phone, post, app, log } = await setUp(t, { texts })
  for (const [id, code] of shippedLine.codes) {
    const call = await phone.call(personal)
    for (const key of code) await call.press(key as '1')
    for (const key of ['1', '2', '3', '7', '*', '#', '0'] as const) await call.fork().press(key)
    await call.fork().wait()
    await phone.text(code, {
      ...personal,
      from: `+4477001${id.length}${String(log.lines.length).padStart(4, '0')}`,
    })
  }
  const texted = await phone.call(personal)
  for (const key of '1211') await texted.press(key as '1')
  const call = await phone.call({ withheld: true })
  for (const key of '222') await call.press(key as '2')
  await call.dialEnds('busy')
  await sendOddThings({ phone, post, app })
  holdsNothingElse(t, log.lines)
  const outcomes = new Set(log.lines.flatMap(({ outcome }) => outcome ?? []))
  t.strictSame([...outcomes].sort(), ['connect', 'fallback', 'limited', 'listen', 'replied', 'sent', 'silent'])
})

/** Texts that are none, too many of them, a wrong signature, Twilio's fallback, and no form at all. */
async function sendOddThings({ phone, post, app }: Pick<Setting, 'phone' | 'post' | 'app'>): Promise<void> {
  for (const body of ['my name is Ann Other', 'gun', 'STOP', 'x'.repeat(5000)]) await phone.text(body, personal)
  for (let i = 0; i < 30; i++) await phone.text('22', personal)
  await createPhone({ publicUrl, authToken: 'wrong', post })
    .text('22', personal)
    .catch(() => {})
  const form = { ...buildCallForm(personal), ErrorUrl: `${publicUrl}/voice?at=hate` }
  await post(buildRequest({ publicUrl, authToken, post }, `${publicUrl}/voice/fallback`, form))
  await app.inject({ method: 'POST', url: '/sms', payload: 'x', headers: { 'content-type': 'text/xml' } })
}

t.test('errors are logged without what they are about', async (t) => {
  const line: Line = {
    ...shippedLine,
    get words(): never {
      throw new Error('said by +447700900456')
    },
  }
  const working = await setUp(t, {
    texts: { send: () => Promise.reject(new Error('+447700900456')), from: undefined },
  })
  const call = await working.phone.call(personal)
  for (const key of '1211') await call.press(key as '1')
  t.match(call.saidLast[0], 'something went wrong')
  holdsNothingElse(t, working.log.lines)
  await t.rejects(setUp(t, { line }), 'a line whose words break does not start')
})

t.test('paths are seen only at debug level of a line that made its own token', async (t) => {
  const paths = async (trial: boolean) => {
    const { phone, log } = await setUp(t, { trial })
    await (await phone.call()).press('2')
    await phone.text('22')
    return log.lines.flatMap(({ path }) => path ?? [])
  }
  t.strictSame(await paths(true), ['main', 'hate.menu', 'hate.not-police'])
  t.strictSame(await paths(false), [])
})
