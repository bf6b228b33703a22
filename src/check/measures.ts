import { type HeardNumber, numbersIn, secondsOf, type TextSize } from '../content/measure.ts'
import { readingOf } from '../content/reading.ts'
import type { SpokenSaying, TextSaying } from '../content/sayings.ts'
import type { CheckContext } from './check-context.ts'

/** What was measured of a state. Seconds are estimates, to a tenth. */
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

/** What was measured of each state, in the order in which a person would phone them. */
export function measuresOf({ line, sayings, wordings }: CheckContext): Measures[] {
  const texts = new Map(sayings.filter((saying) => saying.channel === 'sms').map((saying) => [saying.id, saying]))
  const written = Map.groupBy(wordings, ({ subject }) => ('state' in subject ? subject.state : ''))
  const heard = sayings.filter(
    (saying): saying is SpokenSaying => saying.channel === 'voice' && saying.state !== undefined,
  )
  return heard.map(({ id, own }) => ({
    state: id,
    presses: line.codes.get(id)!.length,
    seconds: toTenth(secondsOf(own)),
    numbers: numbersIn(own).map(({ number, seconds }) => ({ number, seconds: toTenth(seconds) })),
    text: (texts.get(`${id} text`) as TextSaying).size,
    grades: written
      .get(id)!
      .filter(({ kind }) => kind === 'sentences')
      .map((wording) => readingOf(wording).grade),
  }))
}

const toTenth = (seconds: number) => Math.round(seconds * 10) / 10
