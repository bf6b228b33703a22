import type { Figures } from '../flow/learnt.ts'
import type { Line } from '../flow/line.ts'
import { nameOfMeaning } from '../flow/meaning.ts'
import { answersOf, type Trial, verdictOn } from './verdict.ts'

/** Counts how well a line answered examples that it had not learnt from. */
export function figuresOf(line: Line, trials: readonly Trial[]): Figures {
  const verdicts = trials.map(({ example, match }) => verdictOn(line, example.meaning, match))
  const isDanger = (trial: Trial) => nameOfMeaning(trial.example.meaning) === '(danger)'
  const isTaken = ({ match }: Trial) => answersOf(line, match).some((answer) => nameOfMeaning(answer) === '(danger)')
  const danger = trials.filter(isDanger)
  return {
    texts: trials.length,
    right: verdicts.filter((verdict) => verdict === 'right').length,
    harmful: verdicts.filter((verdict) => verdict === 'harmful').length,
    danger: danger.length,
    dangerMet: danger.filter(isTaken).length,
    falseDanger: trials.filter((trial) => !isDanger(trial) && isTaken(trial)).length,
  }
}
