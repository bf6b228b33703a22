import Type from 'typebox'
import type { Ask } from './api.ts'

/** https://www.twilio.com/docs/iam/api/account */
const resource = Type.Object({ status: Type.String(), type: Type.String() })

/** What Twilio tells of an account: its status is `active`, `suspended` or `closed`, its type `Full` or `Trial`. */
export type AccountState = Readonly<Type.Static<typeof resource>>

/** @throws TwilioError */
export async function readAccountState(ask: Ask): Promise<AccountState> {
  // What comes back holds a secret too: only what is needed is let out.
  const { status, type } = await ask(resource, '.json')
  return { status, type }
}
