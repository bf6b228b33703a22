import { hash, timingSafeEqual } from 'node:crypto'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'

/** What a webhook's signature is checked against. */
export interface SignatureOptions {
  /** The address that Twilio was given, without a slash at its end: never the Host header, which anybody can send. */
  readonly publicUrl: string
  /** The tokens that may have signed: two while they are rotated. */
  readonly authTokens: readonly string[]
}

/** A form as Twilio signs it: writes its names and values, in the order of the names, and returns where they end. */
export type WriteSigned = (to: Buffer, at: number) => number

/** Whether a header can be a signature at all: the 20 bytes of an HMAC-SHA1 in base64. */
export const looksSigned = (header: unknown): header is string =>
  typeof header === 'string' && /^[A-Za-z0-9+/]{27}=$/.test(header)

/** A path with at most one field in its query, of characters that every way of writing URLs leaves alone: all that the line asks Twilio to call. */
const plainPath = /^\/[\w/-]*(\?\w+=[\w.-]*)?$/
const longestPlainPath = 512

/**
 * Makes the check whether Twilio signed a path and a form (https://www.twilio.com/docs/usage/security). It lets in what
 * twilio's `validateRequest` lets in, for one hash a token and origin, since that costs ten times as much.
 */
export function makeSignatureCheck({ publicUrl, authTokens }: SignatureOptions, longest: number) {
  const origins = originsOf(publicUrl)
  // Before the form stand the block of a key and the URL.
  const formAt = blockSize + Math.max(...origins.map(({ length }) => length)) + longestPlainPath
  const message = Buffer.alloc(formAt + longest)
  const checks = authTokens.map(makeHmacCheck)
  return (path: string, signature: string, writeSigned: WriteSigned): boolean => {
    const end = writeSigned(message, formAt)
    if (path.length > longestPlainPath || !plainPath.test(path)) {
      // Twilio signs names and values one after the other, so all of them can stand as the value of one.
      const form = { '': message.toString('utf8', formAt, end) }
      return authTokens.some((token) => isValid(token, signature, publicUrl + path, form))
    }
    return origins.some((origin) => {
      const start = formAt - origin.length - path.length
      origin.copy(message, start)
      message.write(path, start + origin.length, 'latin1')
      return checks.some((isSigned) => isSigned(signature, message, { start, end }))
    })
  }
}

/** `validateRequest` throws on what it can't read as a URL; that is not signed either. */
function isValid(token: string, signature: string, url: string, form: Record<string, string>): boolean {
  try {
    return validateRequest(token, signature, url, form)
  } catch {
    return false
  }
}

/** The origins that a URL may have been signed with: as it was given, as URLs are normalised, each without its port and with it. */
function originsOf(publicUrl: string): Buffer[] {
  const normal = URL.parse(publicUrl)?.href.replace(/\/$/, '') ?? publicUrl
  const all = new Set([publicUrl, normal].flatMap(withoutAndWithPort))
  return [...all].map((origin) => Buffer.from(origin))
}

function withoutAndWithPort(url: string): string[] {
  const parts = /^(https?:\/\/)(\[[^\]]*\]|[^:/]*)(:[^/]*)?(.*)$/i.exec(url)
  if (!parts) return [url]
  const [, scheme, host, port, rest] = parts
  const usual = scheme!.toLowerCase() === 'https://' ? ':443' : ':80'
  return [`${scheme}${host}${rest}`, `${scheme}${host}${port ?? usual}${rest}`]
}

const blockSize = 64
const digestSize = 20

/** Makes the check of an HMAC-SHA1 by its two hashes, each of one call (RFC 2104): the key's block goes before the message. */
function makeHmacCheck(token: string) {
  const key = Buffer.from(token).length > blockSize ? hash('sha1', token, 'buffer') : Buffer.from(token)
  const block = Buffer.concat([key], blockSize)
  const inner = block.map((byte) => byte ^ 0x36)
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c)], blockSize + digestSize)
  const [given, expected] = [Buffer.alloc(28), Buffer.alloc(28)]
  return (signature: string, message: Buffer, { start, end }: { start: number; end: number }): boolean => {
    message.set(inner, start - blockSize)
    outer.write(hash('sha1', message.subarray(start - blockSize, end), 'latin1'), blockSize, 'latin1')
    expected.write(hash('sha1', outer, 'base64'), 'latin1')
    given.write(signature, 'latin1')
    return timingSafeEqual(given, expected)
  }
}
