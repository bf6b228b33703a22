import { type HeardNumber, numbersIn, secondsOf, type TextSize } from '../content/measure.ts'
import { readingOf } from '../content/reading.ts'
import type { TextSaying } from '../content/sayings.ts'
import type { CheckContext } from './rule.ts'

/** Measurements of a state. Seconds are estimates, to a tenth. */
export interface Measures {
  readonly state: string
  /** How many keys lead there from the main menu. */
  readonly presses: number
  /** To hear a menu, or an answer without the choices after it. */
  readonly seconds: number
  readonly numbers: readonly HeardNumber[]
  readonly text: TextSize
  /** Reading grades of an answer's words, by ear and by eye; none of a menu. */
  readonly grades: readonly number[]
}

/** Measures each state, in the order in which a person would phone them. */
export function measuresOf({ line, sayings, wordings }: CheckContext): Measures[] {
  const sentences = wordings.filter(({ kind }) => kind === 'sentences')
  const written = Map.groupBy(sentences, ({ subject }) => ('state' in subject ? subject.state : ''))
  const texts = new Map(sayings.map((saying) => [saying.id, saying]))
  return sayings.flatMap((saying) => {
    if (saying.channel !== 'voice' || saying.state === undefined) return []
    const { id, own } = saying
    return {
      state: id,
      presses: line.codes.get(id)!.length,
      seconds: toTenth(secondsOf(own)),
      numbers: numbersIn(own).map(({ number, seconds }) => ({ number, seconds: toTenth(seconds) })),
      text: (texts.get(`${id} text`) as TextSaying).size,
      grades: (written.get(id) ?? []).map((wording) => readingOf(wording).grade),
    }
  })
}

const toTenth = (seconds: number) => Math.round(seconds * 10) / 10
