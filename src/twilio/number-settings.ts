import type { SettingName, Settings } from './numbers.ts'
import { retries } from './retries.ts'

/** What Twilio asks when something happens to a number, and the line's path that answers. */
export interface Handler {
  readonly title: string
  readonly url: SettingName
  readonly method: SettingName
  readonly path: string
  /** Whether it answers people, answers them when that fails, or only hears of it. */
  readonly role: 'answers' | 'falls back' | 'hears'
}

/** All that Twilio asks the line. */
export const handlers: readonly Handler[] = [
  { title: 'When a call comes in', url: 'voice_url', method: 'voice_method', path: '/voice', role: 'answers' },
  {
    title: 'When that fails for a call',
    url: 'voice_fallback_url',
    method: 'voice_fallback_method',
    path: '/voice/fallback',
    role: 'falls back',
  },
  {
    title: 'When a call has ended',
    url: 'status_callback',
    method: 'status_callback_method',
    path: '/voice/status',
    role: 'hears',
  },
  { title: 'When a text comes in', url: 'sms_url', method: 'sms_method', path: '/sms', role: 'answers' },
  {
    title: 'When that fails for a text',
    url: 'sms_fallback_url',
    method: 'sms_fallback_method',
    path: '/sms/fallback',
    role: 'falls back',
  },
]

/** What makes Twilio pass over the URLs of a number while it is set. */
export const overrides: readonly { readonly title: string; readonly sid: SettingName }[] = [
  { title: 'Application for calls', sid: 'voice_application_sid' },
  { title: 'Application for texts', sid: 'sms_application_sid' },
  { title: 'SIP trunk for calls', sid: 'trunk_sid' },
]

/**
 * The settings of a number that bring its calls and texts to the line at a public URL. A fallback on another host, such as a
 * TwiML Bin, is kept: it answers even when no machine of the line does.
 */
export function wantedSettings(current: Settings, publicUrl: string): Settings {
  const wanted = { ...current }
  for (const { url, method, path, role } of handlers) {
    if (role === 'falls back' && isElsewhere(current[url], publicUrl)) continue
    wanted[url] = publicUrl + path + retries
    wanted[method] = 'POST'
  }
  for (const { sid } of overrides) wanted[sid] = ''
  return wanted
}

/** Whether a number's calls or texts come to the line at a public URL, if nothing else is wrong with it. */
export function leadsTo(settings: Settings, publicUrl: string): boolean {
  return handlers.some(({ url, path, role }) => role === 'answers' && bare(settings[url]) === publicUrl + path)
}

/** A URL without its fragment, which tells Twilio how to ask and not whom. */
export const bare = (url: string): string => url.replace(/#.*/, '')

/** Whether a URL is one, and of another host than a second. */
export function isElsewhere(url: string, other: string): boolean {
  return URL.canParse(url) && new URL(url).host !== new URL(other).host
}
