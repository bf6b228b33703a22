import { printable } from '../../flow/problem.ts'
import { type Account, type AccountState, makeAsk, readAccountState, type TwilioError } from '../../twilio/api.ts'
import { fail, pass, type Result, warn } from './result.ts'

const subject = 'account'

/** Looks whether Twilio accepts each token, and at the account. Gives whether it can be asked for more. */
export async function* checkAccount(account: Account): AsyncGenerator<Result, boolean> {
  const { tokens } = account
  let state: AccountState | undefined
  for (const [at, token] of tokens.entries()) {
    const found = await readAccountState(makeAsk({ ...account, tokens: [token] })).catch((error: TwilioError) => error)
    if (!(found instanceof Error)) {
      state = found
      yield pass(subject, `Twilio accepts ${nameToken(tokens, at)}.`)
    } else if (found.status === 401) yield judgeUnknown(tokens, at)
    else {
      yield fail(subject, found.message)
      return false
    }
  }
  if (state) yield judgeState(state)
  return state !== undefined
}

/** What a token is called, which is never shown. */
export function nameToken({ length }: readonly string[], at: number): string {
  return length === 1 ? 'the token' : `the ${at === 0 ? 'first' : 'second'} token`
}

/** Twilio signs with the primary token; REST takes the secondary too, from when it is made. */
function judgeUnknown(tokens: readonly string[], at: number): Result {
  const words = `Twilio does not accept ${nameToken(tokens, at)} of TWILIO_AUTH_TOKEN for TWILIO_ACCOUNT_SID.`
  if (at === 0) return fail(subject, `${words} Copy both from Twilio's console again.`)
  return warn(subject, `${words} It is not made yet, or was revoked: take it out if it is not the next one.`)
}

function judgeState({ status, type }: AccountState): Result {
  if (status !== 'active')
    return fail(
      subject,
      `Twilio says that it is ${printable(status)}: no call is answered. Mend it in Twilio's console.`,
    )
  if (type !== 'Trial') return pass(subject, 'It is active.')
  const found = 'It is a trial: callers hear that first, and only numbers that Twilio has verified can get a text.'
  return warn(subject, `${found} Upgrade it in Twilio's console.`)
}
