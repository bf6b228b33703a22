/** Values as they stand in a flow file, character by character: how they are read, compared and changed. */
import { isMap, isScalar, isSeq } from 'yaml'
import type { Path } from './document.ts'
import type { Written, WrittenList, WrittenMap } from './edit-form.ts'
import { normaliseTypography } from './typography.ts'

/** The value of a node in which `findUnreadable` found nothing. A key with no colon after it has no words. */
export function readTree(node: unknown): Written {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [String(key), readTree(value)]))
  if (isSeq(node)) return node.items.map(readTree)
  return isScalar(node) ? String(node.value) : ''
}

/** Whether a value is a list. */
export const isList = (value: Written | undefined): value is WrittenList => Array.isArray(value)

/** Whether a value is a map. */
export const isTreeMap = (value: Written | undefined): value is WrittenMap =>
  typeof value === 'object' && !Array.isArray(value)

/** What is at a path; undefined if nothing is. */
export function valueAt(tree: Written, path: Path): Written | undefined {
  return path.reduce<Written | undefined>((value, step) => {
    if (isList(value)) return typeof step === 'number' ? value[step] : undefined
    return isTreeMap(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined
  }, tree)
}

/** Whether two values are the same. The order of keys means nothing. */
export function isSame(one: Written | undefined, other: Written | undefined): boolean {
  if (isList(one)) return isList(other) && one.length === other.length && one.every((item, i) => isSame(item, other[i]))
  if (!isTreeMap(one)) return one === other
  if (!isTreeMap(other) || Object.keys(one).length !== Object.keys(other).length) return false
  return Object.entries(one).every(([key, value]) => Object.hasOwn(other, key) && isSame(value, other[key]))
}

/** A value as the reader gives it. */
export function asRead(value: Written | undefined): Written | undefined {
  if (isList(value)) return value.map((item) => asRead(item)!)
  if (isTreeMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asRead(inner)!]))
  return value === undefined ? undefined : normaliseTypography(value)
}

/** Whether somebody who was given a value as it stands, or as the reader gives it, has read what is there. */
export function reads(there: Written | undefined, was: Written | undefined): boolean {
  return isSame(there, was) || isSame(asRead(there), was)
}

/** The tree with what is at a path changed. */
export function treeWith(tree: Written, [step, ...rest]: Path, change: (value: Written) => Written): Written {
  if (step === undefined) return change(tree)
  const next = (key: string | number, value: Written) => (key === step ? treeWith(value, rest, change) : value)
  if (isList(tree)) return tree.map((item, i) => next(i, item))
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, next(key, value)]))
}

/** The list or map without one of its items or keys. */
export function without(tree: Written, last: string | number): Written {
  if (isList(tree)) return tree.filter((_, i) => i !== last)
  return Object.fromEntries(Object.entries(tree).filter(([key]) => key !== last))
}

/** The list or map with an item or key more. */
export function withAdded(tree: Written, last: string | number, value: Written): Written {
  return isList(tree)
    ? tree.toSpliced(Number(last), 0, value)
    : Object.fromEntries([...Object.entries(tree), [last, value]])
}
