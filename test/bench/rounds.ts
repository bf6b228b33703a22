import { fire, type Pool } from './generator.ts'
import type { Measure, Name, Row } from './report.ts'
import type { Server } from './servers.ts'

/** A server and the traffic of one channel for it. */
export interface Trial {
  readonly name: Name
  readonly channel: Row['channel']
  readonly server: Server
  readonly pool: Pool
}

/** Rounds, and seconds for each server and channel in each of them. */
export interface Plan {
  readonly rounds: number
  readonly seconds: number
  readonly warmUp: number
}

/** Fires at every server in turn, round after round, every second round backwards. */
export async function measureAll(
  trials: readonly Trial[],
  { rounds, seconds, warmUp }: Plan,
): Promise<{ rows: Row[]; wrong: number }> {
  const measures = new Map<Trial, Measure[]>(trials.map((trial) => [trial, []]))
  let wrong = 0
  for (const trial of trials) wrong += (await measure(trial, warmUp)).wrong
  for (let round = 0; round < rounds; round++)
    for (const trial of round % 2 ? trials.toReversed() : trials) {
      const { measured, wrong: found } = await measure(trial, seconds)
      measures.get(trial)!.push(measured)
      wrong += found
    }
  const rows: Row[] = []
  for (const [{ name, channel, server }, taken] of measures)
    rows.push({ name, channel, measures: taken, peak: (await server.usage()).peak })
  return { rows, wrong }
}

async function measure({ server, pool }: Trial, seconds: number): Promise<{ measured: Measure; wrong: number }> {
  const own = process.cpuUsage()
  const before = await server.usage()
  const { answered, wrong, length, seconds: taken, latencies } = await fire({ port: server.port, pool, seconds })
  const after = await server.usage()
  const { user, system } = process.cpuUsage(own)
  const cpu = after.cpu - before.cpu
  const measured = {
    rate: answered / taken,
    p50: latencies[Math.floor(answered * 0.5)]!,
    p99: latencies[Math.floor(answered * 0.99)]!,
    cpu: cpu / answered,
    bytes: length / answered,
    busy: cpu / taken / 1e6,
    generatorBusy: (user + system) / taken / 1e6,
  }
  return { measured, wrong }
}
