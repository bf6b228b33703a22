import type { Line } from '../flow/line.ts'
import { nameOfMeaning } from '../flow/meaning.ts'
import type { Match } from '../line/reading.ts'
import { answersOf, type Trial, type Verdict, verdictOn } from './verdict.ts'

/** How examples of one meaning were answered that the line had not learnt from. */
export interface Row {
  readonly meaning: string
  readonly texts: number
  readonly right: number
  /** What the others were answered with, the most frequent first, each with one of the texts. */
  readonly mistakes: readonly Mistake[]
}

interface Mistake {
  readonly answer: string
  readonly verdict: Verdict
  readonly count: number
  readonly text: string
}

/** The confusion table: a row for each meaning, the worst first. */
export function confusionOf(line: Line, trials: readonly Trial[]): Row[] {
  const byMeaning = Map.groupBy(trials, ({ example }) => nameOfMeaning(example.meaning))
  const rows = Array.from(byMeaning, ([meaning, own]): Row => {
    const judged = own.map((trial) => ({ ...trial, verdict: verdictOn(line, trial.example.meaning, trial.match) }))
    const wrong = judged.filter(({ verdict }) => verdict !== 'right')
    const byAnswer = Map.groupBy(wrong, ({ match, verdict }) => `${verdict} ${nameOfAnswer(line, match)}`)
    const mistakes = Array.from(byAnswer.values(), (same): Mistake => {
      const { match, verdict, example } = same[0]!
      return { answer: nameOfAnswer(line, match), verdict, count: same.length, text: example.text }
    })
    mistakes.sort((a, b) => b.count - a.count)
    return { meaning, texts: own.length, right: own.length - wrong.length, mistakes }
  })
  return rows.sort((a, b) => a.right / a.texts - b.right / b.texts)
}

function nameOfAnswer(line: Line, match: Match): string {
  return match.kind === 'several' ? 'a choice' : answersOf(line, match).map(nameOfMeaning).join()
}
