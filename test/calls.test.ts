import { readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { postOver } from '../src/commands/phone/http.ts'
import { createPhone, type Phone } from '../src/commands/phone/phone.ts'
import { type Caller, writeTranscript } from './calls.ts'
import { authToken, compile, edited, publicUrl, setUp, shippedLine } from './support/line.ts'
import { sendThrough, startTwilioApi } from './support/twilio-api.ts'

const transcriptFile = new URL('./calls.txt', import.meta.url)

/** Nobody answers at night: only so can a caller meet a contact that could be put through, and is closed. */
const sleepingFiles = edited(
  'contacts.yaml',
  '  phone: "01622 692843"\n',
  '  phone: "01622 692843"\n  hours:\n    week:\n      monday: "9am to 5pm"\n    bankHolidays: closed\n',
)

const mobile = {
  line: shippedLine,
  withheld: false,
  texts: 'sent',
  facts: { textable: true, hours: 'open' },
} as const
const callers: readonly Caller[] = [
  { title: 'From a mobile', ...mobile },
  { title: 'From a mobile, while texts are refused', ...mobile, texts: 'unsent' },
  { title: 'From a withheld number', ...mobile, withheld: true, facts: { textable: false, hours: 'open' } },
  {
    title: 'From a mobile, while mediation is closed',
    ...mobile,
    line: compile(sleepingFiles),
    facts: { textable: true, hours: 'closed' },
  },
]

t.test('every state, phoned over HTTP with every input, says what the transcript says', async (t) => {
  const seen = new Set<string>()
  const transcripts: string[] = []
  for (const caller of callers) transcripts.push((await phoneAll(t, caller, seen)).join('\n'))
  const transcript = `${transcripts.join('\n\n')}\n`
  if (process.env.UPDATE_TRANSCRIPTS) await writeFile(transcriptFile, transcript)
  const hint = 'proofread the change, then: UPDATE_TRANSCRIPTS=1 npx tap test/calls.test.ts'
  t.strictSame(transcript.split('\n'), (await readFile(transcriptFile, 'utf8')).split('\n'), hint)
})

t.test('a whole call that is put through to an extension, over HTTP', async (t) => {
  const number = '  phone: "01622 692843"\n'
  const files = edited('contacts.yaml', number, `${number}  extension: "12"\n`)
  const call = await (await phoneTo(t, { ...mobile, line: compile(files) })).call()
  const asked = '0 1 6 2 2, 6 9 2, 8 4 3. Then ask for extension 1 2.'
  for (const key of ['1', '2'] as const) await call.press(key)
  t.match(call.saidLast[0], asked)
  await call.press('2')
  t.match(call.saidLast, ['We will put you through to Maidstone Mediation now.'])
  t.match(await call.repeat(), '<Number sendDigits="wwww12">+441622692843</Number></Dial>')
  await call.dialEnds('busy')
  t.match(call.saidLast[0], asked)
  await call.press('2')
  await call.dialEnds('completed')
  t.match(call.saidLast[0], 'That call has ended.')
})

async function phoneAll(t: Test, caller: Caller, seen: Set<string>): Promise<string[]> {
  return writeTranscript(await phoneTo(t, caller), caller, seen)
}

async function phoneTo(t: Test, { line, texts }: Pick<Caller, 'line' | 'texts'>): Promise<Phone> {
  const api = await startTwilioApi(t)
  api.mood = texts === 'sent' ? 'accept' : 'refuse'
  const { send } = sendThrough(api)
  const { app } = await setUp(t, { line, texts: { send, from: undefined } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return createPhone({ publicUrl, authToken, post: postOver(`http://127.0.0.1:${port}`) })
}
