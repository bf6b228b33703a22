import { type Config, ConfigError, type Environment, readConfig } from '../../config.ts'
import { checkAddress } from './address.ts'
import { checkFlowsAndStore } from './flows-and-store.ts'
import { fail, pass, type Result, warn } from './result.ts'
import { checkSignatures } from './signing.ts'
import { checkTwilio } from './twilio-account.ts'

/** Checks everything that a line depends on, from the environment inwards. Each result comes as soon as it is known. */
export async function* runPreflight(env: Environment, now: Temporal.Instant): AsyncGenerator<Result, void> {
  try {
    yield* checkAll(readConfig(env), now)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    yield fail('settings', error.message)
  }
}

async function* checkAll(config: Config, now: Temporal.Instant): AsyncGenerator<Result, void> {
  yield* checkSettings(config)
  const answering = yield* checkAddress(config, now)
  if (answering !== undefined) yield* checkSignatures(config.publicUrl!, config.authTokens)
  yield* checkTwilio(config)
  yield* checkFlowsAndStore(config, answering, now)
}

/** What the environment leaves out. */
function checkSettings({ authTokens, accountSid }: Config): readonly Result[] {
  const trial = warn(
    'settings',
    "This is a trial, which Twilio can't call. Set TWILIO_AUTH_TOKEN to the auth token in Twilio's console.",
  )
  const noTexts = warn(
    'settings',
    "No caller is offered a text. Set TWILIO_ACCOUNT_SID to the account's SID in Twilio's console.",
  )
  const missing = [...(authTokens.length === 0 ? [trial] : []), ...(accountSid ? [] : [noTexts])]
  return missing.length > 0 ? missing : [pass('settings', 'All that Twilio takes is set.')]
}
