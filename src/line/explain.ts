import type { Example } from '../flow/examples.ts'
import type { Learnt } from '../flow/learnt.ts'
import type { Line } from '../flow/line.ts'
import { nameOfMeaning } from '../flow/meaning.ts'
import { chancesOf } from './chances.ts'
import { describeFeature, featuresOf, plainWordsOf } from './features.ts'
import { judge, learntBy, type Opinion } from './judge.ts'
import { readText } from './match.ts'
import { nearestTo } from './neighbours.ts'
import type { Reading } from './reading.ts'

/** Why a text is answered as it is. */
export interface Explanation {
  readonly reading: Reading
  /** What was learnt of it: the likeliest meanings, and the parts of the text that weighed most for or against the first. */
  readonly learnt: {
    readonly chances: Opinion['chances']
    readonly parts: readonly { readonly part: string; readonly weight: number }[]
  }
  /** The example that is most like it: one of those that have half of the say. */
  readonly nearest: Example | undefined
}

/** How many meanings and parts are told. */
const [meaningsTold, partsTold] = [3, 6]

/** Explains how a text is answered. */
export function explainText(line: Line, body: string): Explanation {
  const reading = readText(line, body)
  const plain = plainWordsOf(body, line.places)
  const [learnt, opinion] = [learntBy(line), judge(line, plain)]
  if (!learnt || !opinion) return { reading, learnt: { chances: [], parts: [] }, nearest: undefined }
  const chances = opinion.chances.slice(0, meaningsTold)
  const [nearest] = nearestTo(featuresOf(plain), learnt.tables)
  return {
    reading,
    learnt: { chances, parts: partsFor(nameOfMeaning(chances[0]!.meaning), plain, learnt) },
    nearest: nearest && line.examples[nearest.neighbour],
  }
}

function partsFor(name: string, plain: readonly string[], learnt: Learnt): Explanation['learnt']['parts'] {
  const wanted = learnt.meanings.findIndex((meaning) => nameOfMeaning(meaning) === name)
  const parts: { part: string; weight: number }[] = []
  chancesOf(featuresOf(plain), learnt, ({ feature, meaning, weight }) => {
    if (meaning === wanted) parts.push({ part: describeFeature(feature, plain), weight })
  })
  return parts.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, partsTold)
}
