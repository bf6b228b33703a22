import { type Saying, sayingsOf } from '../content/sayings.ts'
import { type Wording, wordingsOf } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Line, Menu, State } from '../flow/line.ts'
import type { Locator } from '../flow/locator.ts'
import type { Facts } from '../flow/machine.ts'
import { makeYears, type Year } from '../hours/year.ts'

/** A compiled line on the bench: what the rules look at. */
export interface CheckContext {
  readonly line: Line
  readonly locator: Pick<Locator, 'normalised' | 'outdated'>
  /** A whole minute: within it, nothing that the line says changes. */
  readonly now: Temporal.Instant
  /** The date of `now` in the line's time zone. */
  readonly today: Temporal.PlainDate
  readonly wordings: readonly Wording[]
  /** As they are now. */
  readonly sayings: readonly Saying[]
  /** A contact's openings and closings over the next 400 days. */
  readonly yearOf: (contact: Pick<Contact, 'hours'>) => Year
}

/** Lays a line out for the rules. */
export function makeCheckContext(line: Line, locator: CheckContext['locator'], at: Temporal.Instant): CheckContext {
  const now = at.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const yearOf = makeYears(line, now)
  return {
    line,
    locator,
    now,
    today: now.toZonedDateTimeISO(line.timeZone).toPlainDate(),
    wordings: wordingsOf(line),
    sayings: sayingsOf({ line, now }),
    yearOf: ({ hours }) => yearOf(hours),
  }
}

/** The menus of a line, in the order of the files. */
export function menusOf({ line }: Pick<CheckContext, 'line'>): Menu[] {
  return [...line.states.values()].filter((state) => state.kind === 'menu')
}

/** What guards may find at a state: the hours that its contact has at some time, for a caller who can get texts or cannot. */
export function factsOf({ contact }: State, { yearOf }: Pick<CheckContext, 'yearOf'>): Facts[] {
  const hours = contact ? [...yearOf(contact).states.keys()] : (['unknown'] as const)
  return hours.flatMap((hours) => [true, false].map((textable) => ({ hours, textable })))
}
