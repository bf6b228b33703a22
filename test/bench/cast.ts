import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileLine, revisionOf } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'
import { readFlowFolder } from '../../src/folder.ts'
import { openStore } from '../../src/store/store.ts'
import { growLine, type Naming } from './big-line.ts'
import { account, textWebhook, voiceWebhook, type Webhook } from './requests.ts'
import type { Recipe } from './servers.ts'
import { type Act, actsOf, textsTo } from './traffic.ts'

/** A line, its folder, and the traffic for it. Calls and the acts in them have the same index. */
export interface Part {
  readonly line: Line
  readonly folder: string
  readonly acts: readonly Act[]
  readonly calls: readonly Webhook[]
  readonly texts: readonly Webhook[]
}

/** The line that is shipped, the same line grown, and a folder for all that the run writes. */
export interface Cast {
  readonly line: Part
  readonly big: Part
  readonly scratch: string
}

const bigStates = 10_000
const differentCalls = 1_000
const differentTexts = 400

/** More than the line remembers at once: none of them ever has had too many replies, however fast the line is. */
const senders = 24_000

const flowsFolder = fileURLToPath(new URL('../../flows', import.meta.url))

/** Compiles both lines and signs their traffic. */
export async function castLines(): Promise<Cast> {
  const scratch = await mkdtemp(join(tmpdir(), 'signpost-bench-'))
  const files = await readFlowFolder(flowsFolder)
  const line = compile(files)
  const { files: bigFiles, copies, naming } = growLine(line, files, bigStates)
  const folder = join(scratch, 'big')
  await writeFolder(folder, bigFiles)
  for (const logLevel of ['silent', 'info']) await fillStore(storeFolder(flowsFolder, scratch, logLevel), files)
  await fillStore(storeFolder(folder, scratch, 'silent'), bigFiles)
  // Spread evenly: the first act is one in the first copy, the last one in the last.
  const inCopy = (i: number, of: number) => naming(Math.floor(((i % of) * copies) / of))
  const inLine = () => naming(0)
  return {
    line: makePart(line, { line, folder: flowsFolder, inCopy: inLine }),
    big: makePart(line, { line: compile(bigFiles), folder, inCopy }),
    scratch,
  }
}

/** Each server has a store of its own. */
const storeFolder = (folder: string, scratch: string, logLevel: string) =>
  join(scratch, `store-${basename(folder)}-${logLevel}`)

/** Publishes flows, unchecked: a server then starts as it does every time but the first. */
async function fillStore(dataDir: string, files: FlowFiles): Promise<void> {
  const store = await openStore({ databaseUrl: undefined, dataDir })
  const occasion = { author: 'bench', note: 'bench', at: 0, expectedLive: undefined }
  await store.revisions.publish({ hash: revisionOf(files), files, findings: [] }, occasion)
  await store.close()
}

function compile(files: FlowFiles): Line {
  const compiled = compileLine(files)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems[0]))
  return compiled.line
}

async function writeFolder(folder: string, files: FlowFiles): Promise<void> {
  await mkdir(folder)
  for (const [name, text] of files) await writeFile(join(folder, name), text)
}

interface PartOptions {
  readonly line: Line
  readonly folder: string
  readonly inCopy: (i: number, of: number) => Naming
}

/** The acts and texts are those of the shipped line, moved to the copy that is due: every line gets as many different ones. */
function makePart(shipped: Line, { line, folder, inCopy }: PartOptions): Part {
  const all = actsOf(shipped)
  const acts = Array.from({ length: differentCalls }, (_, i) => {
    const act = all[i % all.length]!
    return { ...act, path: inCopy(i, all.length).state(act.path) }
  })
  const namings = Array.from({ length: differentTexts }, (_, i) => inCopy(i, differentTexts))
  const bodies = textsTo(shipped, { big: line, namings })
  const calls = acts.map((act, i) => voiceWebhook(act, line.revision, i))
  const texts = Array.from({ length: senders }, (_, i) => textWebhook(bodies[i % differentTexts]!, i))
  return { line, folder, acts, calls, texts }
}

/** The replies that the limit gives to everybody. */
export interface Constants {
  readonly voice: string
  readonly sms: string
}

/** The line as it is shipped: its own process, told by its environment what every user tells it. */
export function lineRecipe({ folder }: Part, scratch: string, logLevel: string): Recipe {
  return {
    script: '../../src/main.ts',
    env: {
      PUBLIC_URL: account.publicUrl,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_ACCOUNT_SID: account.sid,
      // Nobody listens there, and no request of the benchmark asks for a text.
      TWILIO_API_URL: 'http://127.0.0.1:9',
      FLOWS_DIR: folder,
      DATA_DIR: storeFolder(folder, scratch, logLevel),
      LOG_LEVEL: logLevel,
    },
    log: join(scratch, `line-${logLevel}.log`),
  }
}

/** The server that says the same to everybody. */
export function limitRecipe({ voice, sms }: Constants, scratch: string, logLevel: string): Recipe {
  return {
    script: 'limit-server.ts',
    env: {
      PUBLIC_URL: account.publicUrl,
      TWILIO_AUTH_TOKEN: account.authToken,
      LOG_LEVEL: logLevel,
      VOICE_REPLY: voice,
      SMS_REPLY: sms,
    },
    log: join(scratch, `limit-${logLevel}.log`),
  }
}

/** The server that a user would write. */
export function expressRecipe(scratch: string): Recipe {
  return {
    script: 'express-server.ts',
    env: { TWILIO_AUTH_TOKEN: account.authToken },
    log: join(scratch, 'express.log'),
  }
}
