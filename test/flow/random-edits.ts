import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Edit, Written, WrittenSubject } from '../../src/flow/edit.ts'
import { normaliseTypography } from '../../src/flow/typography.ts'
import type { Path, PlacedEdit, Spot, SpottedFile } from './spots.ts'

/** What means something in YAML, what nobody can see, what is read as something else, and words. */
const signs = [...' \n\t:-#&*!|>%@`"\'{}[],?\\~=', '  ', ': ', ' #', '---', '...', '- ', '? ', '\r\n', '\n\n', '\r']
const unseen = [...'\ufeff\0\x07\x7f\x85\u2028\u2029\xa0\u200b\u202e\ufffd👮é’']
const values = 'null yes 0800 2026-11-20 << __proto__ *a &a !!str {contact.phone} {#hate}'.split(' ')
const words = ['The council', 'works with', "other people's", 'agencies.', 'Call 999', ' or ', '9:30am to noon, 1pm']
const piece = fc.oneof(
  ...[signs, unseen, values, words].map((some) => fc.constantFrom(...some)),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const pieces = fc.array(piece, { maxLength: 8 }).map((all) => all.join('').toWellFormed())
const sentences = fc
  .array(fc.constantFrom('Call the council.', 'It works', 'with other', "people's", 'homes', '', '9am:', '#4'), {
    maxLength: 60,
  })
  .map((all) => all.join(' '))
const long = fc
  .tuple(pieces, fc.nat(10_000))
  .map(([words, length]) => words.repeat(2000).slice(0, length).toWellFormed())

/** Whatever somebody may type or paste, but for halves of characters. */
export const typed: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: pieces },
  { weight: 6, arbitrary: sentences },
  { weight: 1, arbitrary: long },
)

const keys = ['note', 'say', 'extra', 'a b', "it's", '12', '2026-12-25', 'x: y', '#x', '"', '{', '- a', ' ']
const newKey = fc.constantFrom(...keys)
const block = fc.oneof(
  typed,
  fc.array(typed, { maxLength: 3 }),
  fc.dictionary(newKey, typed, { maxKeys: 3, noNullPrototype: true }),
  fc.array(fc.dictionary(newKey, typed, { maxKeys: 2, noNullPrototype: true }), { maxLength: 2 }),
  fc.record(
    {
      week: fc.dictionary(newKey, pieces, { noNullPrototype: true }),
      list: fc.array(fc.array(pieces, { maxLength: 2 })),
    },
    { noNullPrototype: true },
  ),
)

