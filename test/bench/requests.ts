import { buildCallForm, buildTextForm, type Form, makeSid } from '../../src/commands/phone/webhook-form.ts'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import { formatPosition } from '../../src/line/position.ts'
import type { Act } from './traffic.ts'

/** The account of the benchmark. Nothing is ever sent to the address: it is only signed. */
export const account = {
  publicUrl: 'https://line.example.org',
  authToken: '0123456789abcdef0123456789abcdef',
  sid: `AC${'0'.repeat(32)}`,
}

/** A webhook as its bytes on the wire, and the form in it. */
export interface Webhook {
  readonly bytes: Buffer
  readonly form: Form
}

/** The webhook of an act, of the call with this number; some callers phone from a landline, and some withhold their number. */
export function voiceWebhook({ path, silences, wrong, input }: Act, revision: string, i: number): Webhook {
  const from = i % 5 === 4 ? `+44162296${digits(i, 4)}` : `+4477009${digits(i, 5)}`
  const call = buildCallForm({ from, withheld: i % 20 === 13 })
  if (input.kind === 'call') return sign('/voice', call)
  const at = formatPosition(revision, { path, silences, wrong })
  return sign(`/voice?at=${at}`, { ...call, CallStatus: 'in-progress', ...fieldsOf(input) })
}

/** The fields that Twilio adds after a `<Gather>` or a `<Dial>`. */
function fieldsOf({ key, result }: Act['input']): Form {
  if (!result) return { Digits: key ?? '', FinishedOnKey: '', msg: 'Gather End' }
  const answered = result === 'completed'
  const fields = { DialBridged: String(answered), DialCallSid: makeSid('CA'), DialCallStatus: result }
  return answered ? { ...fields, DialCallDuration: '60' } : fields
}

/** The webhook of a text from the sender with this number. */
export function textWebhook(body: string, i: number): Webhook {
  return sign('/sms', buildTextForm(body, { from: `+4477009${digits(i, 5)}` }))
}

/** A webhook that nobody signed, which every server must refuse. */
export function forgedWebhook(): Webhook {
  const { bytes, form } = voiceWebhook(anyAct, 'none', 0)
  return { bytes: forge(bytes), form }
}

const forge = (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replace(/(x-twilio-signature: )..../, '$1AAAA'), 'latin1')

/** Webhooks that nobody signed: like Twilio's, and those that take the longest to refuse. */
export function forgedWebhooks(): ReadonlyMap<string, Buffer> {
  const { bytes } = forgedWebhook()
  const without = Buffer.from(bytes.toString('latin1').replace(/x-twilio-signature: .*\r\n/, ''), 'latin1')
  const many = (name: (i: number) => string, value: string) =>
    Object.fromEntries(Array.from({ length: 199 }, (_, i) => [name(i), value]))
  const bySize = {
    'with one long field': { Body: 'x'.repeat(32_000) },
    'with 200 fields': many((i) => `f${i}`, 'x'.repeat(150)),
  }
  const byName = { 'with 200 names that are nearly the same': many((i) => `${'x'.repeat(150)}${i}`, '') }
  const large = Object.entries({ ...bySize, ...byName }).map(
    ([name, form]) => [`of 32 kB, ${name}`, forge(sign('/voice', form).bytes)] as const,
  )
  return new Map([['without a signature', without], ["like Twilio's", bytes], ...large])
}

const anyAct: Act = { path: 'main', silences: 0, wrong: 0, input: { kind: 'call' } }

const digits = (i: number, length: number) => String(i).padStart(length, '0').slice(-length)

/** The headers that Twilio sends besides those that the phone sends. */
const usual = { host: 'line.example.org', accept: '*/*', 'x-home-region': 'us1', connection: 'keep-alive' }

function sign(target: string, form: Form): Webhook {
  const { headers, body } = buildRequest(
    { ...account, post: () => Promise.reject(new Error('Nothing is posted here.')) },
    account.publicUrl + target,
    form,
  )
  const all = { ...usual, ...headers, 'i-twilio-idempotency-token': makeSid('') }
  const lines = Object.entries({ ...all, 'content-length': body.length }).map(([n, value]) => `${n}: ${value}`)
  return { bytes: Buffer.from(`POST ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`), form }
}
