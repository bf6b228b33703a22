import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

/** What the stand-in answers: takes the text, refuses it, fails inside, hangs up on it, or never answers. */
export type Mood = 'accept' | 'refuse' | 'fail' | 'break' | 'hang'

/** A server that stands in for Twilio's REST API and keeps what it was asked to send. */
export interface TwilioApi {
  readonly url: string
  readonly sent: {
    readonly path: string
    readonly authorization: string
    readonly form: Record<string, string>
  }[]
  mood: Mood
}

/** Starts the stand-in on loopback, and stops it when the test ends. */
export async function startTwilioApi(t: Test): Promise<TwilioApi> {
  const sent: TwilioApi['sent'] = []
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await readBody(request)))
    sent.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', form })
    if (api.mood === 'break') request.socket.destroy()
    if (api.mood === 'fail') response.writeHead(503).end()
    if (api.mood === 'accept')
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"status":"queued"}')
    if (api.mood === 'refuse') response.writeHead(400, { 'content-type': 'application/json' }).end('{"code":21610}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const api: TwilioApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    mood: 'accept',
  }
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return api
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
