/** The path of the voice webhook, below that of the public address. */
export function voicePath(publicUrl: string): string {
  return `${new URL(publicUrl).pathname.replace(/\/$/, '')}/voice`
}

/**
 * How Twilio tries again when a machine can't be reached or its proxy has lost it, as the fragment of a webhook's URL: 2 s to
 * connect, 6 s to answer, two more attempts. An answer that is late is not asked for twice: a text may have been sent.
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides)
 */
export const retries = '#ct=2000&rt=6000&rc=2&rp=ct,5xx'
