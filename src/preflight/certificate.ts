import { get } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { reasonOf } from '../reason.ts'
import { patience } from './reach.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'certificate'

/** Days before it ends in which it should have been renewed: Let's Encrypt's are renewed 30 days before. */
const noticeDays = 14

/** Whether the certificate of an https address is one that Twilio accepts too, and for how long. */
export async function checkCertificate(url: string, now: Temporal.Instant): Promise<Result> {
  try {
    const ends = await readEnd(url)
    const days = Math.floor(now.until(ends).total('days'))
    const until = `It is valid until ${ends.toZonedDateTimeISO('UTC').toPlainDate()}`
    if (days >= noticeDays) return pass(subject, `${until}.`)
    return warn(subject, `${until}, for ${days} days.`, 'Renew it, and find out why that was not done by itself.')
  } catch (error) {
    return fail(
      subject,
      `No safe connection to ${url}: ${reasonOf(error)}.`,
      'Mend the address, the proxy or its certificate: Twilio will not connect either.',
    )
  }
}

/** The end of a certificate that this machine has found valid. @throws when it is not, or nobody answers */
function readEnd(url: string): Promise<Temporal.Instant> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, signal: AbortSignal.timeout(patience) }
    const request = get(url, options, ({ socket }) => {
      const { valid_to: ends } = (socket as TLSSocket).getPeerCertificate()
      resolve(Temporal.Instant.fromEpochMilliseconds(Date.parse(ends)))
      request.destroy()
    })
    request.on('error', reject)
  })
}
