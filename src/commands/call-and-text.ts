import { type Config, listeningUrlOf, publicUrlOf, readConfig } from '../config.ts'
import { parseTime } from '../hours/parse-time.ts'
import { loadToken } from '../token.ts'
import { type Command, readArgs, type Terminal, UnableError, UsageError } from './command.ts'
import { postOver } from './phone/http.ts'
import { createPhone, type Phone } from './phone/phone.ts'
import { callInTerminal, textInTerminal } from './phone/terminal.ts'

const options = {
  at: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  withheld: { type: 'boolean' },
} as const

const details = [
  '  --at TIME      as if it were then, like 2026-12-25T10:00 (a line without TWILIO_AUTH_TOKEN only)',
  '  --from NUMBER  as if from this number',
  '  --to NUMBER    as if to this number',
]

/** Phones the running line. */
export const call: Command = {
  usage: 'call [KEY …]',
  about: 'phone the running line; also: npm run call -- 2 2',
  details: [...details, '  --withheld     with the number withheld'],
  run: async (args, { env, print, lines, isTerminal }) => {
    const { values, positionals } = readArgs(args, options)
    const wrong = positionals.find((keys) => !/^[0-9*#]+$/.test(keys))
    if (wrong) throw new UsageError(`"${wrong}" is no key: the keys are 0 to 9, * and #.`)
    const interactive = isTerminal || positionals.length === 0
    const phone = await makePhone(env, values.at)
    await callInTerminal(phone, values, { keys: [...positionals], lines, interactive, print })
  },
}

/** Texts the running line. */
export const text: Command = {
  usage: 'text WORD …',
  about: 'text the running line; also: npm run text -- hate crime',
  details,
  run: async (args, { env, print }) => {
    const { values, positionals } = readArgs(args, options)
    await textInTerminal(await makePhone(env, values.at), positionals.join(' '), values, { print })
  },
}

/** A phone that reaches the line of this environment on this machine, whatever its public address is. */
async function makePhone(env: Terminal['env'], at: string | undefined): Promise<Phone> {
  const config = readConfig(env)
  if (at !== undefined && parseTime(at, 'UTC') === undefined)
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
    throw new UnableError(`There is no token in ${dataDir}. Start the line first: npm start`)
  })
}
