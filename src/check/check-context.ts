import { type Saying, sayingsOf } from '../content/sayings.ts'
import { plainWords, type Wording, wordingsOf } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import type { Locator } from '../flow/locator.ts'
import type { Facts } from '../flow/machine.ts'
import { makeYears, type Year } from '../hours/year.ts'

/** What every rule is given. Contacts, states, menus and answers come in the order of the files. */
export interface CheckContext {
  readonly line: Line
  readonly locator: Pick<Locator, 'normalised' | 'outdated'>
  /** A whole minute: within it, nothing that the line says changes. */
  readonly now: Temporal.Instant
  /** The date of `now` in the line's time zone. */
  readonly today: Temporal.PlainDate
  readonly contacts: readonly Contact[]
  readonly states: readonly State[]
  readonly menus: readonly Menu[]
  readonly answers: readonly Answer[]
  /** Each with its words alone, without what is filled in. */
  readonly wordings: readonly (Wording & { readonly words: string })[]
  /** With their words as they are now. */
  readonly sayings: readonly Saying[]
  /** A contact's openings and closings over the next 400 days. */
  readonly yearOf: (contact: Pick<Contact, 'hours'>) => Year
}

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
    wordings: wordingsOf(line).map((wording) => ({ ...wording, words: plainWords(wording) })),
    sayings: sayingsOf({ line, now }),
    yearOf: ({ hours }) => yearOf(hours),
  }
}

/** The facts that guards can meet at a state: each open state that its contact is ever in, with and without a phone that gets texts. */
export function factsOf({ contact }: State, { yearOf }: Pick<CheckContext, 'yearOf'>): Facts[] {
  const hours = contact ? [...yearOf(contact).states.keys()] : (['unknown'] as const)
  return hours.flatMap((hours) => [true, false].map((textable) => ({ hours, textable })))
}
