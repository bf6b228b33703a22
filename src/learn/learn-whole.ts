import { type Figures, writeLearnt } from '../flow/learnt.ts'
import type { Line } from '../flow/line.ts'
import { crossValidate } from './cross-validate.ts'
import { figuresOf } from './figures.ts'
import { learn } from './learn.ts'

/** What a line learns from all of its examples, as the text of its file, and how well it does on those that it does not know. */
export function learnWhole(line: Line): { readonly text: string; readonly figures: Figures } {
  const figures = figuresOf(line, [...crossValidate(line)].flat())
  const lessons = { examples: line.examples, places: line.places }
  return { text: writeLearnt(learn(lessons), figures, lessons), figures }
}
