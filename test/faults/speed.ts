import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { buildRequest } from '../../src/commands/phone/wire.ts'
import { readConfig } from '../../src/config.ts'
import { formatPosition } from '../../src/line/position.ts'
import { startLine } from '../../src/start.ts'
import type { StorePlace } from '../../src/store/store.ts'
import { median } from '../bench/report.ts'
import { account, voiceWebhook } from '../bench/requests.ts'
import { startServer } from '../bench/servers.ts'
import { type Act, actsOf } from '../bench/traffic.ts'
import { shippedLine } from '../support/line.ts'
import { freePort } from '../support/process.ts'

const { revision } = shippedLine

/** A line over a store is told so by its environment. */
function envOf({ databaseUrl = '', dataDir }: StorePlace) {
  return {
    ...{ PUBLIC_URL: account.publicUrl, TWILIO_AUTH_TOKEN: account.authToken, LOG_LEVEL: 'silent' },
    ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
  }
}

/** For how long turns are measured, in ms, after as many others as make a process quick. */
const measuredFor = 2_500
const warmUp = 1_000

/**
 * How long a turn of a call takes in ms, on average, one after the other: the whole line in this process, which writes its
 * counts each second meanwhile. Nothing goes through a socket.
 */
export async function measureTurn(place: StorePlace): Promise<number> {
  const env = { ...envOf(place), PORT: String(await freePort()), HOST: '127.0.0.1' }
  const { app } = await startLine(readConfig(env), pino({ level: 'silent' }))
  const webhooks = actsOf(shippedLine).map(requestOf)
  let turns = 0
  const post = async () => {
    const { statusCode } = await app.inject(webhooks[turns++ % webhooks.length]!)
    if (statusCode !== 200) throw new Error(`A webhook is answered with ${statusCode}.`)
  }
  while (turns < warmUp) await post()
  const started = performance.now()
  while (performance.now() < started + measuredFor) await post()
  const ms = (performance.now() - started) / (turns - warmUp)
  await app.close()
  return ms
}

function requestOf(act: Act, i: number) {
  const { form } = voiceWebhook(act, revision, i)
  const url = act.input.kind === 'call' ? '/voice' : `/voice?at=${formatPosition(revision, act)}`
  const post = () => Promise.reject(new Error('Nothing is posted here.'))
  const { headers, body } = buildRequest({ ...account, post }, account.publicUrl + url, form)
  return { method: 'POST', url, headers, payload: body } as const
}

const starts = 3
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** How long it takes from the start of a process to its first answer, in ms: the middle one of three. */
export async function measureStart(place: StorePlace): Promise<number> {
  const recipe = { program: [main], env: envOf(place), log: `${place.dataDir}/start.log` }
  const { bytes } = voiceWebhook(actsOf(shippedLine)[0]!, revision, 0)
  const times: number[] = []
  for (let i = 0; i < starts; i++) {
    const server = await startServer(recipe, bytes, false)
    times.push(server.startUp)
    await server.stop()
  }
  return median(times)
}
