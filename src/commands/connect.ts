import { readConfig } from '../config.ts'
import { oneOf } from '../flow/problem.ts'
import { type Account, type Ask, makeAsk, TwilioError } from '../twilio/api.ts'
import { changesOf, type Item, itemsOf, wantedSettings } from '../twilio/number-settings.ts'
import { changeNumber, findNumber, listNumbers } from '../twilio/numbers.ts'
import { type Command, readArgs, type Terminal, UnableError, UsageError } from './command.ts'

/** Points a Twilio number at the line. The exit code is 1 if the number was left as it is. */
export const connect: Command = {
  usage: 'connect NUMBER',
  about: 'point a Twilio number at the line, after showing what changes: connect +441632960960',
  details: [
    'It shows what Twilio asks now when a call or a text comes in, and what it would ask, and changes nothing until yes is',
    'typed: the exit code is 1 if anything else is. A fallback on another host, such as a TwiML Bin, is kept.',
    '',
    'It takes PUBLIC_URL, TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN. If the number is in a Messaging Service, set that to',
    "defer to the sender's webhook, in Twilio's console: otherwise its own URL gets the texts.",
  ],
  run: (args, terminal) => connectNumber(readNumber(args), terminal).catch(explain),
}

function readNumber(args: readonly string[]): string {
  const [number = ''] = readArgs(args, {}, 1).positionals
  if (/^\+[1-9]\d{7,14}$/.test(number)) return number
  throw new UsageError('Write the number in full, like +441632960960.')
}

async function connectNumber(number: string, { env, print, lines }: Terminal): Promise<number> {
  const { account, publicUrl } = readAccount(env)
  const ask = makeAsk(account)
  const own = await findNumber(ask, number)
  if (!own) throw await explainMissing(ask, number)
  const wanted = wantedSettings(own.settings, publicUrl)
  const items = itemsOf(own.settings, wanted)
  for (const words of [number, ...items.flatMap(printItem), '']) print(words)
  if (changesOf(items).length === 0) {
    print(`There is nothing to change: ${number} leads to the line.`)
    return 0
  }
  print('Type yes to change it, or anything else to leave it as it is:')
  if (!(await isYes(lines))) {
    print('Nothing was changed.')
    return 1
  }
  const [wrong] = changesOf(itemsOf((await changeNumber(ask, own, wanted)).settings, wanted))
  if (wrong)
    throw new UnableError(
      `Twilio did not take all of it: "${wrong.title}" is ${wrong.now}. Change it in Twilio's console to ${wrong.wanted}.`,
    )
  print(`It is changed. Call ${number}, press a key or two, text it a word, and then: npm run line -- preflight`)
  return 0
}

function readAccount(env: Terminal['env']): { account: Account; publicUrl: string } {
  const { accountSid: sid, authTokens: tokens, apiUrl, publicUrl } = readConfig(env)
  if (!publicUrl?.startsWith('https:'))
    throw new UnableError('Set PUBLIC_URL to the https address that Twilio is to call, like https://line.example.org.')
  if (!sid || tokens.length === 0)
    throw new UnableError("Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN as Twilio's console shows them.")
  return { account: { sid, tokens, apiUrl }, publicUrl }
}

const listedAtMost = 10

async function explainMissing(ask: Ask, number: string): Promise<UnableError> {
  const numbers = (await listNumbers(ask)).map((own) => own.number)
  const few = numbers.length <= listedAtMost ? oneOf(numbers) : `one of its ${numbers.length} numbers`
  return new UnableError(
    numbers.length === 0
      ? "The account has no numbers. Get one in Twilio's console first."
      : `${number} is not a number of the account. Write ${few}.`,
  )
}

function printItem({ title, now, wanted, why }: Item): string[] {
  const reason = why ? ` (${why})` : ''
  if (now === wanted) return ['', title, `  stays: ${now}${reason}`]
  return ['', title, `  now:   ${now}`, `  then:  ${wanted}${reason}`]
}

async function isYes(lines: Terminal['lines']): Promise<boolean> {
  for await (const typed of lines) return typed.trim().toLowerCase() === 'yes'
  return false
}

function explain(error: Error): never {
  throw error instanceof TwilioError ? new UnableError(error.message) : error
}
