import { printable } from '../flow/problem.ts'
import type { SettingName, Settings } from './numbers.ts'
import { retries } from './webhook-urls.ts'

/** What Twilio asks when something happens to a number, and the line's path that answers. */
interface Handler {
  readonly title: string
  readonly url: SettingName
  readonly path: string
  /** Whether it answers people, answers them when that fails, or only hears of it. */
  readonly role: 'answers' | 'falls back' | 'hears'
}

/** All that Twilio asks the line. */
const handlers: readonly Handler[] = [
  { title: 'When a call comes in', url: 'voice_url', path: '/voice', role: 'answers' },
  { title: 'When that fails for a call', url: 'voice_fallback_url', path: '/voice/fallback', role: 'falls back' },
  { title: 'When a call has ended', url: 'status_callback', path: '/voice/status', role: 'hears' },
  { title: 'When a text comes in', url: 'sms_url', path: '/sms', role: 'answers' },
  { title: 'When that fails for a text', url: 'sms_fallback_url', path: '/sms/fallback', role: 'falls back' },
]

/** The setting beside a URL with its HTTP method: `voice_method` beside `voice_url`. */
const methodOf = (url: SettingName) => `${url.replace(/_url$/, '')}_method` as SettingName

/** What makes Twilio pass over the URLs of a number while it is set. */
const overrides: readonly { readonly title: string; readonly sid: SettingName }[] = [
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
  for (const { url, path, role } of handlers) {
    if (role === 'falls back' && isElsewhere(current[url], publicUrl)) continue
    wanted[url] = publicUrl + path + retries
    wanted[methodOf(url)] = 'POST'
  }
  for (const { sid } of overrides) wanted[sid] = ''
  return wanted
}

/** Whether a number's calls or texts come to the line at a public URL, if nothing else is wrong with it. */
export function leadsTo(settings: Settings, publicUrl: string): boolean {
  return handlers.some(({ url, path, role }) => role === 'answers' && bare(settings[url]) === publicUrl + path)
}

/** A URL without its fragment, which tells Twilio how to ask and not whom. */
const bare = (url: string): string => url.replace(/#.*/, '')

/** Whether a URL is one, and of another host than a second. */
function isElsewhere(url: string, other: string): boolean {
  return URL.canParse(url) && new URL(url).host !== new URL(other).host
}

/** One thing that Twilio's console shows of a number, in words, as it is and as it should be. */
export interface Item {
  readonly title: string
  readonly now: string
  readonly wanted: string
  /** Why it should be so, where that is not plain. */
  readonly why?: string
  /** Whether people who call or text don't get the line as it is. */
  readonly cutsOff: boolean
}

/** What Twilio asks about a number's calls and texts, and what keeps it from asking. */
export function itemsOf(current: Settings, wanted: Settings): readonly Item[] {
  return [...handlers.map((handler) => itemOf(handler, current, wanted)), ...findOverrides(current)]
}

/** Those that should be otherwise. */
export function changesOf(items: readonly Item[]): readonly Item[] {
  return items.filter(({ now, wanted }) => now !== wanted)
}

function itemOf({ title, url, role }: Handler, current: Settings, wanted: Settings): Item {
  const now = inWords(current[methodOf(url)], current[url])
  const then = inWords(wanted[methodOf(url)], wanted[url])
  const isKept = role === 'falls back' && isElsewhere(wanted[url], wanted.voice_url)
  return {
    title,
    now,
    wanted: then,
    cutsOff: role === 'answers' && bare(now) !== bare(then),
    ...(isKept && { why: 'it is on another host, so it answers even when no machine of the line does' }),
  }
}

function findOverrides(current: Settings): Item[] {
  return overrides
    .filter(({ sid }) => current[sid])
    .map(({ title, sid }) => ({
      title,
      now: printable(current[sid]),
      wanted: nothing,
      cutsOff: true,
      why: 'while it is set, Twilio passes over the URLs of the number',
    }))
}

const nothing = 'nothing'

const inWords = (method: string, url: string): string => (url ? printable(`${method} ${url}`) : nothing)
