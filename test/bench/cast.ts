import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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

/** A line, its folder, the program that runs it, and the traffic for it. Calls and the acts in them have the same index. */
export interface Part {
  readonly name: string
  readonly program: string
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
  /** The line of another checkout. */
  readonly other: Part | undefined
  readonly scratch: string
}

const bigStates = 10_000
const differentCalls = 1_000
const differentTexts = 400

/** More than the line remembers at once: none of them ever has had too many replies, however fast the line is. */
const senders = 24_000

const flowsFolder = fileURLToPath(new URL('../../flows', import.meta.url))
const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Compiles the lines and signs their traffic. `checkout` is the folder of another version of the project to measure beside this one. */
export async function castLines(checkout: string | undefined): Promise<Cast> {
  const scratch = await mkdtemp(join(tmpdir(), 'signpost-bench-'))
  const files = await readFlowFolder(flowsFolder)
  const line = compile(files)
  const { files: bigFiles, copies, naming } = growLine(line, files, bigStates)
  const folder = join(scratch, 'big')
  await writeFolder(folder, bigFiles)
  // Spread evenly: the first act is one in the first copy, the last one in the last.
  const inCopy = (i: number, of: number) => naming(Math.floor(((i % of) * copies) / of))
  const inLine = () => naming(0)
  const own = { name: 'line', program, line, folder: flowsFolder, inCopy: inLine }
  const cast = {
    line: makePart(line, own),
    big: makePart(line, { ...own, name: 'big', line: compile(bigFiles), folder, inCopy }),
    other: checkout === undefined ? undefined : await castOther(checkout, own),
    scratch,
  }
  for (const part of [cast.line, cast.big, cast.other])
    for (const logLevel of ['silent', 'info']) if (part) await fillStore(part, scratch, logLevel)
  return cast
}

/** Its flow files may differ, and so its revision; this code reads them too. */
async function castOther(checkout: string, own: PartOptions): Promise<Part> {
  const folder = resolve(checkout, 'flows')
  const line = compile(await readFlowFolder(folder))
  return makePart(line, { ...own, name: 'other', program: resolve(checkout, 'src/main.ts'), line, folder })
}

/** Each server has a store of its own. */
const storeFolder = (name: string, scratch: string, logLevel: string) => join(scratch, `store-${name}-${logLevel}`)

/** Publishes flows, unchecked: a server then starts as it does every time but the first. */
async function fillStore({ name, folder }: Part, scratch: string, logLevel: string): Promise<void> {
  const files = await readFlowFolder(folder)
  const store = await openStore({ databaseUrl: undefined, dataDir: storeFolder(name, scratch, logLevel) })
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

interface PartOptions extends Pick<Part, 'name' | 'program' | 'line' | 'folder'> {
  readonly inCopy: (i: number, of: number) => Naming
}

/** The acts and texts are those of the shipped line, moved to the copy that is due: every line gets as many different ones. */
function makePart(shipped: Line, { inCopy, ...part }: PartOptions): Part {
  const { line } = part
  const all = actsOf(shipped)
  const acts = Array.from({ length: differentCalls }, (_, i) => {
    const act = all[i % all.length]!
    return { ...act, path: inCopy(i, all.length).state(act.path) }
  })
  const namings = Array.from({ length: differentTexts }, (_, i) => inCopy(i, differentTexts))
  const bodies = textsTo(shipped, { big: line, namings })
  const calls = acts.map((act, i) => voiceWebhook(act, line.revision, i))
  const texts = Array.from({ length: senders }, (_, i) => textWebhook(bodies[i % differentTexts]!, i))
  return { ...part, acts, calls, texts }
}

/** The replies that the limit gives to everybody. */
export interface Constants {
  readonly voice: string
  readonly sms: string
}

/** The line as it is shipped: its own process, told by its environment what every user tells it. */
export function lineRecipe({ name, program, folder }: Part, scratch: string, logLevel: string): Recipe {
  return {
    script: program,
    env: {
      PUBLIC_URL: account.publicUrl,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_ACCOUNT_SID: account.sid,
      // Nobody listens there, and no request of the benchmark asks for a text.
      TWILIO_API_URL: 'http://127.0.0.1:9',
      FLOWS_DIR: folder,
      DATA_DIR: storeFolder(name, scratch, logLevel),
      LOG_LEVEL: logLevel,
    },
    log: join(scratch, `${name}-${logLevel}.log`),
  }
}

/** The server that says the same to everybody. */
export function limitRecipe({ voice, sms }: Constants, scratch: string, logLevel: string): Recipe {
  return {
    script: fileURLToPath(new URL('limit-server.ts', import.meta.url)),
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
    script: fileURLToPath(new URL('express-server.ts', import.meta.url)),
    env: { TWILIO_AUTH_TOKEN: account.authToken },
    log: join(scratch, 'express.log'),
  }
}
