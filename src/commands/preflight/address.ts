import { get } from 'node:https'
import type { TLSSocket } from 'node:tls'
import * as Type from 'typebox'
import * as Value from 'typebox/value'
import type { Config } from '../../config.ts'
import { printable } from '../../flow/problem.ts'
import { dayInWords } from '../../hours/dates.ts'
import { reasonOf } from '../../reason.ts'
import { fail, pass, type Result, warn } from './result.ts'

/** Checks the address that Twilio calls. Returns the revision that is live there; undefined if no line answers. */
export async function* checkAddress(
  { publicUrl, authTokens }: Config,
  now: Temporal.Instant,
): AsyncGenerator<Result, string | undefined> {
  if (publicUrl === undefined) {
    yield warn(
      'public URL',
      'Only this machine can reach the line. Set PUBLIC_URL to the address that Twilio is to call.',
    )
    return undefined
  }
  if (publicUrl.startsWith('https:')) {
    const certificate = await checkCertificate(`${publicUrl}/health`, now)
    yield certificate
    if (certificate.verdict === 'fail') return undefined
  } else {
    const judge = authTokens.length > 0 ? fail : warn
    yield judge(
      'public URL',
      `${publicUrl} is not https, so others can listen in. Put a proxy with a certificate before it.`,
    )
  }
  return yield* checkHealth(publicUrl)
}

/** What an address answered. */
export interface Reached {
  readonly status: number
  /** Where it redirects to; '' if it does not. */
  readonly location: string
  readonly body: string
  /** How long it took, in ms. */
  readonly took: number
}

/** How long an address may take, in ms. Twilio gives up after 15 s (error 11200). */
const reachTimeout = 10_000

/** Sends a request to an address, and follows no redirect. @throws the reason why it can't be reached in time */
export async function reach(url: string, request: RequestInit = {}): Promise<Reached> {
  const started = performance.now()
  const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(reachTimeout) })
  const body = await response.text()
  const location = response.headers.get('location') ?? ''
  return { status: response.status, location, body, took: performance.now() - started }
}

/** How many days before its end a certificate should have been renewed. */
const noticeDays = 14

/** Whether an https address has a certificate that can be trusted, and for how long. */
async function checkCertificate(url: string, now: Temporal.Instant): Promise<Result> {
  try {
    const end = await readEnd(url)
    const days = Math.floor(now.until(end).total('days'))
    const words = `It is valid until ${dayInWords(end.toZonedDateTimeISO('UTC').toPlainDate())}`
    if (days >= noticeDays) return pass('certificate', `${words}.`)
    return warn('certificate', `${words}, in ${days} days. Renew it, and find out why that did not happen by itself.`)
  } catch (error) {
    const mend = 'Twilio would not connect either: mend the address, its proxy or the certificate.'
    return fail('certificate', `There is no safe connection to ${url}: ${reasonOf(error)}. ${mend}`)
  }
}

/** When the certificate ends. It connects and sends no request. @throws if nothing answers, or it is not valid now */
function readEnd(url: string): Promise<Temporal.Instant> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(reachTimeout) })
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

/** Past this time, in ms, an answer is a pause that callers hear after each key. */
const slowAnswer = 2_000

/** Checks that a line answers. Returns the revision that is live on it; undefined if what answers is not a line. */
async function* checkHealth(publicUrl: string): AsyncGenerator<Result, string | undefined> {
  const url = `${publicUrl}/health`
  try {
    const reached = await reach(url)
    const health = parseHealth(reached.body)
    yield judgeHealth(url, reached, health)
    return health?.revision
  } catch (error) {
    yield fail('health', `${url} can't be reached: ${reasonOf(error)}. Start the line there, or correct PUBLIC_URL.`)
    return undefined
  }
}

function judgeHealth(url: string, { status, location, took }: Reached, health: Health | undefined): Result {
  if (location) {
    const found = `${url} sends on to ${printable(location)}, and the keys of a call are lost on the way.`
    return fail('health', `${found} Set PUBLIC_URL to the address that answers itself.`)
  }
  if (!health) {
    const found = `What answers at ${url} with status ${status} is not Signpost.`
    return fail('health', `${found} Correct PUBLIC_URL, or where the proxy leads.`)
  }
  if (health.status !== 'ok')
    return fail('health', `The line is ${health.status}. Wait a minute and look again, or add a machine.`)
  const words = `Revision ${health.revision} answers`
  if (health.store !== 'ok')
    return warn(
      'health',
      `${words}, and its store is ${health.store}. Look in its log, and mend the database or the disk.`,
    )
  if (took <= slowAnswer) return pass('health', `${words}.`)
  const seconds = (took / 1000).toFixed(1)
  return warn(
    'health',
    `${words} after ${seconds} s, which callers hear as silence. Look at the machine and its proxy.`,
  )
}

/** A line of another version may have other states, and they are printed. */
const word = Type.String({ pattern: '^[a-z-]{1,20}$' })

const healthSchema = Type.Object({ status: word, revision: Type.String({ pattern: '^[0-9a-f]{12}$' }), store: word })

type Health = Type.Static<typeof healthSchema>

function parseHealth(body: string): Health | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return Value.Check(healthSchema, value) ? value : undefined
  } catch {
    return undefined
  }
}
