import { sayingsOf } from '../content/sayings.ts'
import { plainWords, wordingsOf } from '../content/wordings.ts'
import type { Line, State } from '../flow/line.ts'
import type { Facts } from '../flow/machine.ts'
import { makeYears } from '../hours/year.ts'
import { filledSentences } from './filled-sentences.ts'
import type { CheckContext } from './rule.ts'

/** Prepares what the rules need to know of a line at an instant. */
export function makeCheckContext(line: Line, locator: CheckContext['locator'], at: Temporal.Instant): CheckContext {
  const now = at.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const states = [...line.states.values()]
  const yearOf = makeYears(line, now)
  return {
    line,
    locator,
    now,
    today: now.toZonedDateTimeISO(line.timeZone).toPlainDate(),
    contacts: [...line.contacts.values()],
    states,
    menus: states.filter((state) => state.kind === 'menu'),
    answers: states.filter((state) => state.kind === 'answer'),
    wordings: wordingsOf(line).map((wording) => ({
      ...wording,
      words: plainWords(wording),
      sentences: filledSentences(wording, line),
    })),
    sayings: sayingsOf({ line, now }),
    yearOf: ({ hours }) => yearOf(hours),
  }
}

/** The facts that guards can meet at a state: each open state that its contact is ever in, with and without a phone that gets texts. */
export function factsOf({ contact }: State, { yearOf }: Pick<CheckContext, 'yearOf'>): Facts[] {
  const hours = contact ? [...yearOf(contact).states.keys()] : (['unknown'] as const)
  return hours.flatMap((hours) => [true, false].map((textable) => ({ hours, textable })))
}
