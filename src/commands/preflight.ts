import { type Config, ConfigError, readConfig } from '../config.ts'
import { warningsOf } from '../config-warnings.ts'
import { type Command, readArgs, type Terminal } from './command.ts'
import { readMoment } from './open-folder.ts'
import { checkAddress } from './preflight/address.ts'
import { checkFlowsAndStore } from './preflight/flows-and-store.ts'
import { fail, pass, printResult, type Result, warn } from './preflight/result.ts'
import { checkSignatures } from './preflight/signing.ts'
import { checkTwilio } from './preflight/twilio-account.ts'

/** Checks everything that a line depends on. The exit code is 1 if something keeps callers from it. */
export const preflight: Command = {
  usage: 'preflight',
  about: 'check that everything is ready for callers: the address, Twilio, the flows and the store',
  details: [
    'Run it with the environment of the line. One line for each thing:',
    '  pass  it is well',
    '  warn  people are answered, and something is worth knowing',
    '  fail  something keeps people from the line, or will soon: the exit code is 1 then',
    '',
    'Nothing that people hear changes. The line is posted what Twilio posts when a call has ended, which does nothing, with',
    'its own signature and with a wrong one, which its log and metrics show as refused.',
  ],
  run: async (args, { env, print, now }) => {
    readArgs(args, {}, 0)
    let code = 0
    for await (const result of checkAll(env, readMoment(undefined, 'UTC', now))) {
      print(printResult(result))
      if (result.verdict === 'fail') code = 1
    }
    return code
  },
}

/** Checks everything that a line depends on, from the environment inwards. Each result comes as soon as it is known. */
async function* checkAll(env: Terminal['env'], now: Temporal.Instant): AsyncGenerator<Result, void> {
  try {
    const config = readConfig(env)
    yield* checkSettings(config)
    const answering = yield* checkAddress(config, now)
    if (answering !== undefined) yield* checkSignatures(config.publicUrl!, config.authTokens)
    yield* checkTwilio(config)
    yield* checkFlowsAndStore(config, answering, now)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    yield fail('settings', error.message)
  }
}

/** What the environment leaves out, and what is unsafe in it. */
function* checkSettings(config: Config): Generator<Result, void> {
  const { authTokens, accountSid } = config
  const trial = "This is a trial, which Twilio can't call. Set TWILIO_AUTH_TOKEN to the auth token in Twilio's console."
  const noTexts = "No caller is offered a text. Set TWILIO_ACCOUNT_SID to the account's SID in Twilio's console."
  if (authTokens.length === 0) yield warn('settings', trial)
  if (!accountSid) yield warn('settings', noTexts)
  for (const words of warningsOf(config)) yield warn('settings', words)
  if (authTokens.length > 0 && accountSid) yield pass('settings', 'All that Twilio takes is set.')
}
