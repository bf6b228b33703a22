import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import type { Edit, Written } from '../../src/flow/edit.ts'

export type Path = readonly (string | number)[]

/** Something in a text: where it stands, and the value there. */
export interface Spot {
  readonly path: Path
  readonly value: Written
  /** Where it begins: for the value of a key, where the key begins. */
  readonly start: number
  /** Its value, from the first character to behind the last. */
  readonly from: number
  readonly to: number
  readonly hasBrackets: boolean
}

/** A flow file, with everything that stands in it. */
export interface SpottedFile {
  readonly file: string
  readonly text: string
  readonly spots: readonly Spot[]
}

/** An edit, its path from the top of the file, and the part of the text that it may change; none if it only adds lines. */
export interface PlacedEdit {
  readonly edit: Edit
  readonly path: Path
  readonly span: Pick<Spot, 'from' | 'to'> | undefined
}

/** Everything that stands in a text: each list or map before what is in it, and first of all the whole. */
export function spotsOf(text: string): Spot[] {
  const { contents } = parseDocument(text, { schema: 'failsafe' })
  const spots: Spot[] = []
  addSpots(spots, text, contents, { path: [], value: readNode(contents), key: contents })
  return spots
}

function addSpots(
  spots: Spot[],
  text: string,
  node: unknown,
  { path, value, key }: Pick<Spot, 'path' | 'value'> & { key: unknown },
): void {
  const hasBrackets = (isMap(node) || isSeq(node)) && node.flow === true
  spots.push({ path, value, ...spanOf(text, node as Node), start: (key as Node).range![0], hasBrackets })
  const pairs = isMap(node)
    ? node.items
    : isSeq(node)
      ? node.items.map((item, i) => ({ key: item, value: item, step: i }))
      : []
  for (const pair of pairs) {
    const step = 'step' in pair ? pair.step : String(pair.key)
    const inner = (value as Readonly<Record<string, Written>>)[step]!
    addSpots(spots, text, pair.value, { path: [...path, step], value: inner, key: pair.key })
  }
}

function spanOf(text: string, node: Node): Pick<Spot, 'from' | 'to'> {
  const [from, to] = node.range!
  // An empty value stands right behind its colon or dash.
  const place = text.slice(0, from).trimEnd().length
  if (from === to) return { from: place, to: place }
  const isBlock = isScalar(node) && node.type?.startsWith('BLOCK')
  return { from, to: isBlock ? to - /(\r?\n[ \t]*)*$/.exec(text.slice(from, to))![0].length : to }
}

function readNode(node: unknown): Written {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }: Pair) => [String(key), readNode(value)]))
  return isSeq(node) ? node.items.map(readNode) : String((node as { value: unknown }).value)
}

/** What is wrong with a text in which edits of different things were made; undefined if nothing is. */
export function findFault(before: SpottedFile, edits: readonly PlacedEdit[], after: string): string | undefined {
  const spots = spotsOf(after)
  const wanted = edits.filter(({ edit }) => edit.do !== 'set' || edit.value !== edit.was)
  const value = wanted.reduce((value, { edit, path }) => edited(value, path, edit), before.spots[0]!.value)
  if (!isDeepStrictEqual(spots[0]!.value, value)) return `It says something else:\n${after}`
  if (wanted.length === 0) return after === before.text ? undefined : 'Nothing was to change.'
  const hasOnlySet = edits.every(({ edit }) => edit.do === 'set' && edit.was !== '')
  const isKept = hasOnlySet ? areKept(before, edits, { ...before, text: after, spots }) : hasLines(before, edits, after)
  return isKept ? undefined : `Something has changed that stands beside what was edited:\n${after}`
}

/** The value with an edit made at a path, by the plain meaning of edits. */
function edited(value: Written, path: Path, edit: Edit): Written {
  const [step, ...rest] = path
  const isLast = rest.length === 0
  if (Array.isArray(value)) {
    const items: Written[] = [...value]
    if (!isLast) items[step as number] = edited(items[step as number]!, rest, edit)
    else items.splice(step as number, edit.do === 'add' ? 0 : 1, ...(edit.do === 'remove' ? [] : [edit.value]))
    return items
  }
  const pairs = new Map(Object.entries(value as Readonly<Record<string, Written>>))
  if (!isLast) pairs.set(step as string, edited(pairs.get(step as string)!, rest, edit))
  else if (edit.do === 'remove') pairs.delete(step as string)
  else pairs.set(step as string, edit.value)
  return Object.fromEntries(pairs)
}

/** Whether every byte between words that were set is the same. */
function areKept(before: SpottedFile, edits: readonly PlacedEdit[], after: SpottedFile): boolean {
  const set = new Set(edits.map(({ path }) => JSON.stringify(path)))
  const [between, betweenAfter] = [before, after].map(({ text, spots }) => {
    const known = spots.filter(({ path }) => set.has(JSON.stringify(path)))
    return [0, ...known.map(({ to }) => to)].map((from, i) => text.slice(from, known[i]?.from))
  })
  return isDeepStrictEqual(between, betweenAfter)
}

/** Whether the lines that no edit may change are all there, in their order. Blank lines may go with a block. */
function hasLines({ text }: SpottedFile, edits: readonly PlacedEdit[], after: string): boolean {
  let offset = 0
  const kept = text.split(/(?<=\n)/).filter((line) => {
    const start = offset
    offset += line.length
    return (
      line.trim() !== '' &&
      !edits.some(({ span }) => span && (span.from < offset || offset === text.length) && span.to >= start)
    )
  })
  const [first, ...others] = kept.map(bare)
  let next: string | undefined = first
  for (const line of after.split('\n')) if (bare(line) === next) next = others.shift()
  return next === undefined
}

const bare = (line: string) => line.replace(/^\uFEFF+|[\r\n]+$/g, '')
