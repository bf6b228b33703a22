import type { FastifyReply, FastifyRequest } from 'fastify'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'

/** What a webhook's signature is checked against. */
export interface SignatureOptions {
  /** The address that Twilio was given, without a slash at its end: never the Host header, which anybody can send. */
  readonly publicUrl: string
  /** The tokens that may have signed: two while they are rotated. */
  readonly authTokens: readonly string[]
}

/**
 * A preValidation hook that lets through only what Twilio signed (https://www.twilio.com/docs/usage/security). All others
 * get a bare 403: it says nothing about why.
 */
export function makeSignatureCheck({ publicUrl, authTokens }: SignatureOptions, onRefused: () => void) {
  return function checkSignature(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
    const signature = request.headers['x-twilio-signature']
    const url = publicUrl + request.raw.url
    const form = (request.body ?? {}) as Record<string, unknown>
    const isFromTwilio = authTokens.some((token) => isSigned(token, String(signature ?? ''), { url, form }))
    if (isFromTwilio) {
      done()
      return
    }
    onRefused()
    reply.code(403).send()
  }
}

/** `validateRequest` throws on what it cannot read as a URL or a form; that is not signed either. */
function isSigned(
  token: string,
  signature: string,
  { url, form }: { url: string; form: Record<string, unknown> },
): boolean {
  try {
    return validateRequest(token, signature, url, form)
  } catch {
    return false
  }
}
