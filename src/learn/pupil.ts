import { meaningsOf } from '../flow/examples.ts'
import type { Lessons } from '../flow/learnt.ts'
import { nameOfMeaning } from '../flow/meaning.ts'
import { squaresOf, weightOf } from '../line/chances.ts'
import { type Feature, featuresOf, plainWordsOf, wholeOf } from '../line/features.ts'
import { rarityOf } from './rarity.ts'

/** What only one example has tells of that example alone. */
const fewestExamples = 2

/** An example as it is learnt from. */
export interface Exercise {
  readonly whole: number
  readonly own: readonly Feature[]
  /** The number of its meaning. */
  readonly meaning: number
  /** The numbers of those of its features that are learnt, and what each is worth in it. */
  readonly features: Int32Array
  readonly values: Float32Array
}

/** What is being learnt. A row of `weights` is a feature, a column a meaning. */
export interface Pupil {
  readonly exercises: readonly Exercise[]
  /** The features that are learnt, by their hashes: their numbers. */
  readonly numbers: ReadonlyMap<number, number>
  /** The rarity of each feature that any example has, by its hash. */
  readonly rarities: ReadonlyMap<number, number>
  readonly weights: Float32Array
  readonly bias: Float64Array
  /** The sums of the squares of all steps so far, for each weight. */
  readonly squares: Float32Array
  readonly biasSquares: Float64Array
  /** Room for the scores of one example, and for the numbers of the meanings that it moves. */
  readonly scores: Float64Array
  readonly moved: Int32Array
}

/** Makes ready to learn from examples. */
export function makePupil({ examples, places }: Lessons): Pupil {
  const names = meaningsOf(examples).map(nameOfMeaning)
  const drafts = examples.map(({ text, meaning }) => {
    const plain = plainWordsOf(text, places)
    return { whole: wholeOf(plain), own: featuresOf(plain), meaning: names.indexOf(nameOfMeaning(meaning)) }
  })
  const counts = new Map<number, number>()
  for (const { own } of drafts) for (const { hash } of own) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const hashes = [...counts.keys()].filter((hash) => counts.get(hash)! >= fewestExamples)
  const numbers = new Map(hashes.map((hash, number) => [hash, number]))
  const rarities = new Map(Array.from(counts, ([hash, count]) => [hash, rarityOf(count, examples.length)]))
  const size = hashes.length * names.length
  return {
    exercises: drafts.map((draft) => makeExercise(draft, numbers, rarities)),
    numbers,
    rarities,
    weights: new Float32Array(size),
    bias: new Float64Array(names.length),
    squares: new Float32Array(size).fill(1e-6),
    biasSquares: new Float64Array(names.length).fill(1e-6),
    scores: new Float64Array(names.length),
    moved: new Int32Array(names.length),
  }
}

/** A pupil that learns only some of the features. */
export function keepFeatures(pupil: Pupil, isKept: (number: number) => boolean): Pupil {
  const numbers = new Map([...pupil.numbers].filter(([, number]) => isKept(number)))
  const exercises = pupil.exercises.map((exercise) => makeExercise(exercise, numbers, pupil.rarities))
  return { ...pupil, numbers, exercises }
}

function makeExercise(
  draft: Pick<Exercise, 'whole' | 'own' | 'meaning'>,
  numbers: Pupil['numbers'],
  rarities: Pupil['rarities'],
): Exercise {
  const { whole, own, meaning } = draft
  const learnt = own.filter(({ hash }) => numbers.has(hash))
  const unknownWords = own.filter(({ size, hash }) => size === 1 && !numbers.has(hash)).length
  const all = learnt.map(({ hash }) => rarities.get(hash)!)
  const unit = weightOf(squaresOf(all, unknownWords))
  const features = Int32Array.from(learnt, ({ hash }) => numbers.get(hash)!)
  return { whole, own, meaning, features, values: Float32Array.from(all, (rarity) => rarity * unit) }
}
