import type { Log } from '../log.ts'
import { reasonOf } from '../reason.ts'
import { type Account, send } from './api.ts'

/** A text to send. `from` and `to` are E.164 numbers. */
export interface Message {
  readonly from: string
  readonly to: string
  readonly body: string
}

/** `accepted`: Twilio took it. `refused`: it did not. `unknown`: no answer came in time, so it may have been sent. */
export type Sending = 'accepted' | 'refused' | 'unknown'

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
      if (response.ok) await response.body?.cancel()
      else log.error(await readRefusal(response), adviceOn(response.status))
      if (response.ok) return 'accepted'
      return response.status < 500 ? 'refused' : 'unknown'
    } catch (error) {
      log.error({ reason: reasonOf(error) }, adviceOn(503))
      return 'unknown'
    }
  }
}

/** Twilio's number of the error. Its words are passed over: they may quote a person's number. */
async function readRefusal(response: Response): Promise<{ status: number; code?: number }> {
  const { code } = (await response.json().catch(() => ({}))) as { code?: unknown }
  return { status: response.status, ...(typeof code === 'number' && { code }) }
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
 * what Twilio refused may be tried again. The key names a call and a place in it; no number is kept.
 */
export function makeOnce(now: () => number) {
  const sendings = new Map<string, { readonly until: number; readonly outcome: Promise<Sending> }>()
  return async function sendOnce(key: string, send: () => Promise<Sending>): Promise<Sending> {
    for (const [old, { until }] of sendings) {
      if (until > now() && sendings.size < sendingsAtMost) break
      sendings.delete(old)
    }
    const known = sendings.get(key)
    if (known) return known.outcome
    const outcome = send()
    sendings.set(key, { until: now() + remembered, outcome })
    if ((await outcome) === 'refused') sendings.delete(key)
    return outcome
  }
}
