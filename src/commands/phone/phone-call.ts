import { PhoneError } from './errors.ts'
import { type Dial, type Gather, parseTwiml, type Verbs } from './read-twiml.ts'
import { type Form, makeSid } from './webhook-form.ts'
import { buildRequest, fetchDocument, type LineRequest, markRetry, type PhoneOptions, resolveUrl } from './wire.ts'

/** A key of a phone. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#'

/** How the call to a dialled number ends, as Twilio's DialCallStatus. */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'

/** All that a call is: plain data, so that a copy of it is a fork of the call. */
interface Moment {
  form: Form
  url: string
  request: LineRequest | undefined
  verbs: Verbs['voice'][]
  waiting: Gather | Dial | undefined
  uninterruptible: number
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
    uninterruptible: 0,
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

  /** What was said since the caller last did something as plain text, one entry a `<Say>`. */
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
    return { timeout: waiting.timeout, action: resolveUrl(waiting.action, url), uninterruptible }
  }

  /** Numbers in E.164, the limit in seconds, and where the outcome goes. */
  get dialling(): Omit<Dial, 'verb'> | undefined {
    const { waiting } = this.#moment
    if (waiting?.verb !== 'Dial') return undefined
    const { verb, ...dialling } = waiting
    return dialling
  }

  async press(key: Key): Promise<void> {
    await this.#endGather(key)
  }

  /** Presses nothing until the line stops listening. */
  async wait(): Promise<void> {
    await this.#endGather('')
  }

  /** Ends the call to the dialled number; `completed` is one that was answered. */
  async dialEnds(status: DialStatus): Promise<void> {
    const { action } = this.#expect('Dial')
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

  #expect<V extends 'Gather' | 'Dial'>(verb: V): Extract<Verbs['voice'], { verb: V }> {
    const { waiting } = this.#moment
    if (waiting?.verb !== verb) throw new PhoneError(0, `the call is not ${STATES[verb]} but ${this.state}`)
    return waiting as Extract<Verbs['voice'], { verb: V }>
  }

  /** https://www.twilio.com/docs/voice/twiml/gather#actiononemptyresult */
  async #endGather(digits: Key | ''): Promise<void> {
    const { action, actionOnEmptyResult } = this.#expect('Gather')
    const fields = { Digits: digits, FinishedOnKey: '', msg: 'Gather End' }
    const isSent = digits !== '' || actionOnEmptyResult
    await follow(this.#options, this.#moment, isSent ? { url: action, fields } : undefined)
  }
}

/** After something happened: fetches the document that it leads to, if any, and goes on to the next wait. */
async function follow(options: PhoneOptions, m: Moment, to?: { url: string; fields?: Form }): Promise<void> {
  m.waiting = undefined
  m.saidLast = []
  if (to) {
    m.url = resolveUrl(to.url, m.url)
    m.request = buildRequest(options, m.url, { ...m.form, ...to.fields })
    // From its first document on, the call has been answered.
    m.form = { ...m.form, CallStatus: 'in-progress' }
    m.verbs = parseTwiml(await fetchDocument(options.post, m.request), 'voice')
  }
  while (!m.waiting && m.verbs.length > 0) runVerb(m, m.verbs.shift()!)
}

function runVerb(m: Moment, verb: Verbs['voice']): void {
  if (verb.verb === 'Say') m.saidLast = [...m.saidLast, verb.text]
  if (verb.verb === 'Dial') startDial(m, verb)
  if (verb.verb === 'Gather') {
    m.uninterruptible = m.saidLast.length
    m.saidLast = [...m.saidLast, ...verb.prompt]
    m.waiting = verb
  }
}

/** A call may not go on under a withheld number. https://www.twilio.com/docs/api/errors/13214 */
function startDial(m: Moment, dial: Dial): void {
  if (!dial.callerId && !m.form.From!.startsWith('+')) {
    throw new PhoneError(13214, `<Dial> needs a callerId when the caller is "${m.form.From}"`)
  }
  m.waiting = dial
}
