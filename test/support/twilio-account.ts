/**
 * How the stand-in is: it does what it is asked, refuses to do it (or to text a phone that sent STOP), has been asked too often, fails inside, babbles, hangs up,
 * or never answers.
 */
export type Mood = 'accept' | 'refuse' | 'opted-out' | 'busy' | 'fail' | 'babble' | 'break' | 'hang'

/** A server that stands in for Twilio's REST API and keeps what it was asked to do. */
export interface TwilioApi {
  readonly url: string
  /** The posts that came. */
  readonly sent: Sent[]
  /** Its only account, whose tokens are checked. */
  readonly account: { sid: string; tokens: string[]; status: string; type: string }
  readonly numbers: OwnedNumber[]
  mood: Mood
}

/** A post to the stand-in. */
export interface Sent {
  readonly path: string
  readonly authorization: string
  readonly form: Record<string, string>
}

/** A number as Twilio describes it (https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource). */
export interface OwnedNumber {
  readonly sid: string
  readonly phone_number: string
  readonly capabilities: { readonly voice: boolean; readonly sms: boolean; readonly mms: boolean }
  [setting: string]: unknown
}

/** A number as Twilio hands it out: it leads to the demo. Some of what is not set is null, and some is ''. */
export function newNumber(phoneNumber: string, settings: Readonly<Record<string, unknown>> = {}): OwnedNumber {
  return {
    sid: `PN${phoneNumber.slice(1).padStart(32, '0')}`,
    phone_number: phoneNumber,
    friendly_name: phoneNumber,
    capabilities: { voice: true, sms: true, mms: false },
    voice_url: 'https://demo.twilio.com/welcome/voice/',
    voice_method: 'POST',
    voice_fallback_url: null,
    voice_fallback_method: 'POST',
    voice_application_sid: '',
    status_callback: '',
    status_callback_method: 'POST',
    sms_url: 'https://demo.twilio.com/welcome/sms/reply/',
    sms_method: 'POST',
    sms_fallback_url: '',
    sms_fallback_method: 'POST',
    sms_application_sid: '',
    trunk_sid: null,
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    ...settings,
  }
}

interface Answer {
  readonly status: number
  readonly body: string
}

/** What the REST API answers, in its mood. */
export function answerAsTwilio(api: TwilioApi, asked: Sent, isPost: boolean): Answer {
  if (api.mood === 'fail') return refuse(503, 20503, 'Service is unavailable')
  if (api.mood === 'busy') return refuse(429, 20429, 'Too Many Requests')
  if (api.mood === 'babble') return { status: 200, body: '<!doctype html><title>Not Twilio</title>' }
  const { pathname, searchParams } = new URL(asked.path, api.url)
  if (!knows(api, asked.authorization)) return refuse(401, 20003, 'Authenticate')
  if (pathname.endsWith('/Messages.json'))
    return api.mood === 'accept' ? accept({ status: 'queued' }, 201) : refuseText(api.mood)
  const resource = pathname.slice(`/2010-04-01/Accounts/${api.account.sid}`.length)
  if (isPost && api.mood === 'refuse') return refuse(400, 21402, 'VoiceUrl is not a valid\nURL')
  if (resource === '.json') return accept({ ...api.account, tokens: undefined, auth_token: api.account.tokens[0] })
  if (resource === '/IncomingPhoneNumbers.json') return accept(list(api, searchParams.get('PhoneNumber') ?? ''))
  return accept(change(api, resource, asked.form))
}

const accept = (value: object, status = 200): Answer => ({ status, body: JSON.stringify(value) })

const refuse = (status: number, code: number, message: string): Answer =>
  accept({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status)

const refuseText = (mood: Mood) =>
  mood === 'opted-out'
    ? refuse(400, 21610, 'Attempt to send to unsubscribed recipient')
    : refuse(400, 21211, "The 'To' number is not a valid phone number.")

function knows({ account: { sid, tokens } }: TwilioApi, authorization: string): boolean {
  return tokens.some((token) => authorization === `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`)
}

/** Numbers that hold what is looked for, as Twilio finds them. */
function list({ numbers }: TwilioApi, part: string): object {
  const found = numbers.filter((number) => number.phone_number.includes(part))
  return { incoming_phone_numbers: found, page: 0, page_size: 1000, next_page_uri: null }
}

/** `VoiceUrl` changes `voice_url`. What is frozen is passed over, as Twilio passes over what it does not know. */
function change({ numbers }: TwilioApi, resource: string, form: Sent['form']): object {
  const number = numbers.find(({ sid }) => resource === `/IncomingPhoneNumbers/${sid}.json`)!
  for (const [name, value] of Object.entries(form)) {
    const setting = name.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase()
    Reflect.set(number, setting, value)
  }
  return number
}
