import { createHmac, randomUUID } from 'node:crypto'
import { PhoneError } from './errors.ts'
import { encodeForm, type Form } from './webhook-form.ts'

/** A signed form on its way to the line. `url` is the full public URL; the headers' names are in lower case. */
export interface LineRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** Brings a request to the line, wherever it runs, and its answer back. `contentType` is '' when there is none. */
export type Post = (request: LineRequest) => Promise<{ status: number; contentType: string; body: string }>

/** How a phone reaches its line. */
export interface PhoneOptions {
  /** The line's own public address without a final slash, such as https://line.test; signed over. */
  publicUrl: string
  authToken: string
  post: Post
  /** An instant in ISO 8601 to pretend, sent as `x-signpost-at`; obeyed only by a line with a generated token. */
  at?: string | undefined
}

/**
 * The `X-Twilio-Signature` of a form post: base64 of an HMAC-SHA1 over the full URL and then every name and value,
 * sorted by name. https://www.twilio.com/docs/usage/security
 */
export function sign(authToken: string, url: string, params: Record<string, string>): string {
  const names = Object.keys(params).sort()
  const data = url + names.map((name) => name + params[name]).join('')
  return createHmac('sha1', authToken).update(data, 'utf8').digest('base64')
}

/** Signs a form for a URL, with the headers that Twilio sends. */
export function buildRequest(options: PhoneOptions, url: string, form: Form): LineRequest {
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': sign(options.authToken, url, form),
      ...(options.at && { 'x-signpost-at': options.at }),
    },
    body: encodeForm(form),
  }
}

/** The same request again, marked as Twilio marks a retry. */
export function markRetry(request: LineRequest): LineRequest {
  return { ...request, headers: { ...request.headers, 'i-twilio-idempotency-token': randomUUID() } }
}

/** Sends a request and returns the document that answers it. Throws a PhoneError 11200 or 12300. */
export async function fetchDocument(post: Post, request: LineRequest): Promise<string> {
  const { status, contentType, body } = await post(request)
  // A 3xx too: Twilio would follow it, but without the caller's keys.
  if (status !== 200) throw new PhoneError(11200, `${request.url} answered with status ${status}`)
  if (!/^(text|application)\/xml *(;|$)/i.test(contentType)) {
    throw new PhoneError(12300, `${request.url} answered with the content type "${contentType}"`)
  }
  return body
}

/** Resolves a URL of a document; a fragment is Twilio's connection overrides, neither sent nor signed. */
export function resolveUrl(url: string, base: string): string {
  const resolved = new URL(url, base)
  resolved.hash = ''
  return resolved.href
}
