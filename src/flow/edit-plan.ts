/** How an edit is to be made, if it can be and there is anything to do. */
import { isScalar, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Path } from './document.ts'
import { spliceNew } from './edit-add.ts'
import type { Add, Edit, Objection, Remove, SetWords, Written } from './edit-form.ts'
import {
  besideComment,
  conflict,
  duplicate,
  lastOne,
  noHolder,
  noKey,
  notAlone,
  wholeFile,
  wrongHolder,
} from './edit-objections.ts'
import { spanToRemove } from './edit-remove.ts'
import { spliceScalar } from './edit-scalar.ts'
import type { Splice } from './edit-span.ts'
import type { FlowText } from './edit-text.ts'
import { isList, isTreeMap, reads, treeWith, valueAt, withAdded, without } from './edit-tree.ts'
import { findUnwritable, isKey } from './edit-unwritable.ts'

/** A change of a text, and of what it says. */
export interface Plan {
  readonly splice: Splice
  readonly change: (tree: Written) => Written
}

/** Says how to make an edit; undefined if nothing is left to do. Everything else in the text stays as it is. */
export function planEdit(flow: FlowText, path: Path, edit: Edit): Plan | Objection | undefined {
  const wrong = path.length === 0 ? wholeFile : edit.do === 'remove' ? undefined : findUnwritable(edit.value)
  if (wrong) return wrong
  if (edit.do === 'add') return planToAdd(flow, path, edit)
  const at = placeOf(flow.tree, path, edit.was)
  return edit.do === 'set' ? planToSet(flow, at, edit) : planToRemove(flow, at, edit)
}

/** The path itself, or if it leads to another item of a list than was meant, to the only one that reads like that. */
function placeOf(tree: Written, path: Path, was: Written | undefined): Path {
  const list = valueAt(tree, path.slice(0, -1))
  if (!isList(list) || reads(valueAt(tree, path), was)) return path
  const [first, ...others] = list.flatMap((item, i) => (reads(item, was) ? [i] : []))
  return first === undefined || others.length > 0 ? path : [...path.slice(0, -1), first]
}

function planToSet(flow: FlowText, path: Path, { was, value }: SetWords): Plan | Objection | undefined {
  if (value === was) return undefined
  const theirs = valueAt(flow.tree, path)
  if (theirs === value || !reads(theirs, was)) return reads(theirs, value) ? undefined : conflict(was, theirs, value)
  if (theirs === undefined) return planToAdd(flow, path, { value })
  const scalar = flow.document.getIn(path, true)
  // A key without a colon has no place for words.
  if (!isScalar(scalar)) return notAlone
  const inBrackets = holderAt(flow, path).flow === true
  const change = (tree: Written) => treeWith(tree, path, () => value)
  return { splice: spliceScalar(flow.text, scalar, value, path, inBrackets), change }
}

function planToAdd(
  flow: FlowText,
  path: Path,
  { value, after }: Pick<Add, 'value' | 'after'>,
): Plan | Objection | undefined {
  const holder = valueAt(flow.tree, path.slice(0, -1))
  const last = path.at(-1)
  if (holder === undefined) return noHolder(flow.file, flow.tree, path)
  if (isList(holder) && typeof last === 'number') {
    // Any other number than an index there is, such as one from before a list became shorter, stands for the end.
    const index = last in holder ? last : holder.length
    return holder.some((item) => reads(item, value)) ? undefined : planNew(flow, path, value, index, index)
  }
  if (!isTreeMap(holder) || typeof last !== 'string') return wrongHolder
  if (!isKey(last)) return noKey(last)
  const theirs = valueAt(flow.tree, path)
  if (theirs !== undefined) return reads(theirs, value) ? undefined : duplicate(path, theirs, value)
  const { items } = holderAt(flow, path) as YAMLMap
  const index = items.findIndex(({ key }) => String(key) === after) + 1 || items.length
  return planNew(flow, path, value, index, last)
}

function planNew(flow: FlowText, path: Path, value: Written, index: number, last: string | number): Plan {
  const touches = path.slice(0, -1)
  const added = spliceNew(flow.text, holderAt(flow, path), { value, path: [...touches, last], index })
  return { splice: added, change: (tree) => treeWith(tree, touches, (holder) => withAdded(holder, last, value)) }
}

function planToRemove(flow: FlowText, path: Path, { was }: Remove): Plan | Objection | undefined {
  const theirs = valueAt(flow.tree, path)
  const last = path.at(-1)!
  // Words that their list does not hold any more are taken out already.
  const isWord = typeof last === 'number' && typeof was === 'string'
  if (theirs === undefined || (isWord && !reads(theirs, was))) return undefined
  if (!reads(theirs, was)) return conflict(was, theirs, undefined)
  const touches = path.slice(0, -1)
  const holder = holderAt(flow, path)
  const index = typeof last === 'number' ? last : (holder as YAMLMap).items.findIndex(({ key }) => String(key) === last)
  if (holder.items.length === 1) return lastOne
  const span = spanToRemove(flow.text, holder, index)
  const change = (tree: Written) => treeWith(tree, touches, (holder) => without(holder, last))
  return span ? { splice: { ...span, text: '' }, change } : besideComment
}

const holderAt = (flow: FlowText, path: Path) => flow.document.getIn(path.slice(0, -1), true) as YAMLMap | YAMLSeq
