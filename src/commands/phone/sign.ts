import { createHmac } from 'node:crypto'

/**
 * The `X-Twilio-Signature` of a form post: base64 of an HMAC-SHA1 over the full URL and then every name and value,
 * sorted by name. https://www.twilio.com/docs/usage/security
 */
export function sign(authToken: string, url: string, params: Record<string, string>): string {
  const names = Object.keys(params).sort()
  const data = url + names.map((name) => name + params[name]).join('')
  return createHmac('sha1', authToken).update(data, 'utf8').digest('base64')
}
