import type { Config } from '../config.ts'
import { pass, type Result, warn } from './result.ts'

/** What the environment leaves out. */
export function checkSettings({ authTokens, accountSid }: Config): Result[] {
  const trial = warn(
    'settings',
    'TWILIO_AUTH_TOKEN is not set: the line is a trial that only its own machine can reach.',
    "Set it to the auth token in Twilio's console.",
  )
  const noTexts = warn(
    'settings',
    'TWILIO_ACCOUNT_SID is not set: no caller is offered a text, and the account and its numbers are not looked at.',
    "Set it to the account's SID in Twilio's console.",
  )
  const missing = [...(authTokens.length === 0 ? [trial] : []), ...(accountSid ? [] : [noTexts])]
  return missing.length > 0 ? missing : [pass('settings', 'Every variable that the line needs is set.')]
}
