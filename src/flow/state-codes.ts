import type { Line, State } from './line.ts'

/** How states are reached through the menus, derived from their options. States that no key leads to are not in it. */
export type Ways = Pick<Line, 'codes' | 'parents'>

/**
 * Walks the menus from the main one, nearest first. Where several ways lead to a state, the shortest gives its code, and of
 * equally short ones the first in the order of the keys; the others work as codes too. A way by an option with guards, which
 * may lead elsewhere at another time, gives a code only to states that no other way reaches.
 */
export function findWays(
  states: ReadonlyMap<string, State>,
  { main, globalKeys }: Pick<Line, 'main' | 'globalKeys'>,
): Ways {
  const codes = new Map([[main, '']])
  const parents = new Map<string, string>()
  const visit = (id: string, code: string, back: string) => {
    if (codes.has(id)) return
    codes.set(id, code)
    parents.set(id, back)
  }
  // A Map gives what is added to it while it is walked, too.
  for (const most of [1, Number.POSITIVE_INFINITY])
    for (const [id, code] of codes) {
      const menu = states.get(id)
      const options = menu?.kind === 'menu' ? menu.options : []
      for (const { key, branches } of options.filter(({ branches }) => branches.length <= most))
        for (const { target } of branches) visit(target, `${code}${key}`, id)
      if (id === main) for (const [key, target] of Object.entries(globalKeys)) visit(target, key, main)
    }
  return { codes, parents }
}
