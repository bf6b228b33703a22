import { bytesOfFeature, bytesOfVote } from '../flow/learnt.ts'
import { keepFeatures, type Pupil } from './pupil.ts'

/**
 * Keeps the weights that do most, as many as take so many bytes, and takes out all others for good. A weight does much if it is
 * high, its feature is rare, and yet many examples have it.
 */
export function prune(pupil: Pupil, mostBytes: number): Pupil {
  const { weights, squares, scores } = pupil
  const worth = worthOf(pupil)
  const best = Uint32Array.from(worth.keys()).sort((a, b) => worth[b]! - worth[a]!)
  const features = new Set<number>()
  let room = mostBytes
  for (const at of best) {
    const feature = Math.floor(at / scores.length)
    room -= bytesOfVote + (features.has(feature) ? 0 : bytesOfFeature)
    if (room >= 0) features.add(feature)
    else {
      weights[at] = 0
      // A step is divided by the root of this sum: no step is left.
      squares[at] = Number.POSITIVE_INFINITY
    }
  }
  return keepFeatures(pupil, (feature) => features.has(feature))
}

function worthOf({ exercises, weights, numbers, rarities, scores }: Pupil): Float32Array {
  const counts = new Uint32Array(numbers.size)
  for (const { features } of exercises) for (const feature of features) counts[feature]!++
  const factors = Float64Array.from(numbers, ([hash, feature]) => rarities.get(hash)! * Math.sqrt(counts[feature]!))
  return weights.map((weight, at) => Math.abs(weight) * factors[Math.floor(at / scores.length)]!)
}
