import type { Objection, Written } from './edit-form.ts'
import { halfCharacter, noKey, tooDeep } from './edit-objections.ts'
import { isList } from './edit-tree.ts'
import { isSeen } from './edit-words.ts'

/** More steps than anything that is added needs, and few enough for every walk over it. */
const deepest = 10

/** Whether a text can be a new key: it is short, and can be seen. */
export const isKey = (text: string) => text !== '' && text.length <= 100 && isSeen(text)

/** Why a value can't be written into any file. All other words can be, whatever they hold. */
export function findUnwritable(value: Written, depth = 0): Objection | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : halfCharacter
  if (depth === deepest) return tooDeep
  const key = isList(value) ? undefined : Object.keys(value).find((key) => !isKey(key))
  if (key !== undefined) return noKey(key)
  for (const inner of Object.values<Written>(value)) {
    const found = findUnwritable(inner, depth + 1)
    if (found) return found
  }
  return undefined
}
