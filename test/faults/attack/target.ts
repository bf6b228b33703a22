import { readFile } from 'node:fs/promises'
import { account } from '../../bench/requests.ts'
import type { Occasion } from '../../support/occasion.ts'
import { freePort, type Running, run, until } from '../../support/process.ts'
import { fillStore } from '../../support/store.ts'
import type { TwilioApi } from '../../support/twilio-account.ts'
import { startTwilioApi } from '../../support/twilio-api.ts'

/** A line in a process of its own, with two tokens, that may have as many files open as most systems let it have. */
export interface Target {
  readonly port: number
  /** Where it sends texts. */
  readonly twilio: TwilioApi
  /** Whether it has ended without being told to. */
  hasEnded(): boolean
  /** How much it has logged, in bytes. */
  logged(): number
  /** The most memory that it ever had, in MB. */
  peak(): Promise<number>
  /** Stops it as a platform does. Gives its exit code, and how long it took, in ms. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>
}

/** How many texts may be sent in an hour. */
export const textsAnHour = 100

/** Starts a line that answers from a store with the shipped flows. */
export async function startTarget(occasion: Occasion): Promise<Target> {
  const port = await freePort()
  const twilio = await startTwilioApi(occasion)
  const tokens = ['f'.repeat(32), account.authToken]
  twilio.account.tokens = tokens
  const dataDir = `${occasion.testdir()}/line-${port}`
  await fillStore(dataDir)
  const env = {
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, PUBLIC_URL: account.publicUrl },
    ...{ TWILIO_AUTH_TOKEN: tokens.join(), TWILIO_ACCOUNT_SID: twilio.account.sid, TWILIO_API_URL: twilio.url },
    TEXTS_AN_HOUR: String(textsAnHour),
  }
  const start = `ulimit -n 1024 && exec ${process.execPath} --max-semi-space-size=2 --no-maglev src/main.ts`
  const line = run(occasion, '-c', { command: 'sh', args: [start], env })
  await until(line, 'To point a Twilio number')
  return { port, twilio, ...watch(line) }
}

function watch({ child, output, ended }: Running): Omit<Target, 'port' | 'twilio'> {
  return {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    logged: () => Buffer.byteLength(output()),
    peak: async () => Number(/VmHWM:\s*(\d+) kB/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1_024,
    async stop() {
      const from = performance.now()
      child.kill('SIGTERM')
      return { code: await ended, ms: performance.now() - from }
    },
  }
}
