import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseMoment } from './channels/channel.ts'
import { makeFallback } from './channels/fallback.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { editorSchemas } from './flow/editor-schemas.ts'
import { PhoneError } from './phone/errors.ts'
import { postOver } from './phone/http.ts'
import { createPhone, type Phone } from './phone/phone.ts'
import { callInTerminal, textInTerminal } from './phone/terminal.ts'
import { listeningUrlOf, loadLine, publicUrlOf, StartError } from './start.ts'
import { loadToken } from './token.ts'

/** What a command has to do with the outside. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  /** What is typed. */
  readonly lines: AsyncIterable<string>
  readonly isTerminal: boolean
}

type Command = (args: readonly string[], terminal: Terminal) => Promise<void>

/** Something in the words of a command that cannot be understood: the message is one line that says what to write. */
class UsageError extends Error {}

const help = `Usage: npm run line -- COMMAND

  call [KEY …]      phone the running line; also: npm run call -- 2 2
  text WORD …       text the running line; also: npm run text -- hate crime
  fallback          print static TwiML for Twilio's fallback URL
  schema            write the schemas that editors use beside the flow files

call and text take
  --at TIME         as if it were then, like 2026-12-25T10:00 (a line without TWILIO_AUTH_TOKEN only)
  --from NUMBER     as if from this number
  --to NUMBER       as if to this number
  --withheld        call with the number withheld`

const commands: Readonly<Record<string, Command>> = {
  call,
  text,
  fallback: printFallback,
  schema: writeSchemas,
  help: async (_, { print }) => print(help),
}

/** Runs one command. Returns the exit code: 0, 1 when it could not be done, 2 when it was not understood. */
export async function runCommand([name = 'help', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  try {
    if (name === '--help' || args.includes('--help')) terminal.print(help)
    else if (Object.hasOwn(commands, name)) await commands[name]!(args, terminal)
    else throw new UsageError(`There is no command "${name}".`)
    return 0
  } catch (error) {
    if (error instanceof UsageError) return complain(terminal, `${error.message} Try: npm run line -- --help`, 2)
    if (error instanceof PhoneError) return complain(terminal, explainPhone(error), 1)
    if (error instanceof ConfigError || error instanceof StartError) return complain(terminal, error.message, 1)
    throw error
  }
}

function complain(terminal: Terminal, message: string, code: number): number {
  terminal.complain(message)
  return code
}

function explainPhone({ code, message }: PhoneError): string {
  return code === 11205
    ? 'No line answers. Start one first: npm start'
    : `Twilio would report error ${code}: ${message}`
}

const phoneOptions = {
  at: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  withheld: { type: 'boolean' },
} as const

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: phoneOptions, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('.')[0]!.concat('.'))
  }
}

async function call(args: readonly string[], { env, print, lines, isTerminal }: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args)
  const wrong = positionals.find((keys) => !/^[0-9*#]+$/.test(keys))
  if (wrong) throw new UsageError(`"${wrong}" is no key: the keys are 0 to 9, * and #.`)
  const interactive = isTerminal || positionals.length === 0
  await callInTerminal(await makePhone(env, values.at), values, {
    keys: [...positionals],
    lines,
    interactive,
    print,
  })
}

async function text(args: readonly string[], { env, print }: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args)
  await textInTerminal(await makePhone(env, values.at), positionals.join(' '), values, { print })
}

/** A phone that reaches the line of this environment on this machine, whatever its public address is. */
async function makePhone(env: Terminal['env'], at: string | undefined): Promise<Phone> {
  const config = readConfig(env)
  if (at !== undefined && parseMoment(at, 'UTC') === undefined)
    throw new UsageError(`--at ${at} is not a time: write it like 2026-12-25T10:00.`)
  if (at !== undefined && config.authTokens.length > 0)
    throw new UsageError('--at works only on a line without TWILIO_AUTH_TOKEN.')
  return createPhone({
    publicUrl: publicUrlOf(config),
    authToken: config.authTokens[0] ?? (await findToken(config)),
    post: postOver(listeningUrlOf(config)),
    ...(at && { at }),
  })
}

function findToken({ dataDir }: Config): Promise<string> {
  return loadToken(dataDir).catch(() => {
    throw new StartError(`There is no token in ${dataDir}. Start the line first: npm start`)
  })
}

async function printFallback(_: readonly string[], { env, print }: Terminal): Promise<void> {
  print(makeFallback(await loadLine(readConfig(env).flowsDir)))
}

async function writeSchemas(_: readonly string[], { env, print }: Terminal): Promise<void> {
  const { flowsDir } = readConfig(env)
  for (const [file, schema] of Object.entries(editorSchemas())) {
    await writeFile(join(flowsDir, file), schema)
    print(join(flowsDir, file))
  }
}
