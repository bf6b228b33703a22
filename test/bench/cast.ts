import { access, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildInto } from '../../src/build.ts'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'
import { readFlowFolder } from '../../src/folder.ts'
import { type Image, readImage } from '../support/image.ts'
import { fillStore } from '../support/store.ts'
import { growLine, type Naming } from './big-line.ts'
import { account, textWebhook, voiceWebhook, type Webhook } from './requests.ts'
import type { Recipe } from './servers.ts'
import { type Act, actsOf, textsTo } from './traffic.ts'

/** A line, its folder, how the image runs it, and the traffic for it. Calls and the acts in them have the same index. */
export interface Part extends Pick<Recipe, 'program'> {
  readonly name: string
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

/** More than the line remembers at once, and than it hears of in a minute: none of them ever seems to be a machine. */
const senders = 90_000

const flowsFolder = fileURLToPath(new URL('../../flows', import.meta.url))
const image = await readImage()

/** Bundles the line, compiles the lines and signs their traffic. `checkout` is the folder of another version of the project to measure beside this one. */
export async function castLines(checkout: string | undefined): Promise<Cast> {
  const scratch = await mkdtemp(join(tmpdir(), 'signpost-bench-'))
  await buildInto(join(scratch, 'dist'))
  const program = programOf(image, scratch)
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
    other: checkout === undefined ? undefined : await castOther(checkout, { ...own, scratch }),
    scratch,
  }
  // A server then starts as it does every time but the first.
  for (const part of [cast.line, cast.big, cast.other])
    if (part) await fillStore(storeFolder(part.name, scratch), await readFlowFolder(part.folder))
  return cast
}

/** What Node runs in the image, from a bundle in a folder. */
function programOf({ command }: Image, folder: string): string[] {
  const [, ...args] = command
  return [...args.slice(0, -1), join(folder, args.at(-1)!)]
}

/** Its flow files may differ, and so its revision; this code reads them too. */
async function castOther(checkout: string, { scratch, ...own }: PartOptions & { scratch: string }): Promise<Part> {
  const folder = resolve(checkout, 'flows')
  const line = compile(await readFlowFolder(folder))
  return makePart(line, { ...own, name: 'other', program: await buildOther(checkout, scratch), line, folder })
}

/** A version that has no bundle yet runs from its sources. */
async function buildOther(checkout: string, scratch: string): Promise<string[]> {
  const script = resolve(checkout, 'src/build.ts')
  const canBuild = await access(script).then(
    () => true,
    () => false,
  )
  if (!canBuild) return [resolve(checkout, 'src/main.ts')]
  const { buildInto: build } = await import(script)
  await build(join(scratch, 'other', 'dist'))
  return programOf(await readImage(checkout), join(scratch, 'other'))
}

/** Each server has a store of its own. */
const storeFolder = (name: string, scratch: string) => join(scratch, `store-${name}`)

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

/** The line as it is shipped: its own process, told by its environment what every user tells it. It logs, counts and keeps metrics. */
export function lineRecipe({ name, program, folder }: Part, scratch: string): Recipe {
  return {
    program,
    env: {
      ...image.env,
      NODE_COMPILE_CACHE: join(scratch, 'cache'),
      PUBLIC_URL: account.publicUrl,
      TWILIO_AUTH_TOKEN: account.authToken,
      TEXTS_AN_HOUR: '10000000',
      TWILIO_ACCOUNT_SID: account.sid,
      // Nobody listens there, and no request of the benchmark asks for a text.
      TWILIO_API_URL: 'http://127.0.0.1:9',
      FLOWS_DIR: folder,
      DATA_DIR: storeFolder(name, scratch),
    },
    log: join(scratch, `${name}.log`),
  }
}

/** The line in several processes on one port. */
export function sharedRecipe(part: Part, scratch: string): Recipe {
  const { env, ...recipe } = lineRecipe(part, scratch)
  return { ...recipe, env: { ...env, SHARE_PORT: 'yes' } }
}

const scriptBeside = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The server that says the same to everybody, and logs nothing; `ownForm`: with the line's own form reader. */
export function limitRecipe({ voice, sms }: Constants, scratch: string, ownForm = false): Recipe {
  return {
    program: [scriptBeside('limit-server.ts')],
    env: {
      PUBLIC_URL: account.publicUrl,
      TWILIO_AUTH_TOKEN: account.authToken,
      VOICE_REPLY: voice,
      SMS_REPLY: sms,
      ...(ownForm && { OWN_FORM: 'yes' }),
    },
    log: join(scratch, 'limit.log'),
  }
}

/** The server that a user would write. */
export function expressRecipe(scratch: string): Recipe {
  return {
    program: [scriptBeside('express-server.ts')],
    env: { TWILIO_AUTH_TOKEN: account.authToken },
    log: join(scratch, 'express.log'),
  }
}
