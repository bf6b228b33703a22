import { guardInWords } from '../../content/guards.ts'
import type { Line, Menu } from '../../flow/line.ts'
import { capitalised } from '../../flow/problem.ts'
import { codeOf } from '../../line/render-words.ts'

/** A call, or texts. */
export type Channel = 'voice' | 'sms'

/** A way to a state. */
export interface Way {
  /** The keys from the main menu, which are also what one texts. */
  readonly code: string
  /** Its key works wherever one is in a call. */
  readonly anywhere: boolean
  /** When it leads there, in words: "while CRI is open"; '' for always. */
  readonly condition: string
}

/**
 * By the id of a state, every option that leads there, each by the code of its menu, and the keys that work anywhere. The
 * way that gives the state its code comes first, then the shorter ones.
 */
export function waysThrough(line: Line): ReadonlyMap<string, readonly Way[]> {
  const options = [...line.states.values()].flatMap((state) => (state.kind === 'menu' ? waysOf(state, line) : []))
  const keys = Object.entries(line.globalKeys).map(([code, target]) => ({
    target,
    way: { code, anywhere: true, condition: '' },
  }))
  const ways = Map.groupBy([...options, ...keys], ({ target }) => target)
  return new Map([...ways].map(([id, found]) => [id, inOrder(found, codeOf(id, line))]))
}

interface Found {
  readonly target: string
  readonly way: Way
}

function inOrder(found: readonly Found[], own: string): Way[] {
  const rank = ({ code }: Way) => (code === own ? 0 : code.length)
  const ways = found.map(({ way }) => way)
  return ways.sort((a, b) => rank(a) - rank(b) || Number(a.code) - Number(b.code))
}

function waysOf(menu: Menu, line: Line): Found[] {
  const start = line.codes.get(menu.id)!
  return menu.options.flatMap(({ key, branches }) =>
    branches.map(({ target, guard }) => {
      // An option with one way, which has no guard, always leads there.
      const condition = branches.length > 1 ? guardInWords(guard, menu.contact) : ''
      return { target, way: { code: `${start}${key}`, anywhere: false, condition } }
    }),
  )
}

/** "Press 2, then 2, or text 22", or only the half that belongs to one channel, with its condition before it. */
export function wayInWords({ code, anywhere, condition }: Way, channel: Channel | undefined): string {
  const press = `press ${[...code].join(', then ')}${anywhere ? ' at any time' : ''}`
  const halves = [...(channel === 'sms' ? [] : [press]), ...(channel === 'voice' ? [] : [`text ${code}`])]
  const words = `${condition && `${condition}: `}${halves.join(', or ')}`
  return capitalised(words)
}
