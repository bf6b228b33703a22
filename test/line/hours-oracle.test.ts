/**
 * The line's hours against `opening_hours` over two years. Every difference is listed here, and why it is right.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { hoursOf, instantsOf, type Schedule, schedules, type Verdicts } from './hours-oracle.ts'

const program = fileURLToPath(new URL('hours-oracle.ts', import.meta.url))

async function judged(by: 'ours' | 'oracle', zone: string): Promise<Verdicts> {
  const options = { env: { ...process.env, TZ: zone }, maxBuffer: 64 * 1024 * 1024 }
  return JSON.parse((await promisify(execFile)(process.execPath, [program, by], options)).stdout)
}
