import Type, { type Static, type TSchema } from 'typebox'
import Value from 'typebox/value'
import { printable } from '../flow/problem.ts'
import { reasonOf } from '../reason.ts'

/** An account of Twilio's, and where its REST API is. With two tokens the second is tried when the first is not accepted. */
export interface Account {
  readonly sid: string
  readonly tokens: readonly string[]
  readonly apiUrl: string
}

/** Fields of a POST, as Twilio names them. */
export type Fields = Readonly<Record<string, string>>

/**
 * Reads a resource of the account, or changes it if there are fields: `ask(schema, '/IncomingPhoneNumbers.json')`. What
 * comes back fits the schema. @throws TwilioError
 */
export type Ask = <S extends TSchema>(schema: S, path: string, fields?: Fields) => Promise<Static<S>>

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
const patience = 10_000

/** Asks Twilio's REST API, or one that speaks like it (https://www.twilio.com/docs/usage/requests-to-twilio). */
export function makeAsk({ sid, tokens, apiUrl }: Account): Ask {
  return async function ask(schema, path, fields) {
    for (const token of tokens) {
      const answer = await send(apiUrl, `/2010-04-01/Accounts/${sid}${path}`, { user: `${sid}:${token}`, fields })
      if (answer.status !== 401) return read(schema, answer, apiUrl)
    }
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

async function send(
  apiUrl: string,
  path: string,
  { user, fields }: { user: string; fields: Fields | undefined },
): Promise<Answer> {
  try {
    const response = await fetch(apiUrl + path, {
      method: fields ? 'POST' : 'GET',
      headers: { authorization: `Basic ${Buffer.from(user).toString('base64')}` },
      body: fields ? new URLSearchParams(fields) : null,
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new TwilioError(
      `Twilio's REST API at ${apiUrl} can't be reached: ${reasonOf(error)}. Check the network and TWILIO_API_URL, and try again.`,
    )
  }
}

function read<S extends TSchema>(schema: S, { status, text }: Answer, apiUrl: string): Static<S> {
  if (status === 429) throw new TwilioError('Twilio was asked too often. Wait a minute, and try again.', status)
  if (status >= 500)
    throw new TwilioError(`Twilio's REST API is out of order (status ${status}). Try again in some minutes.`, status)
  const value = parse(text)
  if (status >= 400 && Value.Check(refusal, value))
    throw new TwilioError(`Twilio refuses: ${printable(value.message)} (error ${value.code}).`, status)
  if (status < 400 && Value.Check(schema, value)) return value
  throw new TwilioError(`What answers at ${apiUrl} is not Twilio's REST API. Correct TWILIO_API_URL, or leave it out.`)
}

/** https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
const refusal = Type.Object({ code: Type.Integer(), message: Type.String() })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
