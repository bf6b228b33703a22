import * as Type from 'typebox'
import type { Ask } from './api.ts'

/** The settings of a number that decide who answers it, as Twilio names them in JSON. */
const settingNames = [
  'voice_url',
  'voice_method',
  'voice_fallback_url',
  'voice_fallback_method',
  'status_callback',
  'status_callback_method',
  'sms_url',
  'sms_method',
  'sms_fallback_url',
  'sms_fallback_method',
  'voice_application_sid',
  'sms_application_sid',
  'trunk_sid',
] as const

export type SettingName = (typeof settingNames)[number]

/** '' where nothing is set. */
export type Settings = Readonly<Record<SettingName, string>>

/** A phone number of the account. */
export interface OwnNumber {
  readonly sid: string
  /** In E.164. */
  readonly number: string
  readonly settings: Settings
  /** Whether it can be called, and texted. */
  readonly voice: boolean
  readonly sms: boolean
}

const eachSetting = <T>(make: (name: SettingName) => T) =>
  Object.fromEntries(settingNames.map((name) => [name, make(name)])) as Record<SettingName, T>

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
const resource = Type.Object({
  sid: Type.String({ pattern: '^PN[0-9a-f]{32}$' }),
  phone_number: Type.String(),
  capabilities: Type.Object({ voice: Type.Boolean(), sms: Type.Boolean() }),
  ...eachSetting(() => Type.Union([Type.String(), Type.Null()])),
})

const list = Type.Object({ incoming_phone_numbers: Type.Array(resource) })

/** Twilio's largest page. An account with more numbers than that has the rest of them left out. */
const page = '/IncomingPhoneNumbers.json?PageSize=1000'

/** The numbers of the account, the first thousand of them. @throws TwilioError */
export async function listNumbers(ask: Ask): Promise<readonly OwnNumber[]> {
  return (await ask(list, page)).incoming_phone_numbers.map(toNumber)
}

/** One number of the account; undefined if it has no such number. @throws TwilioError */
export async function findNumber(ask: Ask, number: string): Promise<OwnNumber | undefined> {
  const found = await ask(list, `${page}&PhoneNumber=${encodeURIComponent(number)}`)
  // Twilio also finds numbers that it is a part of.
  return found.incoming_phone_numbers.map(toNumber).find((own) => own.number === number)
}

/** Changes what differs, and gives the number as Twilio has it then. @throws TwilioError */
export async function changeNumber(ask: Ask, { sid, settings }: OwnNumber, wanted: Settings): Promise<OwnNumber> {
  const different = settingNames.filter((name) => settings[name] !== wanted[name])
  const fields = Object.fromEntries(different.map((name) => [nameInForm(name), wanted[name]]))
  return toNumber(await ask(resource, `/IncomingPhoneNumbers/${sid}.json`, fields))
}

/** Twilio names a setting in another way where it is changed: `voice_url` is `VoiceUrl`. */
const nameInForm = (name: SettingName) => name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())

function toNumber(read: Type.Static<typeof resource>): OwnNumber {
  const { sid, phone_number: number, capabilities } = read
  const { voice, sms } = capabilities
  return { sid, number, voice, sms, settings: eachSetting((name) => read[name] ?? '') }
}
