import { type Hours, hoursKey } from './hours.ts'
import { sayHours } from './hours-in-words.ts'
import { type Change, daysAhead, type HoursContext, nextChange, type OpenState, openStateAt } from './open-now.ts'
import { datesOfNaming } from './special-days.ts'

/** What hours do over the next 400 days. */
export interface Year {
  /** In the order of time, each with what a caller hears of the hours then. */
  readonly changes: readonly (Change & { readonly words: string })[]
  /** The first instant of each state that occurs. */
  readonly states: ReadonlyMap<OpenState, Temporal.Instant>
  /** The midnights from which closures and dated exceptions are named that were not named before. */
  readonly namings: readonly Temporal.Instant[]
  /** When the hours take the most words to say. */
  readonly wordiest: Temporal.Instant
}

/** Gives the year of any hours from now on. Equal hours, which many contacts have, are calculated once. */
export function makeYears(context: HoursContext, now: Temporal.Instant): (hours: Hours) => Year {
  const known = new Map<string, Year>()
  return (hours) => {
    const key = hoursKey(hours)
    const year = known.get(key) ?? makeYear(hours, context, now)
    known.set(key, year)
    return year
  }
}

function makeYear(hours: Hours, context: HoursContext, now: Temporal.Instant): Year {
  const withWords = ({ at, state }: Change) => ({ at, state, words: sayHours(hours, at, context) })
  const changes = changesOf(hours, context, now).map(withWords)
  const today = now.toZonedDateTimeISO(context.timeZone).toPlainDate()
  const namings = datesOfNaming(today, hours, context).map((date) => date.toZonedDateTime(context.timeZone).toInstant())
  const others = [now, ...namings].map((at) => withWords({ at, state: openStateAt(hours, at, context) }))
  const all = [...others, ...changes].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  // Reversed, because a map keeps the last of several entries.
  const states = new Map(all.toReversed().map(({ at, state }) => [state, at]))
  const wordiest = all.reduce((a, b) => (b.words.length > a.words.length ? b : a)).at
  return { changes, states, namings, wordiest }
}

/** Each change of state after an instant, for the next 400 days. */
export function changesOf(hours: Hours, context: HoursContext, now: Temporal.Instant): Change[] {
  const end = now.add({ hours: 24 * daysAhead })
  const changes: Change[] = []
  for (
    let change = nextChange(hours, now, context);
    change && Temporal.Instant.compare(change.at, end) < 0;
    change = nextChange(hours, change.at, context, change.state)
  )
    changes.push(change)
  return changes
}
