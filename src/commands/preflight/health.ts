import Type from 'typebox'
import Value from 'typebox/value'
import { printable } from '../../flow/problem.ts'
import { reasonOf } from '../../reason.ts'
import { type Reached, reach } from './reach.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'health'

/** An answer that takes longer than this, in ms, is a pause that callers hear after each key. */
const slow = 2_000

/** Looks whether a line answers there. Gives the revision that is live on it, or undefined if it is none. */
export async function* checkHealth(publicUrl: string): AsyncGenerator<Result, string | undefined> {
  const url = `${publicUrl}/health`
  try {
    const reached = await reach(url)
    const health = parse(reached.body)
    yield judge(url, reached, health)
    return health?.revision
  } catch (error) {
    yield fail(subject, `${url} can't be reached: ${reasonOf(error)}. Start the line there, or correct PUBLIC_URL.`)
    return undefined
  }
}

function judge(url: string, { status, location, took }: Reached, health: Health | undefined): Result {
  if (location) {
    const found = `${url} sends on to ${printable(location)}, and the keys of a call are lost on the way.`
    return fail(subject, `${found} Set PUBLIC_URL to the address that answers itself.`)
  }
  if (!health) {
    const found = `What answers at ${url} with status ${status} is not Signpost.`
    return fail(subject, `${found} Correct PUBLIC_URL, or where the proxy leads.`)
  }
  if (health.status !== 'ok')
    return fail(subject, `The line is ${health.status}. Wait a minute and look again, or add a machine.`)
  const words = `Revision ${health.revision} answers`
  if (health.store !== 'ok')
    return warn(
      subject,
      `${words}, and its store is ${health.store}. Look in its log, and mend the database or the disk.`,
    )
  if (took <= slow) return pass(subject, `${words}.`)
  const seconds = (took / 1000).toFixed(1)
  return warn(subject, `${words} after ${seconds} s, which callers hear as silence. Look at the machine and its proxy.`)
}

/** A line of another version may have other words for how it is, and they are printed. */
const word = Type.String({ pattern: '^[a-z-]{1,20}$' })

const schema = Type.Object({ status: word, revision: Type.String({ pattern: '^[0-9a-f]{12}$' }), store: word })

type Health = Type.Static<typeof schema>

function parse(body: string): Health | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return Value.Check(schema, value) ? value : undefined
  } catch {
    return undefined
  }
}
