import { get } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { dayInWords } from '../../hours/dates.ts'
import { reasonOf } from '../../reason.ts'
import { patience } from './reach.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'certificate'

/** Days before its end by which a certificate should have been renewed. */
const noticeDays = 14

/** Whether an https address has a certificate that can be trusted, and for how long. */
export async function checkCertificate(url: string, now: Temporal.Instant): Promise<Result> {
  try {
    const end = await readEnd(url)
    const days = Math.floor(now.until(end).total('days'))
    const words = `It is valid until ${dayInWords(end.toZonedDateTimeISO('UTC').toPlainDate())}`
    if (days >= noticeDays) return pass(subject, `${words}.`)
    return warn(subject, `${words}, in ${days} days. Renew it, and find out why that did not happen by itself.`)
  } catch (error) {
    const mend = 'Twilio would not connect either: mend the address, its proxy or the certificate.'
    return fail(subject, `There is no safe connection to ${url}: ${reasonOf(error)}. ${mend}`)
  }
}

/** When the certificate ends. Nothing is asked but to connect. @throws when nobody answers, or it is not valid now */
function readEnd(url: string): Promise<Temporal.Instant> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(patience) })
    request.on('error', reject)
    request.on('socket', (socket) => {
      socket.on('secureConnect', () => {
        const { valid_to: end } = (socket as TLSSocket).getPeerCertificate()
        resolve(Temporal.Instant.fromEpochMilliseconds(Date.parse(end)))
        request.destroy()
      })
    })
  })
}
