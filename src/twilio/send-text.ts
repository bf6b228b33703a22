import * as Type from 'typebox'
import * as Value from 'typebox/value'
import type { Log } from '../log.ts'
import { reasonOf } from '../reason.ts'
import { type Account, parseJson, send } from './api.ts'
import { makeRemembered } from './remembered.ts'

/** A text to send. `from` and `to` are E.164 numbers. */
export interface Message {
  readonly from: string
  readonly to: string
  readonly body: string
}

/**
 * `accepted`: Twilio took it. `refused`: it did not. `opted-out`: the phone once texted STOP. `unknown`: no answer came in
 * time, so it may have been sent.
 */
export type Sending = 'accepted' | 'refused' | 'opted-out' | 'unknown'

/** Sends a text. Never throws. */
export type TextSender = (message: Message) => Promise<Sending>

/** How long Twilio may take, in ms. It waits 15 s for the reply to a key press; a caller should not wait half as long. */
const timeout = 3_000

/**
 * Sends texts by Twilio's REST API, or by one that speaks like it (https://www.twilio.com/docs/messaging/api/message-resource).
 * What keeps one from being sent is logged, for operators.
 */
export function makeTextSender(account: Account, log: Log): TextSender {
  return async function sendText(message) {
    try {
      const fields = { From: message.from, To: message.to, Body: message.body }
      const response = await send(account, '/Messages.json', { fields, timeout })
      return response.ok ? accept(response) : await refuse(response, log)
    } catch (error) {
      log.error({ reason: reasonOf(error) }, adviceOn(503))
      return 'unknown'
    }
  }
}

async function accept(response: Response): Promise<Sending> {
  await response.body?.cancel()
  return 'accepted'
}

/** The phone once texted STOP (https://www.twilio.com/docs/api/errors/21610). */
const optedOut = 21610

async function refuse(response: Response, log: Log): Promise<Sending> {
  const { status } = response
  const code = codeIn(await response.text())
  if (code === optedOut) return 'opted-out'
  log.error({ status, ...(code && { code }) }, adviceOn(status))
  return status < 500 ? 'refused' : 'unknown'
}

const refusal = Type.Object({ code: Type.Integer() })

/** Twilio's number of the error. Its words are passed over: they may quote a person's number. */
function codeIn(body: string): number | undefined {
  const value = parseJson(body)
  return Value.Check(refusal, value) ? value.code : undefined
}

function adviceOn(status: number): string {
  if (status === 401)
    return 'No text can be sent: Twilio takes no token of TWILIO_AUTH_TOKEN. Set the present one, and start the line again.'
  if (status < 500)
    return 'A text was refused, and the number said instead. Look the code up at twilio.com/docs/api/errors.'
  return 'A text was not taken in time, and the number said instead. If this goes on, look at status.twilio.com.'
}

/** How long a repeated webhook is recognised, in ms. Twilio repeats within seconds. */
const remembered = 15 * 60_000

/** Sendings remembered at once. Beyond that the oldest is forgotten. */
const sendingsAtMost = 20_000

/**
 * Sends each text once: a webhook that comes again, even while the first is under way, gets the first one's outcome. Only
 * what was not sent may be tried again. The key names a call and a place in it; no number is kept.
 */
export function makeOnce<Outcome>(now: () => number, mayTryAgain: (outcome: Outcome) => boolean) {
  const sendings = makeRemembered<Promise<Outcome>>(remembered, sendingsAtMost)
  return async function sendOnce(key: string, send: () => Promise<Outcome>): Promise<Outcome> {
    const known = sendings.get(key, now())
    if (known) return known
    const outcome = send()
    sendings.set(key, outcome, now())
    if (mayTryAgain(await outcome)) sendings.forget(key)
    return outcome
  }
}
