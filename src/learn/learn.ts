import type { Lesson, Lessons } from '../flow/learnt.ts'
import { makeChances } from '../line/chances.ts'
import { makeLesson } from './make-lesson.ts'
import { prune } from './prune.ts'
import { makePupil, type Pupil } from './pupil.ts'

/** How often every example is looked at, before and after the weights are pruned, how far each look moves, and which errors are too small to learn from. */
const rounds = 8
const step = 0.15
const smallestError = 0.002

/** The most bytes that the weights take: in base64 they are a third more, and 1 MB at most. */
const mostBytes = 740_000

/**
 * Learns from examples what texts mean: multinomial logistic regression, by stochastic gradient descent with AdaGrad's steps. The
 * same lessons give the same result on every machine: the order is always the same, and all arithmetic is of the kind that
 * IEEE 754 fixes to the last bit.
 */
export function learn(lessons: Lessons): Lesson {
  const order = Int32Array.from(lessons.examples.keys())
  const random = makeRandom()
  const study = (pupil: Pupil): Pupil => {
    for (let round = 0; round < rounds; round++) {
      shuffle(order, random)
      for (const number of order) lookAt(number, pupil)
    }
    return pupil
  }
  // What is kept learns to do without the rest.
  return makeLesson(study(prune(study(makePupil(lessons)), mostBytes)))
}

/** Moves the weights of an example's features towards its meaning, as far as the chances are wrong. */
function lookAt(number: number, pupil: Pupil): void {
  const { weights, squares, bias, biasSquares, scores, moved } = pupil
  const { features, values } = pupil.exercises[number]!
  const count = findErrors(number, pupil)
  for (let i = 0; i < count; i++) {
    const meaning = moved[i]!
    const error = scores[meaning]!
    biasSquares[meaning]! += error * error
    bias[meaning]! -= (step * error) / (10 * Math.sqrt(biasSquares[meaning]!))
  }
  for (let f = 0; f < features.length; f++) {
    const row = features[f]! * scores.length
    for (let i = 0; i < count; i++) {
      const at = row + moved[i]!
      const slope = scores[moved[i]!]! * values[f]!
      squares[at]! += slope * slope
      weights[at]! -= (step * slope) / Math.sqrt(squares[at]!)
    }
  }
}

/** Puts into `scores` how far each chance of an example is wrong, into `moved` the meanings of which that matters. Returns how many. */
function findErrors(number: number, { exercises, weights, bias, scores, moved }: Pupil): number {
  const { features, values, meaning } = exercises[number]!
  scores.set(bias)
  for (let f = 0; f < features.length; f++) {
    const row = features[f]! * scores.length
    for (let i = 0; i < scores.length; i++) scores[i]! += weights[row + i]! * values[f]!
  }
  makeChances(scores)
  scores[meaning]! -= 1
  let count = 0
  for (let i = 0; i < scores.length; i++) if (Math.abs(scores[i]!) > smallestError) moved[count++] = i
  return count
}

/** Fisher and Yates. */
function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
}

/** Numbers from 0 to 1, always the same ones (the generator of Numerical Recipes). */
function makeRandom(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
