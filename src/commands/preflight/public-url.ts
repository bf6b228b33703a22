import type { Config } from '../../config.ts'
import { checkCertificate } from './certificate.ts'
import { checkHealth } from './health.ts'
import { fail, type Result, warn } from './result.ts'
import { checkSignatures } from './signature.ts'

const subject = 'public URL'

/** Looks at the address that Twilio calls. Gives the revision that is live there, or undefined if no line answers. */
export async function* checkPublicUrl(
  { publicUrl, authTokens }: Config,
  now: Temporal.Instant,
): AsyncGenerator<Result, string | undefined> {
  if (publicUrl === undefined) {
    yield warn(subject, 'Only this machine can reach the line. Set PUBLIC_URL to the address that Twilio is to call.')
    return undefined
  }
  if (publicUrl.startsWith('https:')) {
    const certificate = await checkCertificate(`${publicUrl}/health`, now)
    yield certificate
    if (certificate.verdict === 'fail') return undefined
  } else {
    const judge = authTokens.length > 0 ? fail : warn
    yield judge(
      subject,
      `${publicUrl} is not https, so others can listen in. Put a proxy with a certificate before it.`,
    )
  }
  const revision = yield* checkHealth(publicUrl)
  if (revision !== undefined) yield* checkSignatures(publicUrl, authTokens)
  return revision
}
