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

/** Twilio waits 15 s for the reply to a key press; a caller should not wait half as long. */
const sendTimeout = 3_000

/** Sends texts by Twilio's REST API, or by one that speaks like it (https://www.twilio.com/docs/messaging/api/message-resource). */
export function makeTextSender(account: { sid: string; token: string; apiUrl: string }): TextSender {
  const url = `${account.apiUrl}/2010-04-01/Accounts/${account.sid}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`
  return async function sendText({ from, to, body }) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ From: from, To: to, Body: body }),
        signal: AbortSignal.timeout(sendTimeout),
        redirect: 'error',
      })
      await response.body?.cancel()
      if (response.ok) return 'accepted'
      return response.status < 500 ? 'refused' : 'unknown'
    } catch {
      return 'unknown'
    }
  }
}

/** How long a repeated webhook is known again, in ms. Twilio repeats within seconds. */
const remembered = 15 * 60_000

/** Sendings that are remembered at once. Past that the first is forgotten. */
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
