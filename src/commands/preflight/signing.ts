import { randomUUID } from 'node:crypto'
import { reasonOf } from '../../reason.ts'
import { buildCallForm } from '../phone/webhook-form.ts'
import { buildRequest, type Post } from '../phone/wire.ts'
import { reach } from './address.ts'
import { fail, pass, type Result } from './result.ts'
import { nameToken } from './twilio-account.ts'

const subject = 'signature'

/**
 * Posts what Twilio posts when a call has ended, which changes nothing. A post that is signed with one of the line's tokens
 * must be let in, and any other kept out.
 */
export async function* checkSignatures(publicUrl: string, tokens: readonly string[]): AsyncGenerator<Result, void> {
  for (const [at, token] of tokens.entries()) {
    const answer = await postSigned(publicUrl, token)
    const what = `A post signed with ${nameToken(tokens, at)}`
    yield answer === 204
      ? pass(subject, `${what} is let in.`)
      : fail(subject, `${what} ${inWords(answer)}. ${answer === 403 ? mendSigning : lookBetween}`)
  }
  const forged = await postSigned(publicUrl, randomUUID())
  const what = 'A post with a wrong signature'
  yield forged === 403
    ? pass(subject, `${what} is kept out.`)
    : fail(subject, `${what} ${inWords(forged)}, where the line would answer with 403. ${lookBetween}`)
}

/** The status of an answer, or why there is none. */
type Answer = number | string

async function postSigned(publicUrl: string, authToken: string): Promise<Answer> {
  const form = { ...buildCallForm({}), CallStatus: 'completed', CallDuration: '0' }
  const request = buildRequest({ publicUrl, authToken, post }, `${publicUrl}/voice/status`, form)
  return post(request).then(({ status }) => status, reasonOf)
}

const post: Post = async ({ url, headers, body }) => {
  const reached = await reach(url, { method: 'POST', headers, body })
  return { ...reached, contentType: '' }
}

const inWords = (answer: Answer): string =>
  typeof answer === 'number' ? `is answered with status ${answer}` : `is not answered (${answer})`

const lookBetween = 'Look at what stands between Twilio and the line: its proxy, or a firewall.'

const mendSigning =
  'Either the line has another PUBLIC_URL or TWILIO_AUTH_TOKEN than is set here, or its proxy changes the path or the form.'
