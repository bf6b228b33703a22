import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeTextSender } from '../../src/twilio/send-text.ts'
import type { Occasion } from './occasion.ts'
import { makeSink } from './sink.ts'
import { answerAsTwilio, type TwilioApi } from './twilio-account.ts'

/** What sends texts through the stand-in, and the log that it writes. */
export function sendThrough({ account, url }: TwilioApi, tokens: readonly string[] = account.tokens) {
  const log = makeSink()
  return { send: makeTextSender({ sid: account.sid, tokens, apiUrl: url }, log.pino), log }
}

/** Starts the stand-in on loopback, and stops it when the test ends. */
export async function startTwilioApi(t: Pick<Occasion, 'teardown'>): Promise<TwilioApi> {
  const server = createServer(async (request, response) => {
    const { method, url: path = '', headers } = request
    const form = Object.fromEntries(new URLSearchParams(await readBody(request)))
    const isPost = method === 'POST'
    const asked = { path, authorization: headers.authorization ?? '', form }
    if (isPost) api.sent.push(asked)
    if (api.mood === 'break') request.socket.destroy()
    if (api.mood === 'break' || api.mood === 'hang') return
    const { status, body } = answerAsTwilio(api, asked, isPost)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const api: TwilioApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: [],
    account: { sid: `AC${'0'.repeat(32)}`, tokens: ['first', 'second'], status: 'active', type: 'Full' },
    numbers: [],
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
