import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { postOver } from '../src/commands/phone/http.ts'
import { createPhone } from '../src/commands/phone/phone.ts'
import { buildCallForm } from '../src/commands/phone/webhook-form.ts'
import { buildRequest } from '../src/commands/phone/wire.ts'
import { freePort, run, until } from './support/process.ts'

const person = '+447700900456'
const landline = '+441632960961'
const body = 'my name is Zebedee Quartermain and my neighbour at 17 Acacia Avenue shouts'

/** What would tell of a person: as it is, without its plus, in parts, and hashed in every usual way. */
function tracesOf(secret: string): string[] {
  const hashed = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) =>
    (['hex', 'base64', 'base64url'] as const).map((encoding) => createHash(algorithm).update(secret).digest(encoding)),
  )
  return [secret, ...hashed]
}

const publicUrl = 'https://line.test'
const form = buildCallForm({ from: person })

/** Calls and texts a line that keeps a store in a folder and logs all that it can. Returns what it has printed. */
async function useLine(t: Test, dataDir: string): Promise<string> {
  const port = String(await freePort())
  const token = { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: 'a-token' }
  const env = { PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'trace', ...token }
  const line = run(t, 'src/main.ts', { env })
  await until(line, 'To point a Twilio number at')
  const post = postOver(`http://127.0.0.1:${port}`)
  const phone = createPhone({ publicUrl, authToken: 'a-token', post })
  for (const from of [person, landline]) {
    const call = await phone.call({ from, to: '+441622000111' })
    for (const key of '2279*#0') await call.press(key as '2')
    await phone.text(body, { from })
    await phone.text('mediation', { from })
  }
  await post(buildRequest({ publicUrl, authToken: 'wrong', post }, `${publicUrl}/voice`, form))
  await post(buildRequest({ publicUrl, authToken: 'a-token', post }, `${publicUrl}/voice/status`, form))
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
  return line.output()
}

t.test('nothing of a person is on disk or in the log: no number, word, key or call, hashed or not', async (t) => {
  const dataDir = t.testdir()
  const printed = await useLine(t, dataDir)
  const files = await readdir(dataDir, { recursive: true })
  const kept = await Promise.all(files.map((file) => readFile(join(dataDir, file), 'latin1')))
  const all = [printed, ...kept].join('\n')
  t.match(all, 'CREATE TABLE counts', 'the store was looked into')
  t.match(all, '"outcome":"listen"', 'and the log')
  const secrets = [person, person.slice(1), '07700900456', '7700 900456', landline, body, form.CallSid!]
  for (const secret of secrets.flatMap(tracesOf)) t.notOk(all.includes(secret), secret)
  t.notMatch(all, /Zebedee|Quartermain|Acacia|CA[0-9a-f]{32}|"Digits"/i)
})
