import { randomUUID } from 'node:crypto'
import { buildCallForm } from '../phone/form.ts'
import { buildRequest, type Post } from '../phone/wire.ts'
import { reasonOf } from '../reason.ts'
import { nameToken } from './account.ts'
import { reach } from './reach.ts'
import { fail, pass, type Result } from './result.ts'

const subject = 'signature'

/**
 * Sends what Twilio sends when a call has ended, which changes nothing: signed with each token it must be let in, and signed
 * with another it must not.
 */
export async function* checkSignatures(publicUrl: string, tokens: readonly string[]): AsyncGenerator<Result, void> {
  for (const [at, token] of tokens.entries())
    yield judge(`What is signed with ${nameToken(tokens, at)}`, await postSigned(publicUrl, token), 204)
  yield judge('What is signed with no token of the line', await postSigned(publicUrl, randomUUID()), 403)
}

const post: Post = async ({ url, headers, body }) => {
  const reached = await reach(url, { method: 'POST', headers, body })
  return { ...reached, contentType: '' }
}

/** The status of the answer, or why there is none. */
async function postSigned(publicUrl: string, authToken: string): Promise<number | string> {
  const form = { ...buildCallForm({}), CallStatus: 'completed', CallDuration: '0' }
  const request = buildRequest({ publicUrl, authToken, post }, `${publicUrl}/voice/status`, form)
  return post(request).then(({ status }) => status, reasonOf)
}

function judge(what: string, answer: number | string, wanted: 204 | 403): Result {
  if (answer === wanted) return pass(subject, `${what} is ${wanted === 204 ? 'let in' : 'kept out'}.`)
  const found = typeof answer === 'string' ? `gets no answer: ${answer}` : `is answered with status ${answer}, not ${wanted}`
  return fail(subject, `${what} ${found}.`, mends[answer] ?? 'Look at what stands between Twilio and the line: its proxy or firewall.')
}

const mends: Readonly<Record<string | number, string>> = {
  204: 'Anybody can post to the line as if they were Twilio: take it off the network, and look at what answers there.',
  403: 'Either the line has another PUBLIC_URL or TWILIO_AUTH_TOKEN than this, or its proxy changes the path, the query or the form.',
}
