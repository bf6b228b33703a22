import { valueAt } from '../flow/hash-table.ts'
import type { Learnt, Tables } from '../flow/learnt.ts'
import type { Feature } from './features.ts'

/** Runs of more words are in few examples, and tell of those alone. */
const longestRun = 2

/** Whether texts are compared by a feature. */
export const isCompared = ({ size }: Feature): boolean => size <= longestRun

/** How many of the nearest examples have a say. */
const mostNeighbours = 30
/** So little likeness together is no evidence: it leaves room for doubt. */
const doubt = 0.005
/** The rarity of what no example has. */
const greatestRarity = 255

/** An example, and how like it a text is: the cosine of their rarities, from 0 to 1. */
export interface Likeness {
  /** The number of the example. */
  readonly neighbour: number
  readonly likeness: number
}

/** The chance of each meaning, by the examples that are most like a text. Where little is like it, all of them are low. */
export function chancesByNeighbours(features: readonly Feature[], { bias, tables }: Learnt): Float64Array {
  const nearest = nearestTo(features, tables)
  const chances = new Float64Array(bias.length)
  let sum = doubt
  for (const { neighbour, likeness } of nearest) {
    const say = likeness * likeness * likeness
    chances[tables.neighbourMeanings[neighbour]!]! += say
    sum += say
  }
  return chances.map((chance) => chance / sum)
}

/** The examples that are most like a text, the nearest first. */
export function nearestTo(features: readonly Feature[], tables: Tables): Likeness[] {
  const compared = features.filter(isCompared)
  const { touched, common } = commonWith(compared, tables)
  const length = Math.sqrt(compared.reduce((sum, feature) => sum + rarityOf(feature, tables) ** 2, 0))
  const nearest: Likeness[] = []
  let least = 0
  for (let i = 0; i < touched.length; i++) {
    const neighbour = touched[i]!
    const likeness = common[neighbour]! / (length * tables.neighbourLengths[neighbour]!)
    common[neighbour] = 0
    if (likeness <= least) continue
    insert({ neighbour, likeness }, nearest)
    if (nearest.length === mostNeighbours) least = nearest[mostNeighbours - 1]!.likeness
  }
  return nearest
}

/** Puts an example where it belongs among the nearest, of which the last makes room. */
function insert(one: Likeness, nearest: Likeness[]): void {
  if (nearest.length === mostNeighbours) nearest.pop()
  let at = nearest.length
  for (; at > 0 && nearest[at - 1]!.likeness < one.likeness; at--) nearest[at] = nearest[at - 1]!
  nearest[at] = one
}

/** Room to add up in, for each of what was learnt: it is all 0 between two texts. */
const rooms = new WeakMap<Tables, Float32Array>()

/** What a text has in common with each example, and the examples with which that is anything. */
function commonWith(features: readonly Feature[], tables: Tables) {
  const common = rooms.get(tables) ?? new Float32Array(tables.neighbourLengths.length)
  rooms.set(tables, common)
  const { postings } = tables
  const touched: number[] = []
  for (const { hash } of features) {
    const start = valueAt(hash, tables.shared)
    if (start < 0) continue
    const square = postings[start]! ** 2
    const end = start + 2 + postings[start + 1]!
    for (let at = start + 2; at < end; at++) {
      const neighbour = postings[at]!
      if (common[neighbour] === 0) touched.push(neighbour)
      common[neighbour]! += square
    }
  }
  return { touched, common }
}

/** The rarity of a feature, whoever has it. */
function rarityOf({ hash }: Feature, { shared, postings, features, votes }: Tables): number {
  const start = valueAt(hash, shared)
  if (start >= 0) return postings[start]!
  const place = valueAt(hash, features)
  return place >= 0 ? votes[place]! : greatestRarity
}
