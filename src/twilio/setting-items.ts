import { printable } from '../flow/problem.ts'
import { bare, type Handler, handlers, isElsewhere, overrides } from './number-settings.ts'
import type { Settings } from './numbers.ts'

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

function itemOf({ title, url, method, role }: Handler, current: Settings, wanted: Settings): Item {
  const now = inWords(current[method], current[url])
  const then = inWords(wanted[method], wanted[url])
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
