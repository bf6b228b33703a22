import { valueAt } from '../flow/hash-table.ts'
import type { Learnt } from '../flow/learnt.ts'
import type { Feature } from './features.ts'
import { chancesByNeighbours } from './neighbours.ts'

/**
 * e to the power of x, nearly: made of nothing but multiplications, so that it is the same on every machine, down to the last
 * bit. `Math.exp` is not.
 */
function power(x: number): number {
  let value = Math.max(0, 1 + x / 1024)
  for (let i = 0; i < 10; i++) value *= value
  return value
}

/** Makes scores, in place, into chances that add up to 1. */
export function makeChances(scores: Float64Array): void {
  const highest = scores.reduce((a, b) => (b > a ? b : a))
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    scores[i] = power(scores[i]! - highest)
    sum += scores[i]!
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum
}

/** How loud all features of a text are together, however many they are. */
const loudness = 2
/** The rarity of what no example has. */
const greatestRarity = 255

/** What the rarity of a text's features is worth, by the sum of the squares of all: a long text says no more than a short one. */
export function weightOf(squares: number): number {
  return squares === 0 ? 0 : loudness / Math.sqrt(squares)
}

/** The sum of the squares of rarities. Of what is not known, only words count, which make a text harder to understand. */
export function squaresOf(rarities: readonly number[], unknownWords: number): number {
  return rarities.reduce((sum, rarity) => sum + rarity ** 2, unknownWords * greatestRarity ** 2)
}

/** A vote for or against a meaning, as far as it counts in a text. */
export interface Weighed {
  readonly feature: Feature
  readonly meaning: number
  readonly weight: number
}

/** The chance of each meaning of a line: half by its features, half by the examples that are like it. `tell` hears of every vote. */
export function chancesOf(
  features: readonly Feature[],
  learnt: Learnt,
  tell: (vote: Weighed) => void = () => {},
): Float64Array {
  const chances = chancesByVotes(features, learnt, tell)
  const near = chancesByNeighbours(features, learnt)
  return chances.map((chance, i) => (chance + near[i]!) / 2)
}

function chancesByVotes(features: readonly Feature[], learnt: Learnt, tell: (vote: Weighed) => void): Float64Array {
  const { bias, scale, tables } = learnt
  const { votes } = tables
  const starts = features.map(({ hash }) => valueAt(hash, tables.features))
  const rarities = starts.filter((start) => start >= 0).map((start) => votes[start]!)
  const unknownWords = features.filter(({ size }, i) => size === 1 && starts[i]! < 0).length
  const unit = weightOf(squaresOf(rarities, unknownWords)) * scale
  const chances = Float64Array.from(bias)
  for (const [i, start] of starts.entries()) {
    if (start < 0) continue
    const end = start + 2 + 2 * votes[start + 1]!
    for (let at = start + 2; at < end; at += 2) {
      const weight = votes[start]! * votes[at + 1]! * unit
      chances[votes[at]!]! += weight
      tell({ feature: features[i]!, meaning: votes[at]!, weight })
    }
  }
  makeChances(chances)
  return chances
}
