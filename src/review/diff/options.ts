import type { Menu, Option } from '../../flow/line.ts'
import type { Lines } from './code-changes.ts'

/**
 * The keys that the options of a menu of the new line had in the old one, by the menu's id and the new key. An option is the
 * same if it sounds the same, else if it leads to the same state, else if it has the key of one that is gone.
 */
export function oldKeysOf({ before, after }: Lines): (menu: Menu, key: string) => string {
  const known = new Map<string, string>()
  for (const menu of after.states.values()) {
    const old = before.states.get(menu.id)
    if (menu.kind === 'menu' && old?.kind === 'menu')
      for (const [key, oldKey] of pairUp(old.options, menu.options)) known.set(`${menu.id} ${key}`, oldKey)
  }
  return (menu, key) => known.get(`${menu.id} ${key}`) ?? `${key} new`
}

const targetOf = ({ branches }: Option) => branches[0]!.target

/** Surer ways to know an option come first, for all options. */
function pairUp(before: readonly Option[], after: readonly Option[]): Map<string, string> {
  const pairs = new Map<string, string>()
  const ways: ((old: Option, option: Option) => boolean)[] = [
    (old, option) => old.key === option.key && old.label === option.label,
    (old, option) => old.key === option.key && targetOf(old) === targetOf(option),
    (old, option) => targetOf(old) === targetOf(option),
    (old, option) => old.key === option.key,
  ]
  for (const isSame of ways)
    for (const option of after) {
      const taken = new Set(pairs.values())
      const old = before.find((old) => !taken.has(old.key) && isSame(old, option))
      if (old && !pairs.has(option.key)) pairs.set(option.key, old.key)
    }
  return pairs
}
