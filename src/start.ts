import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { hourOf, makeTally } from './counts/tally.ts'
import { writeCounts } from './counts/write-counts.ts'
import { revisionOf } from './flow/compile.ts'
import type { FlowFiles } from './flow/files.ts'
import type { Line } from './flow/line.ts'
import { printProblem } from './flow/problem.ts'
import { readFlowFolder } from './folder.ts'
import { checkInChild } from './live/check-process.ts'
import { goLive } from './live/live.ts'
import { UnusableError } from './live/load-line.ts'
import { makeSeed } from './live/seed.ts'
import { makeStoreAccess } from './live/store-access.ts'
import type { Log } from './log.ts'
import { buildServer, type ServerOptions } from './server.ts'
import { NewerStoreError } from './store/database.ts'
import { openStore, peekIntoStore } from './store/store.ts'
import { loadOrMakeToken } from './token.ts'
import { rehearseFallback } from './twilio/fallback.ts'
import { makeTextSender } from './twilio/send-text.ts'

/** What keeps a line from starting, in lines for people. */
export class StartError extends Error {}

/** A line that listens, and what to tell the person who started it. */
export interface Started {
  readonly app: FastifyInstance
  readonly greeting: readonly string[]
}

/** Loads, builds and listens; closing the app ends all of it. @throws StartError */
export async function startLine(config: Config, log: Log): Promise<Started> {
  const { host, port } = config
  const trial = config.authTokens.length === 0
  const authTokens = trial ? [await makeToken(config.dataDir)] : config.authTokens
  const [publicUrl, texts] = [publicUrlOf(config), textsOf(config, log)]
  const station = await openStation(config, log)
  const { metricsToken } = config
  const app = await buildServer({ ...station, log, trial, authTokens, publicUrl, texts, metricsToken, now: Date.now })
  app.addHook('onClose', station.close)
  await app.listen({ host, port }).catch(async (error: Error) => {
    await app.close()
    throw new StartError(`Can't listen on ${host} port ${port} (${error.message}). Set HOST or PORT to another.`)
  })
  const line = station.lines.live()
  const isFolderLive = await holdsLive(config.flowsDir, line)
  return { app, greeting: greetingOf(line, { url: publicUrl, trial, texts: texts !== undefined, isFolderLive }) }
}

/** Whether the folder of flow files holds what is live. One that is not there is no concern of a line that has started without it. */
async function holdsLive(folder: string, { revision }: Line): Promise<boolean> {
  const files = await readFlowFolder(folder).catch(() => undefined)
  return files === undefined || revisionOf(files) === revision
}

/** What answers, and how it stands; what it counts is written meanwhile. */
interface Station extends Pick<ServerOptions, 'lines' | 'condition' | 'observe'> {
  readonly close: () => Promise<void>
}

/** Goes live with what is published, or with the folder of flow files. @throws StartError */
async function openStation(config: Config, log: Log): Promise<Station> {
  const access = makeStoreAccess(() => openStore(config), log)
  const readFolder = () => readFlows(config.flowsDir)
  const seed = makeSeed({ access, readFolder, check: checkInChild, log, now: Date.now })
  const live = await goLive({
    access,
    readFolder,
    seed,
    rehearse: rehearseFallback,
    peek: () => peekIntoStore(config),
    log,
  }).catch(async (error) => {
    await access.close()
    throw explain(error)
  })
  const timeZone = () => live.lines.live().timeZone
  const tally = makeTally(Date.now, timeZone)
  const stopCounting = writeCounts(tally, access, () => hourOf(Date.now(), timeZone()).slice(0, 10))
  return {
    lines: live.lines,
    condition: () => ({ revision: live.lines.live().revision, answers: live.answers(), store: access.state() }),
    observe: tally.add,
    close: async () => {
      live.stop()
      await stopCounting()
      await access.close()
    },
  }
}

function readFlows(folder: string): Promise<FlowFiles> {
  return readFlowFolder(folder).catch(() => {
    throw new StartError(`The folder ${folder} can't be read. Set FLOWS_DIR to the folder that holds line.yaml.`)
  })
}

/** What keeps a line from starting, in words for people. */
function explain(error: unknown): unknown {
  if (error instanceof UnusableError) return new StartError(error.problems.map(printProblem).join('\n'))
  return error instanceof NewerStoreError ? new StartError(error.message) : error
}

function makeToken(dataDir: string): Promise<string> {
  return loadOrMakeToken(dataDir).catch((error: Error) => {
    throw new StartError(
      `Can't keep a token in ${dataDir} (${error.message}). Set DATA_DIR to a folder that can be written to.`,
    )
  })
}

/** The address that Twilio calls; if none is set, the one that the line listens on. */
export function publicUrlOf(config: Config): string {
  return config.publicUrl ?? listeningUrlOf(config)
}

/** Where the line can be reached on this machine. */
export function listeningUrlOf({ host, port }: Config): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/** A token that the line made itself is none of Twilio's. */
function textsOf({ accountSid, authTokens, smsFrom, apiUrl }: Config, log: Log) {
  if (!accountSid || authTokens.length === 0) return undefined
  return { send: makeTextSender({ sid: accountSid, tokens: authTokens, apiUrl }, log), from: smsFrom }
}

interface Greeted {
  readonly url: string
  readonly trial: boolean
  readonly texts: boolean
  readonly isFolderLive: boolean
}

function greetingOf(line: Line, { url, trial, texts, isFolderLive }: Greeted): string[] {
  const textWords = texts ? [] : ['No caller is offered a text: that takes TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.']
  const folderWords = isFolderLive
    ? []
    : ['The folder of flow files holds something else than what is live. To make it live: npm run line -- publish']
  const next = trial
    ? [
        'This is a trial: only this machine can reach it.',
        '',
        'Try next, in another terminal:',
        '  npm run call',
        '  npm run text -- hate crime',
      ]
    : [`To point a Twilio number at ${url}: npm run line -- connect +44…`]
  return [`${line.title}, revision ${line.revision}, listens at ${url}`, ...textWords, ...folderWords, ...next]
}
