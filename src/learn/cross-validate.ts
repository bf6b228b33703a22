import type { Example } from '../flow/examples.ts'
import { type Lessons, readLearnt, writeLearnt } from '../flow/learnt.ts'
import type { Line } from '../flow/line.ts'
import { matchText } from '../line/match.ts'
import { figuresOf } from './figures.ts'
import { learn } from './learn.ts'
import type { Trial } from './verdict.ts'

/** How many parts the examples are dealt into, like cards: each has its share of every meaning. */
const parts = 10

/** Tries every example on a line that has not learnt from it, one part after the other. */
export function* crossValidate(line: Line): Generator<readonly Trial[]> {
  for (let part = 0; part < parts; part++) {
    const isTried = (_: Example, i: number) => i % parts === part
    const lessons: Lessons = { examples: line.examples.filter((one, i) => !isTried(one, i)), places: line.places }
    const pupil: Line = {
      ...line,
      learnt: readLearnt(writeLearnt(learn(lessons), figuresOf(line, []), lessons), lessons),
    }
    yield line.examples.filter(isTried).map((example) => ({ example, match: matchText(pupil, example.text) }))
  }
}
