import { PhoneError } from './errors.ts'
import { type Form, makeSid } from './form.ts'
import { type Dial, type Gather, parseTwiml, type Verb } from './twiml.ts'
import {
  buildRequest,
  DOCUMENTS_AT_MOST,
  fetchDocument,
  type LineRequest,
  markRetry,
  type PhoneOptions,
  resolveUrl,
} from './wire.ts'

/** A key of a phone. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#'

/** How the call to a dialled number ends, as Twilio's DialCallStatus. */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'

/** All that a call is: plain data, so that a copy of it is a fork of the call. */
interface Moment {
  form: Form
  url: string
  request: LineRequest | undefined
  verbs: Verb[]
  waiting: Gather | Dial | undefined
  digits: string
  uninterruptible: number
  documents: number
  heard: string[]
  saidLast: string[]
}

const STATES = { Gather: 'listening', Dial: 'dialling' } as const

/** Starts a call with the form of its first webhook, and follows it until it listens, dials or ends. */
export async function startCall(options: PhoneOptions, url: string, form: Form): Promise<Call> {
  const moment: Moment = {
    form,
    url,
    request: undefined,
    verbs: [],
    waiting: undefined,
    digits: '',
    uninterruptible: 0,
    documents: 0,
    heard: [],
    saidLast: [],
  }
  await follow(options, moment, { url })
  return new Call(options, moment)
}

/**
 * A call to the line. What is asked of it in the wrong state rejects with a PhoneError of code 0; after any
 * PhoneError of another code it has ended, as the caller's would.
 */
export class Call {
  #options: PhoneOptions
  #moment: Moment

  constructor(options: PhoneOptions, moment: Moment) {
    this.#options = options
    this.#moment = moment
  }

  get state(): 'listening' | 'dialling' | 'ended' {
    const { waiting } = this.#moment
    return waiting ? STATES[waiting.verb] : 'ended'
  }

  /** Everything said so far as plain text, one entry a `<Say>`. */
  get heard(): readonly string[] {
    return this.#moment.heard
  }

  /** What was said since the caller last did something, over all documents that it led to. */
  get saidLast(): readonly string[] {
    return this.#moment.saidLast
  }

  /** The URL of the current document. */
  get url(): string {
    return this.#moment.url
  }

  /** The seconds of silence allowed, where the keys go, and how many Says no key could cut short. */
  get listening(): { timeout: number; action: string; uninterruptible: number } | undefined {
    const { waiting, url, uninterruptible } = this.#moment
    if (waiting?.verb !== 'Gather') return undefined
    return { timeout: waiting.timeout, action: resolveUrl(waiting.action ?? url, url), uninterruptible }
  }

  /** Numbers in E.164, the limit in seconds, and where the outcome goes. */
  get dialling(): Omit<Dial, 'verb'> | undefined {
    const { waiting } = this.#moment
    if (waiting?.verb !== 'Dial') return undefined
    const { verb, ...dialling } = waiting
    return dialling
  }

  async press(key: Key): Promise<void> {
    const gather = this.#expect('Gather')
    const moment = this.#moment
    moment.saidLast = []
    if (key === gather.finishOnKey) return this.#endGather(gather, key)
    moment.digits += key
    if (moment.digits.length === gather.numDigits) await this.#endGather(gather, '')
  }

  /** Presses nothing more until the line stops listening. */
  async wait(): Promise<void> {
    await this.#endGather(this.#expect('Gather'), '')
  }

  /** Ends the call to the dialled number; `completed` is one that was answered. */
  async dialEnds(status: DialStatus): Promise<void> {
    const { action } = this.#expect('Dial')
    if (action === undefined) return follow(this.#options, this.#moment)
    const answered = status === 'completed'
    const fields = {
      DialBridged: String(answered),
      DialCallSid: makeSid('CA'),
      DialCallStatus: status,
      ...(answered && { DialCallDuration: '60' }),
    }
    await follow(this.#options, this.#moment, { url: action, fields })
  }

  hangUp(): void {
    this.#moment.waiting = undefined
  }

  /** Sends the last request again as Twilio's retry does, and returns the raw answer; the call does not move. */
  async repeat(): Promise<string> {
    return fetchDocument(this.#options.post, markRetry(this.#moment.request!))
  }

  /** An independent copy of the call at this point. */
  fork(): Call {
    return new Call(this.#options, structuredClone(this.#moment))
  }

  #expect<V extends 'Gather' | 'Dial'>(verb: V): Extract<Verb, { verb: V }> {
    const { waiting } = this.#moment
    if (waiting?.verb !== verb) throw new PhoneError(0, `the call is not ${STATES[verb]} but ${this.state}`)
    return waiting as Extract<Verb, { verb: V }>
  }

  /** https://www.twilio.com/docs/voice/twiml/gather#actiononemptyresult */
  async #endGather(gather: Gather, finishedOnKey: string): Promise<void> {
    const { digits, url } = this.#moment
    if (digits === '' && !gather.actionOnEmptyResult) return follow(this.#options, this.#moment)
    const fields = { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' }
    await follow(this.#options, this.#moment, { url: gather.action ?? url, fields })
  }
}

/** After something happened: fetches the document that it leads to, if any, and goes on to the next wait. */
async function follow(options: PhoneOptions, m: Moment, to?: { url: string; fields?: Form }): Promise<void> {
  m.waiting = undefined
  m.digits = ''
  m.documents = 0
  m.saidLast = []
  if (to) await load(options, m, to)
  while (!m.waiting && m.verbs.length > 0) await runVerb(options, m, m.verbs.shift()!)
}

async function load(options: PhoneOptions, m: Moment, to: { url: string; fields?: Form }): Promise<void> {
  m.documents += 1
  if (m.documents > DOCUMENTS_AT_MOST) {
    throw new PhoneError(0, `more than ${DOCUMENTS_AT_MOST} documents without a word from the caller`)
  }
  m.url = resolveUrl(to.url, m.url)
  m.request = buildRequest(options, m.url, { ...m.form, ...to.fields })
  // From its first document on, the call has been answered.
  m.form = { ...m.form, CallStatus: 'in-progress' }
  m.verbs = parseTwiml(await fetchDocument(options.post, m.request), 'voice')
}

async function runVerb(options: PhoneOptions, m: Moment, verb: Verb): Promise<void> {
  if (verb.verb === 'Say') hear(m, [verb.text])
  if (verb.verb === 'Redirect') await load(options, m, { url: verb.url })
  if (verb.verb === 'Dial') startDial(m, verb)
  if (verb.verb === 'Gather') {
    m.uninterruptible = m.saidLast.length
    hear(m, verb.prompt)
    m.waiting = verb
  }
}

function hear(m: Moment, said: string[]): void {
  m.heard = [...m.heard, ...said]
  m.saidLast = [...m.saidLast, ...said]
}

/** A call may not go on under a withheld number. https://www.twilio.com/docs/api/errors/13214 */
function startDial(m: Moment, dial: Dial): void {
  if (!dial.callerId && !m.form.From!.startsWith('+')) {
    throw new PhoneError(13214, `<Dial> needs a callerId when the caller is "${m.form.From}"`)
  }
  m.waiting = dial
}
