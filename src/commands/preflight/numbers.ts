import type { Ask, TwilioError } from '../../twilio/api.ts'
import { changesOf, itemsOf, leadsTo, wantedSettings } from '../../twilio/number-settings.ts'
import { listNumbers, type OwnNumber } from '../../twilio/numbers.ts'
import { fail, pass, type Result, warn } from './result.ts'

/** Looks whether a number leads to the line, and whether those that do are as `connect` makes them. */
export async function* checkNumbers(ask: Ask, publicUrl: string): AsyncGenerator<Result, void> {
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
