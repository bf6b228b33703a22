import type { Config } from '../../config.ts'
import { pass, type Result, warn } from './result.ts'

const subject = 'settings'

/** Tells what the environment leaves out. */
export function checkSettings({ authTokens, accountSid }: Config): readonly Result[] {
  const trial = warn(
    subject,
    "This is a trial, which Twilio can't call. Set TWILIO_AUTH_TOKEN to the auth token in Twilio's console.",
  )
  const noTexts = warn(
    subject,
    "No caller is offered a text. Set TWILIO_ACCOUNT_SID to the account's SID in Twilio's console.",
  )
  const missing = [...(authTokens.length === 0 ? [trial] : []), ...(accountSid ? [] : [noTexts])]
  return missing.length > 0 ? missing : [pass(subject, 'All that Twilio takes is set.')]
}
