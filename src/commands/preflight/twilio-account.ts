import type { Config } from '../../config.ts'
import { printable } from '../../flow/problem.ts'
import {
  type Account,
  type AccountState,
  type Ask,
  makeAsk,
  readAccountState,
  type TwilioError,
} from '../../twilio/api.ts'
import { changesOf, itemsOf, leadsTo, wantedSettings } from '../../twilio/number-settings.ts'
import { listNumbers, type OwnNumber } from '../../twilio/numbers.ts'
import { fail, pass, type Result, warn } from './result.ts'

/** Checks the account and its numbers with Twilio's REST API, if there is an account. */
export async function* checkTwilio(config: Config): AsyncGenerator<Result, void> {
  const { accountSid: sid, authTokens: tokens, apiUrl, publicUrl } = config
  if (!sid || publicUrl === undefined || tokens.length === 0) return
  const account = { sid, tokens, apiUrl }
  if (yield* checkAccount(account)) yield* checkNumbers(makeAsk(account), publicUrl)
}

/** Checks that Twilio accepts each token, and the state of the account. Returns whether its numbers can be asked for. */
async function* checkAccount(account: Account): AsyncGenerator<Result, boolean> {
  const { tokens } = account
  let state: AccountState | undefined
  for (const [at, token] of tokens.entries()) {
    const found = await readAccountState(makeAsk({ ...account, tokens: [token] })).catch((error: TwilioError) => error)
    if (!(found instanceof Error)) {
      state = found
      yield pass('account', `Twilio accepts ${nameToken(tokens, at)}.`)
    } else if (found.status === 401) yield judgeUnknown(tokens, at)
    else {
      yield fail('account', found.message)
      return false
    }
  }
  if (state) yield judgeState(state)
  return state !== undefined
}

/** How a token is named, since it is never shown. */
export function nameToken({ length }: readonly string[], at: number): string {
  return length === 1 ? 'the token' : `the ${at === 0 ? 'first' : 'second'} token`
}

/** Twilio signs with the primary token; its REST API accepts the secondary one too, once that has been made. */
function judgeUnknown(tokens: readonly string[], at: number): Result {
  const words = `Twilio does not accept ${nameToken(tokens, at)} of TWILIO_AUTH_TOKEN for TWILIO_ACCOUNT_SID.`
  if (at === 0) return fail('account', `${words} Copy both from Twilio's console again.`)
  return warn('account', `${words} It is not made yet, or was revoked: take it out if it is not the next one.`)
}

function judgeState({ status, type }: AccountState): Result {
  if (status !== 'active')
    return fail(
      'account',
      `Twilio says that it is ${printable(status)}: no call is answered. Mend it in Twilio's console.`,
    )
  if (type !== 'Trial') return pass('account', 'It is active.')
  const found = 'It is a trial: callers hear that first, and only numbers that Twilio has verified can get a text.'
  return warn('account', `${found} Upgrade it in Twilio's console.`)
}

/** Checks that a number leads to the line, and that each that does is set up as `connect` does it. */
async function* checkNumbers(ask: Ask, publicUrl: string): AsyncGenerator<Result, void> {
  const numbers = await listNumbers(ask).catch((error: TwilioError) => error)
  if (numbers instanceof Error) {
    yield fail('numbers', numbers.message)
    return
  }
  const ours = numbers.filter(({ settings }) => leadsTo(settings, publicUrl))
  if (ours.length === 0)
    yield fail(
      'numbers',
      `No number of the account leads to ${publicUrl}. Point one at it: npm run line -- connect +44…`,
    )
  for (const own of ours) {
    yield judgeSettings(own, publicUrl)
    yield* judgeCapabilities(own)
  }
}

function judgeSettings({ number, settings }: OwnNumber, publicUrl: string): Result {
  const changes = changesOf(itemsOf(settings, wantedSettings(settings, publicUrl)))
  const subject = `number ${number}`
  if (changes.length === 0) return pass(subject, 'It is set up as it should be.')
  const judge = changes.some(({ cutsOff }) => cutsOff) ? fail : warn
  const found = changes.map(({ title, now }) => `"${title}" is ${now}`).join(', ')
  return judge(subject, `It is not set up as it should be: ${found}. Mend it: npm run line -- connect ${number}`)
}

function* judgeCapabilities({ number, voice, sms }: OwnNumber): Generator<Result, void> {
  const missing = [...(voice ? [] : ['called']), ...(sms ? [] : ['texted'])]
  if (missing.length > 0)
    yield warn(`number ${number}`, `It can't be ${missing.join(' or ')}. Don't offer that, or get another number.`)
}
