import type { Static, TSchema } from 'typebox'
import * as Type from 'typebox'
import * as Value from 'typebox/value'
import { printable } from '../flow/problem.ts'
import { reasonOf } from '../reason.ts'

/** An account of Twilio's, and where its REST API is. While its tokens are rotated there are two, and Twilio takes one of them. */
export interface Account {
  readonly sid: string
  readonly tokens: readonly string[]
  readonly apiUrl: string
}

/** What is sent: the fields of a POST as Twilio names them, or none for a GET; and how long Twilio may take to answer, in ms. */
export interface ApiRequest {
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly timeout: number
}

/**
 * Sends a request about an account to Twilio's REST API, or to one that speaks like it
 * (https://www.twilio.com/docs/usage/requests-to-twilio), with each token until one is accepted: what is answered with 401
 * was not done. Gives the last answer, whatever it is. @throws what keeps Twilio from being reached in time
 */
export async function send({ sid, tokens, apiUrl }: Account, path: string, request: ApiRequest): Promise<Response> {
  const { fields, timeout } = request
  const [token, ...others] = tokens
  const response = await fetch(`${apiUrl}/2010-04-01/Accounts/${sid}${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` },
    body: fields ? new URLSearchParams(fields) : null,
    signal: AbortSignal.timeout(timeout),
    redirect: 'error',
  })
  if (response.status !== 401 || others.length === 0) return response
  await response.body?.cancel()
  return send({ sid, tokens: others, apiUrl }, path, request)
}

/**
 * Reads a resource of the account, or changes it if there are fields: `ask(schema, '/IncomingPhoneNumbers.json')`. What
 * comes back fits the schema. @throws TwilioError
 */
export type Ask = <S extends TSchema>(schema: S, path: string, fields?: ApiRequest['fields']) => Promise<Static<S>>

/** What Twilio would not do, or why it could not be asked: the message is one line that says what to do. */
export class TwilioError extends Error {
  override name = 'TwilioError'
  /** The status of Twilio's answer; undefined when there was none that can be read. */
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}

/** How long Twilio may take to answer, in ms: somebody waits at a terminal. */
const timeout = 10_000

/** Asks about an account, and reads the answers. */
export function makeAsk(account: Account): Ask {
  return async function ask(schema, path, fields) {
    const { status, text } = await sendAndRead(account, path, fields)
    if (status !== 401) return read(schema, { status, text }, account.apiUrl)
    throw new TwilioError(
      "Twilio does not accept TWILIO_AUTH_TOKEN for TWILIO_ACCOUNT_SID. Copy both from Twilio's console again.",
      401,
    )
  }
}

interface Answer {
  readonly status: number
  readonly text: string
}

async function sendAndRead(account: Account, path: string, fields: ApiRequest['fields']): Promise<Answer> {
  try {
    const response = await send(account, path, { fields, timeout })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new TwilioError(
      `Twilio's REST API at ${account.apiUrl} can't be reached: ${reasonOf(error)}. Check the network and TWILIO_API_URL, and try again.`,
    )
  }
}

function read<S extends TSchema>(schema: S, { status, text }: Answer, apiUrl: string): Static<S> {
  if (status === 429) throw new TwilioError('Twilio was asked too often. Wait a minute, and try again.', status)
  if (status >= 500)
    throw new TwilioError(`Twilio's REST API is out of order (status ${status}). Try again in some minutes.`, status)
  const value = parseJson(text)
  if (status >= 400 && Value.Check(refusal, value))
    throw new TwilioError(`Twilio refuses: ${printable(value.message)} (error ${value.code}).`, status)
  if (status < 400 && Value.Check(schema, value)) return value
  throw new TwilioError(`What answers at ${apiUrl} is not Twilio's REST API. Correct TWILIO_API_URL, or leave it out.`)
}

/** https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
const refusal = Type.Object({ code: Type.Integer(), message: Type.String() })

/** What a text says in JSON; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** https://www.twilio.com/docs/iam/api/account */
const account = Type.Object({ status: Type.String(), type: Type.String() })

/** What Twilio tells of an account: its status is `active`, `suspended` or `closed`, its type `Full` or `Trial`. */
export type AccountState = Readonly<Type.Static<typeof account>>

/** @throws TwilioError */
export async function readAccountState(ask: Ask): Promise<AccountState> {
  // What comes back holds a secret too: only what is needed is let out.
  const { status, type } = await ask(account, '.json')
  return { status, type }
}
