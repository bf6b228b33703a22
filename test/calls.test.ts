import { readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { postOver } from '../src/commands/phone/http.ts'
import { createPhone } from '../src/commands/phone/phone.ts'
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

async function phoneAll(t: Test, caller: Caller, seen: Set<string>): Promise<string[]> {
  const api = await startTwilioApi(t)
  api.mood = caller.texts === 'sent' ? 'accept' : 'refuse'
  const { send } = sendThrough(api)
  const { app } = await setUp(t, { line: caller.line, texts: { send, from: undefined } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const phone = createPhone({ publicUrl, authToken, post: postOver(`http://127.0.0.1:${port}`) })
  return writeTranscript(phone, caller, seen)
}
