import type { FastifyInstance } from 'fastify'
import { type Config, publicUrlOf } from './config.ts'
import { warningsOf } from './config-warnings.ts'
import { hourOf, makeTally } from './counts/tally.ts'
import { writeCounts } from './counts/write-counts.ts'
import type { FlowFiles } from './flow/files.ts'
import type { Line } from './flow/line.ts'
import { printProblem } from './flow/problem.ts'
import { revisionOf } from './flow/revision.ts'
import { readFlowFolder } from './folder.ts'
import { connectionsAtMost } from './http/connection-limit.ts'
import { checkInChild } from './live/check-process.ts'
import { goLive } from './live/live.ts'
import { UnusableError } from './live/load-line.ts'
import { makeSeed } from './live/seed.ts'
import type { Sources } from './live/startup-line.ts'
import { makeStoreAccess, type StoreAccess } from './live/store-access.ts'
import { ignore, type Log } from './log.ts'
import { buildServer } from './server.ts'
import { NewerStoreError } from './store/database.ts'
import { openStore, peekIntoStore } from './store/store.ts'
import { loadOrMakeToken } from './token.ts'
import { rehearseFallback } from './twilio/fallback.ts'
import { makeTextSender } from './twilio/send-text.ts'

/** The line can't start. The message is for operators. */
export class StartError extends Error {}

/** A line that listens, and the words that greet whoever started it. */
export interface Started {
  readonly app: FastifyInstance
  readonly greeting: readonly string[]
}

/** Goes live, and answers calls and texts on a port. Closing the app ends all of it. @throws StartError */
export async function startLine(config: Config, log: Log): Promise<Started> {
  const { host, port, metricsToken, textsAnHour } = config
  for (const words of warningsOf(config)) log.warn({}, words)
  const trial = config.authTokens.length === 0
  const authTokens = trial ? [await makeToken(config.dataDir)] : config.authTokens
  const [publicUrl, texts] = [publicUrlOf(config), textsOf(config, log)]
  const access = makeStoreAccess(() => openStore(config), log)
  const live = await goLive(sourcesOf(config, access, log)).catch(async (error) => {
    await access.close()
    throw explain(error)
  })
  // A failure is in the log already, and the next start notes it.
  if (!trial) access.write((store) => store.noteService(Date.now())).catch(ignore)
  const { lines, condition } = live
  const timeZone = () => lines.live().timeZone
  const tally = makeTally(Date.now, timeZone)
  const stopCounting = writeCounts(tally, access, () => hourOf(Date.now(), timeZone()).slice(0, 10), log)
  const channels = { lines, log, trial, publicUrl, texts, textsAnHour, observe: tally.add, now: Date.now }
  const app = await buildServer({
    ...channels,
    ...{ authTokens, condition, metricsToken, connectionsAtMost: connectionsAtMost() },
  })
  app.addHook('onClose', async () => {
    live.stop()
    await stopCounting()
    await access.close()
  })
  const place = { host, port, reusePort: config.sharesPort }
  await app.listen(place).catch(async (error: Error) => {
    await app.close()
    throw new StartError(`Can't listen on ${host} port ${port} (${error.message}). Set HOST or PORT to another.`)
  })
  return { app, greeting: greetingOf(lines.live(), config, await holdsLive(config.flowsDir, lines.live())) }
}

/** Whether the folder of flow files holds what is live. A line that started without a folder does not need one. */
async function holdsLive(folder: string, { revision }: Line): Promise<boolean> {
  const files = await readFlowFolder(folder).catch(() => undefined)
  return files === undefined || revisionOf(files) === revision
}

/** Where the line comes from: the store, or else the folder of flow files. */
function sourcesOf(config: Config, access: StoreAccess, log: Log): Sources {
  const readFolder = () => readFlows(config.flowsDir)
  const seed = makeSeed({ access, readFolder, check: checkInChild, log, now: Date.now })
  const peek = () => peekIntoStore(config, Date.now())
  return { access, readFolder, seed, peek, rehearse: rehearseFallback, log, now: Date.now }
}

function readFlows(folder: string): Promise<FlowFiles> {
  return readFlowFolder(folder).catch(() => {
    throw new StartError(`The folder ${folder} can't be read. Set FLOWS_DIR to the folder that holds line.yaml.`)
  })
}

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

/** How texts are sent. Without an account, or with a token that the line made itself, none can be. */
function textsOf({ accountSid, authTokens, smsFrom, apiUrl }: Config, log: Log) {
  if (!accountSid || authTokens.length === 0) return undefined
  return { send: makeTextSender({ sid: accountSid, tokens: authTokens, apiUrl }, log), from: smsFrom }
}

function greetingOf(line: Line, config: Config, isFolderLive: boolean): string[] {
  const url = publicUrlOf(config)
  const trial = config.authTokens.length === 0
  const textWords =
    config.accountSid && !trial
      ? []
      : ['No caller is offered a text: that takes TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.']
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
