import type { Lesson, Votes } from '../flow/learnt.ts'
import { squaresOf } from '../line/chances.ts'
import { isCompared } from '../line/neighbours.ts'
import type { Pupil } from './pupil.ts'

/** The most votes that a feature has for or against a meaning: they are kept in one byte. */
const mostVotes = 127

/** Rounds what was learnt to votes, and lists which examples share a feature. */
export function makeLesson(pupil: Pupil): Lesson {
  const { weights, bias, exercises, rarities } = pupil
  // Where nothing could be learnt, no vote is worth anything.
  const scale = Math.max(1e-9, weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0) / mostVotes)
  const neighbours = exercises.map(({ whole, own, meaning }) => {
    const all = own.filter(isCompared).map(({ hash }) => rarities.get(hash)!)
    return { whole, meaning, squares: squaresOf(all, 0) }
  })
  return { bias: [...bias], scale, features: votesOf(pupil, scale), neighbours, shared: sharedBy(pupil) }
}

function votesOf({ numbers, rarities, weights, bias }: Pupil, scale: number): Map<number, Votes> {
  const all = Array.from(numbers, ([hash, number]): [number, Votes] => {
    const row = weights.subarray(number * bias.length, (number + 1) * bias.length)
    const votes = Array.from(row, (weight, meaning) => [meaning, Math.round(weight / scale)] as const)
    return [hash, { rarity: rarities.get(hash)!, votes: votes.filter(([, votes]) => votes !== 0) }]
  })
  return new Map(all.filter(([, { votes }]) => votes.length > 0))
}

/** A feature that only one example has, or very many, makes no text more like one than like another. */
const [fewestSharers, mostSharers] = [2, 800]

function sharedBy({ exercises, rarities }: Pupil): Lesson['shared'] {
  const sharers = new Map<number, number[]>()
  for (const [i, { own }] of exercises.entries())
    for (const { hash } of own.filter(isCompared)) {
      const all = sharers.get(hash) ?? []
      all.push(i)
      sharers.set(hash, all)
    }
  const kept = [...sharers].filter(([, all]) => all.length >= fewestSharers && all.length <= mostSharers)
  return new Map(kept.map(([hash, neighbours]) => [hash, { rarity: rarities.get(hash)!, neighbours }]))
}
