import type { Config } from '../../config.ts'
import { makeAsk } from '../../twilio/api.ts'
import { checkAccount } from './account.ts'
import { checkNumbers } from './numbers.ts'
import type { Result } from './result.ts'

/** Looks at the account and its numbers, by Twilio's REST API. Without an account there is nothing to look at. */
export async function* checkTwilio(config: Config): AsyncGenerator<Result, void> {
  const { accountSid: sid, authTokens: tokens, apiUrl, publicUrl } = config
  if (!sid || publicUrl === undefined || tokens.length === 0) return
  const account = { sid, tokens, apiUrl }
  if (yield* checkAccount(account)) yield* checkNumbers(makeAsk(account), publicUrl)
}
