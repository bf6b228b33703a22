import type { Config } from '../config.ts'
import { checkCertificate } from './certificate.ts'
import { checkHealth } from './health.ts'
import { fail, type Result, warn } from './result.ts'

const subject = 'public URL'

/** Looks at the address that Twilio calls. Gives the hash of the revision that is live there, or undefined if no line answers. */
export async function* checkPublicUrl(
  { publicUrl, authTokens }: Config,
  now: Temporal.Instant,
): AsyncGenerator<Result, string | undefined> {
  if (publicUrl === undefined) {
    yield warn(subject, 'PUBLIC_URL is not set.', 'Set it to the address that Twilio is to call, once there is one.')
    return undefined
  }
  if (publicUrl.startsWith('https:')) {
    const certificate = await checkCertificate(`${publicUrl}/health`, now)
    yield certificate
    if (certificate.verdict === 'fail') return undefined
  } else {
    const judge = authTokens.length > 0 ? fail : warn
    yield judge(subject, `${publicUrl} is not https: others can read along.`, 'Put a proxy with a certificate before it.')
  }
  return yield* checkHealth(publicUrl)
}