/** What is to be done somewhere: the numbers say where, in any file. */
const wish = fc.record({
  do: fc.constantFrom('set', 'set', 'set', 'set', 'keep', 'add', 'remove'),
  at: fc.nat(),
  beside: fc.nat(),
  words: typed,
  key: fc.oneof(newKey, fc.constantFrom('__proto__', 'constructor')),
  block,
  isAsRead: fc.boolean(),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

/** Wishes for about ten edits. */
export const wishes = fc.array(wish, { minLength: 12, maxLength: 12 })

/** Edits of different things in a file, by wishes; what can't be had, or is about the same thing as another, is left out. */
export function editsOf({ file, spots }: SpottedFile, wishes: readonly Wish[]): PlacedEdit[] {
  const edits: PlacedEdit[] = []
  const touched: Path[] = []
  for (const wish of wishes) {
    const granted = (wish.do === 'add' ? add : wish.do === 'remove' ? remove : set)(spots, wish)
    if (!granted) continue
    const name = nameOf(file, granted.path)
    // Two that are taken out of one map might leave nothing of it.
    const isOneOfTwo = edits.some(({ edit, path }) => edit.do === 'remove' && isBeside(path, granted.path))
    if (!name || (isOneOfTwo && wish.do === 'remove') || touched.some((path) => meet(path, granted.touches))) continue
    touched.push(granted.touches)
    edits.push({ ...granted, edit: { ...name, ...granted.change } })
  }
  return edits
}

/** An edit that sets words to themselves; none for what is no words, or has no name. */
export function keep({ file }: SpottedFile, { path, value, ...span }: Spot): PlacedEdit[] {
  const name = nameOf(file, path)
  return name && typeof value === 'string' ? [{ edit: { do: 'set', ...name, was: value, value }, path, span }] : []
}

/** `Omit`, for each kind of edit on its own. */
type Change = Edit extends infer E ? (E extends Edit ? Omit<E, 'subject' | 'path'> : never) : never

interface Granted extends Omit<PlacedEdit, 'edit'> {
  readonly change: Change
  readonly touches: Path
}

/** Whether a path is the same as another, or lies inside it or around it. */
const meet = (one: Path, other: Path) => one.slice(0, other.length).every((step, i) => step === other[i])
const isBeside = (one: Path, other: Path) => one.length === other.length && meet(one.slice(0, -1), other)

const pick = <T>(all: readonly T[], at: number): T => all[at % all.length]!
const sizeOf = ({ value }: Spot) => (typeof value === 'string' ? 0 : Object.keys(value).length)
const holderOf = (spots: readonly Spot[], { path }: Spot) =>
  spots.find((one) => one.path.length === path.length - 1 && meet(one.path, path))!

function set(spots: readonly Spot[], wish: Wish): Granted {
  const spot = pick(
    spots.filter(({ value }) => typeof value === 'string'),
    wish.at,
  )
  const written = spot.value as string
  const was = wish.isAsRead ? normaliseTypography(written) : written
  const value = wish.do === 'keep' ? was : wish.words
  return { change: { do: 'set', was, value }, path: spot.path, span: spot, touches: spot.path }
}

function add(spots: readonly Spot[], { at, beside, key, block }: Wish): Granted | undefined {
  const holder = pick(
    spots.filter(({ value }) => typeof value !== 'string'),
    at,
  )
  // A first item of an item stands behind the dash of that.
  const span = holder.hasBrackets || typeof holder.path.at(-1) === 'number' ? holder : undefined
  const { path, value } = holder
  if (Array.isArray(value)) {
    // What a list holds already is not put in again.
    const isThere = value.some((item) => [item, asRead(item)].some((one) => isDeepStrictEqual(one, block)))
    const change = { do: 'add', value: block } as const
    return isThere ? undefined : { change, path: [...path, beside % (value.length + 1)], span, touches: path }
  }
  const keys = Object.keys(value)
  const name = isId(holder) ? `new-${beside % 1000}` : path.at(-1) === 'on' ? String((beside % 7) + 1) : key
  if (keys.includes(name)) return undefined
  const after = pick([...keys, 'not there', ''], beside)
  const inner = [...path, name]
  return { change: { do: 'add', value: block, ...(after && { after }) }, path: inner, span, touches: inner }
}

function remove(spots: readonly Spot[], { at }: Wish): Granted | undefined {
  const spot = pick(spots.slice(1), at)
  const holder = holderOf(spots, spot)
  if (sizeOf(holder) < 2) return undefined
  // The first key of an item stands behind its dash, where the next one takes its place.
  const isBesideDash = typeof holder.path.at(-1) === 'number'
  const span = holder.hasBrackets || isBesideDash ? holder : { from: spot.start, to: spot.to }
  return {
    change: { do: 'remove', was: spot.value },
    path: spot.path,
    span,
    touches: Array.isArray(holder.value) ? holder.path : spot.path,
  }
}

const asRead = (value: Written) => (typeof value === 'string' ? normaliseTypography(value) : value)
const isId = ({ path }: Spot) => path.length === 0 || (path.length === 1 && path[0] === 'states')

/** How an edit names a path in a file; undefined if it can't, as for the whole file and the id of the line. */
function nameOf(file: string, path: Path): { subject: WrittenSubject; path: Path } | undefined {
  const [first, second, third, fourth] = path as string[]
  if (first === undefined) return undefined
  if (file === 'contacts.yaml') return { subject: { contact: first }, path: path.slice(1) }
  const topic = file === 'line.yaml' ? undefined : file.slice(0, -'.yaml'.length)
  if (first === 'states' && second) {
    const state = topic ? `${topic}.${second}` : second
    if (third === 'on' && fourth) return { subject: { option: { state, key: fourth } }, path: path.slice(4) }
    return { subject: { state }, path: path.slice(2) }
  }
  return topic ? { subject: { topic }, path } : nameInLine(path)
}

function nameInLine(path: Path): { subject: WrittenSubject; path: Path } | undefined {
  const [first, second, third] = path as string[]
  if (first === 'on' && second) return { subject: { key: second as '0' }, path: path.slice(2) }
  if (first !== 'meta' || !second) return undefined
  if (second !== 'words' && second !== 'replies')
    return { subject: { setting: second as 'title' }, path: path.slice(2) }
  if (!third) return undefined
  const subject = second === 'words' ? { words: third as 'greeting' } : { reply: third as 'danger' }
  return { subject, path: path.slice(3) }
}
