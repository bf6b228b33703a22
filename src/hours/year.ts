import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import type { Hours } from './hours.ts'
import { sayHours } from './hours-in-words.ts'
import { type Change, daysAhead, nextChange, type OpenState, openStateAt } from './open-now.ts'

/** What a contact's hours do over the next 400 days. */
export interface Year {
  /** In the order of time, each with what a caller hears of the hours then. */
  readonly changes: readonly (Change & { readonly words: string })[]
  /** An instant for each state that occurs. */
  readonly states: ReadonlyMap<OpenState, Temporal.Instant>
  /** When its hours take the most words to say. */
  readonly wordiest: Temporal.Instant
}

/** Makes the years of a line's contacts, each pattern of hours once. */
export function makeYears(line: Line, now: Temporal.Instant): (contact: Pick<Contact, 'hours'>) => Year {
  const known = new Map<string, Year>()
  return ({ hours }) => {
    const key = asJson(hours)
    const year = known.get(key) ?? makeYear(hours, line, now)
    known.set(key, year)
    return year
  }
}

function makeYear(hours: Hours | undefined, line: Line, now: Temporal.Instant): Year {
  const tell = (at: Temporal.Instant, state: OpenState) => ({ at, state, words: sayHours(hours, at, line) })
  const changes = changesOf(hours, line, now).map(({ at, state }) => tell(at, state))
  const all = [tell(now, openStateAt(hours, now, line)), ...changes]
  // Of each state the first instant: what comes later in a list is what a map keeps.
  const states = new Map(all.toReversed().map(({ at, state }) => [state, at]))
  const wordiest = all.reduce((a, b) => (b.words.length > a.words.length ? b : a)).at
  return { changes, states, wordiest }
}

/** A value as JSON, a Map in it as the list of its entries. Hours that are alike give the same. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner] : inner)) ?? ''
}

/** Each change of state after an instant, for the next 400 days. */
export function changesOf(hours: Hours | undefined, line: Line, now: Temporal.Instant): Change[] {
  const end = now.add({ hours: 24 * daysAhead })
  const changes: Change[] = []
  for (
    let change = nextChange(hours, now, line);
    change && Temporal.Instant.compare(change.at, end) < 0;
    change = nextChange(hours, change.at, line)
  )
    changes.push(change)
  return changes
}
