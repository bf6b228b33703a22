import { PhoneError } from './errors.ts'
import type { Post } from './wire.ts'

/**
 * A post that goes to `baseUrl`, such as `http://127.0.0.1:3000`, with the path and query of the public URL: a
 * request signed for https://line.test can be sent to a line on this machine.
 */
export function postOver(baseUrl: string): Post {
  return async ({ url, headers, body }) => {
    const { pathname, search } = new URL(url)
    const target = baseUrl + pathname + search
    try {
      const reply = await fetch(target, { method: 'POST', headers, body, redirect: 'manual' })
      // Not reply.text(), which would hide a byte order mark.
      const bytes = Buffer.from(await reply.arrayBuffer())
      return {
        status: reply.status,
        contentType: reply.headers.get('content-type') ?? '',
        body: bytes.toString('utf8'),
      }
    } catch {
      throw new PhoneError(11205, `no line answers at ${baseUrl}`)
    }
  }
}
