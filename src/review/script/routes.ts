import { guardInWords } from '../../content/in-words.ts'
import type { Line, Menu } from '../../flow/line.ts'
import { capitalised } from '../../flow/problem.ts'
import { codeOf } from '../../line/render-words.ts'

/** A call, or texts. */
export type Channel = 'voice' | 'sms'

/** A way to reach a state. */
export interface Route {
  /** The id of the state. */
  readonly to: string
  /** The keys from the main menu, which are also what one texts. */
  readonly code: string
  /** Whether its key works wherever one is in a call. */
  readonly anywhere: boolean
  /** When it leads there, in words: "while CRI is open"; '' for always. */
  readonly condition: string
}

/**
 * The routes to each state, by its id: every option that leads there, under the code of its menu, and the keys that work
 * anywhere. The route that gives the state its code comes first, then the shorter ones.
 */
export function routesOf(line: Line): ReadonlyMap<string, readonly Route[]> {
  const options = [...line.states.values()].flatMap((state) => (state.kind === 'menu' ? optionRoutes(state, line) : []))
  const keys = Object.entries(line.globalKeys).map(([code, to]) => ({ to, code, anywhere: true, condition: '' }))
  const rank = ({ to, code }: Route) => (code === codeOf(to, line) ? 0 : code.length)
  const routes = [...options, ...keys].sort((a, b) => rank(a) - rank(b) || Number(a.code) - Number(b.code))
  return Map.groupBy(routes, ({ to }) => to)
}

function optionRoutes(menu: Menu, line: Line): Route[] {
  const start = line.codes.get(menu.id)!
  return menu.options.flatMap(({ key, branches }) =>
    branches.map(({ target, guard }) => {
      // An option with a single branch, which has no guard, always leads there.
      const condition = branches.length > 1 ? guardInWords(guard, menu.contact) : ''
      return { to: target, code: `${start}${key}`, anywhere: false, condition }
    }),
  )
}

/** "Press 2, then 2, or text 22", or only the half for one channel, after its condition. */
export function routeInWords({ code, anywhere, condition }: Route, channel: Channel | undefined): string {
  const press = `press ${[...code].join(', then ')}${anywhere ? ' at any time' : ''}`
  const halves = [...(channel === 'sms' ? [] : [press]), ...(channel === 'voice' ? [] : [`text ${code}`])]
  const words = `${condition && `${condition}: `}${halves.join(', or ')}`
  return capitalised(words)
}
