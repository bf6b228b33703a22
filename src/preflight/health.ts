import Type from 'typebox'
import Value from 'typebox/value'
import { printable } from '../flow/problem.ts'
import { reasonOf } from '../reason.ts'
import { type Reached, reach } from './reach.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'health'

/** How long the answer may take before callers notice, in ms. */
const slow = 2_000

/** What `GET /health` tells. */
const shape = Type.Object({ status: Type.String(), revision: Type.String() })

/** Looks whether a line answers at an address. Gives the hash of its live revision, or undefined if no line does. */
export async function* checkHealth(publicUrl: string): AsyncGenerator<Result, string | undefined> {
  const url = `${publicUrl}/health`
  try {
    const reached = await reach(url)
    const health = parse(reached.body)
    yield judge(url, reached, health?.status)
    return health?.revision
  } catch (error) {
    yield fail(subject, `${url} can't be reached: ${reasonOf(error)}.`, 'Start the line there, or correct PUBLIC_URL.')
    return undefined
  }
}

function judge(url: string, { status, location, took }: Reached, health: string | undefined): Result {
  if (location)
    return fail(
      subject,
      `${url} sends on to ${printable(location)}: Twilio follows, but leaves the caller's keys behind.`,
      'Set PUBLIC_URL to the address that answers itself.',
    )
  if (health === undefined)
    return fail(subject, `What answers at ${url} (status ${status}) is not Signpost.`, 'Correct PUBLIC_URL, or the proxy.')
  if (health !== 'ok')
    return fail(subject, `The line says that it is ${printable(health)}.`, 'Wait a minute, or add a machine.')
  const seconds = (took / 1000).toFixed(1)
  if (took > slow)
    return warn(subject, `The line took ${seconds} s to answer.`, 'Look for what slows the machine or its proxy.')
  return pass(subject, `The line answers in ${seconds} s.`)
}

function parse(body: string): Type.Static<typeof shape> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return Value.Check(shape, value) ? value : undefined
  } catch {
    return undefined
  }
}
