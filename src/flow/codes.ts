import type { State } from './line.ts'

/** How states are reached through the menus, derived from their options. */
export interface Ways {
  /** The keys that lead to a state from the main menu: its text code. States that no key leads to are not in it. */
  readonly codes: ReadonlyMap<string, string>
  /** The menu from which a state's code reaches it, to which `*` goes back. */
  readonly parents: ReadonlyMap<string, string>
}

/**
 * Walks the menus from the main one, nearest first. Where several ways lead to a state, the shortest gives its code, and of
 * equally short ones the first in the order of the keys; the others work as codes too. A way by an option with guards, which
 * may lead elsewhere at another time, gives a code only to states that no other way reaches.
 */
export function findWays(states: ReadonlyMap<string, State>, main: string, globalKeys: Record<string, string>): Ways {
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
