import { randomBytes } from 'node:crypto'

/** The fields of a webhook, as Twilio names them. */
export type Form = Record<string, string>

/** Who calls or texts whom, in E.164. By default numbers that Ofcom keeps for drama. */
export interface Parties {
  from?: string | undefined
  to?: string | undefined
}

const FROM = '+447700900123'
const TO = '+441632960960'
const ACCOUNT = { AccountSid: `AC${'0'.repeat(32)}`, ApiVersion: '2010-04-01' }

/** A new SID, such as CA and 32 hexadecimal digits. */
export function makeSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

/**
 * The first webhook of an inbound call. A withheld number comes as the word `anonymous` and without a place.
 * https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
 */
export function buildCallForm(o: Parties & { withheld?: boolean | undefined }): Form {
  const from = o.withheld ? 'anonymous' : (o.from ?? FROM)
  const to = o.to ?? TO
  return {
    ...ACCOUNT,
    ...placeNumber('Called', to),
    ...placeNumber('Caller', from),
    ...placeNumber('From', from),
    ...placeNumber('To', to),
    CallSid: makeSid('CA'),
    CallStatus: 'ringing',
    CallToken: JSON.stringify({ parentCallInfoToken: randomBytes(48).toString('base64url'), identityHeaderTokens: [] }),
    Direction: 'inbound',
    StirVerstat: 'No-TN-Validation',
  }
}

/**
 * The webhook of an inbound text, whose segments are counted in the GSM alphabet.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function buildTextForm(body: string, o: Parties): Form {
  const sid = makeSid('SM')
  return {
    ...ACCOUNT,
    ...placeNumber('From', o.from ?? FROM),
    ...placeNumber('To', o.to ?? TO),
    Body: body,
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    NumMedia: '0',
    NumSegments: String(body.length <= 160 ? 1 : Math.ceil(body.length / 153)),
  }
}

/** A form as the body of a post. */
export function encodeForm(form: Form): string {
  return new URLSearchParams(form).toString()
}

/** Of a British number Twilio knows little more than the country. */
function placeNumber(role: string, number: string): Form {
  const country = number.startsWith('+44') ? 'GB' : ''
  return {
    [role]: number,
    [`${role}City`]: '',
    [`${role}State`]: '',
    [`${role}Zip`]: '',
    [`${role}Country`]: country,
  }
}
