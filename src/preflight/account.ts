import { printable } from '../flow/problem.ts'
import { type AccountState, readAccountState } from '../twilio/account.ts'
import { type Account, makeAsk, TwilioError } from '../twilio/api.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'account'

/** Looks whether Twilio accepts each token, and at the account. Gives whether more can be asked of it. */
export async function* checkAccount(account: Account): AsyncGenerator<Result, boolean> {
  const { tokens } = account
  let state: AccountState | undefined
  for (const [at, token] of tokens.entries()) {
    try {
      state = await readAccountState(makeAsk({ ...account, tokens: [token] }))
      yield pass(subject, `Twilio accepts ${nameToken(tokens, at)}.`)
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error
      yield at > 0 && error.status === 401 ? unknownYet : fail(subject, error.message, '')
    }
  }
  if (state) yield* judge(state)
  return state !== undefined
}
