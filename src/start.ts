import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { makeTextSender } from './channels/text-sender.ts'
import type { Log } from './channels/turn-log.ts'
import type { Config } from './config.ts'
import { compileLine } from './flow/compile.ts'
import type { Line } from './flow/line.ts'
import { printProblem } from './flow/problem.ts'
import { readFlowFolder } from './folder.ts'
import { loadOrMakeToken } from './token.ts'

/** What keeps a line from starting, in lines for people. */
export class StartError extends Error {}

/** The line of a folder. @throws StartError that lists every problem. */
async function loadLine(folder: string): Promise<Line> {
  const files = await readFlowFolder(folder).catch(() => {
    throw new StartError(`The folder ${folder} can't be read. Set FLOWS_DIR to the folder that holds line.yaml.`)
  })
  const compiled = compileLine(files)
  if ('line' in compiled) return compiled.line
  throw new StartError(compiled.problems.map(printProblem).join('\n'))
}

/** A line that listens, and what to tell the person who started it. */
export interface Started {
  readonly app: FastifyInstance
  readonly greeting: readonly string[]
}

/** Loads, builds and listens. @throws StartError */
export async function startLine(config: Config, log: Log): Promise<Started> {
  const { host, port } = config
  const line = await loadLine(config.flowsDir)
  const trial = config.authTokens.length === 0
  const authTokens = trial ? [await makeToken(config.dataDir)] : config.authTokens
  const publicUrl = publicUrlOf(config)
  const texts = textsOf(config)
  const app = await buildApp({ line, log, trial, authTokens, publicUrl, texts, now: Date.now })
  await app.listen({ host, port }).catch((error: Error) => {
    throw new StartError(`Can't listen on ${host} port ${port} (${error.message}). Set HOST or PORT to another.`)
  })
  return { app, greeting: greetingOf(line, { url: publicUrl, trial, texts: texts !== undefined }) }
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

/** With two tokens REST uses the first, which is the current one. A token that the line made itself is none of Twilio's. */
function textsOf({ accountSid, authTokens, smsFrom, apiUrl }: Config) {
  const [token] = authTokens
  return accountSid && token ? { send: makeTextSender({ sid: accountSid, token, apiUrl }), from: smsFrom } : undefined
}

function greetingOf(line: Line, { url, trial, texts }: { url: string; trial: boolean; texts: boolean }): string[] {
  const textWords = texts ? [] : ['No caller is offered a text: that takes TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.']
  const next = trial
    ? [
        'This is a trial: only this machine can reach it.',
        '',
        'Try next, in another terminal:',
        '  npm run call',
        '  npm run text -- hate crime',
      ]
    : [`Point a Twilio number at ${url}/voice and ${url}/sms.`]
  return [`${line.title}, revision ${line.revision}, listens at ${url}`, ...textWords, ...next]
}
