import { setTimeout as sleep } from 'node:timers/promises'
import { checkVoice } from '../../bench/check.ts'
import { askOnce } from '../../bench/generator.ts'
import { voiceWebhook } from '../../bench/requests.ts'
import { actsOf } from '../../bench/traffic.ts'
import { shippedLine } from '../../support/line.ts'

/** What came of some turns of calls. Latencies in ms, sorted. */
export interface Turns {
  readonly latencies: readonly number[]
  /** What was wrong with an answer, or why there was none. */
  readonly wrong: readonly string[]
}

/** How long an answer may take before the turn is taken for lost, in ms: Twilio waits for fifteen seconds. */
const lostAfter = 15_000

const acts = actsOf(shippedLine)

/** Sends so many turns a second for some seconds, each on a connection of its own and at its time, as Twilio does. */
export async function call(
  port: number,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Turns> {
  const started = performance.now()
  const latencies: number[] = []
  const wrong: string[] = []
  async function turn(i: number): Promise<void> {
    const act = acts[(i * 31) % acts.length]!
    const webhook = voiceWebhook(act, shippedLine.revision, i)
    const from = performance.now()
    try {
      const answer = await Promise.race([askOnce(port, webhook.bytes), late()])
      latencies.push(performance.now() - from)
      checkVoice(shippedLine, act, { webhook, answer })
    } catch (error) {
      wrong.push((error as Error).message)
    }
  }
  const turns: Promise<void>[] = []
  for (let i = 0; i < perSecond * seconds; i++) {
    await sleep(Math.max(0, started + (1_000 * i) / perSecond - performance.now()))
    turns.push(turn(i))
  }
  await Promise.all(turns)
  return { latencies: latencies.sort((a, b) => a - b), wrong }
}

async function late(): Promise<never> {
  await sleep(lostAfter, undefined, { ref: false })
  throw new Error('no answer')
}
