import type { Stretch } from './calendar.ts'
import type { Hours, Window } from './hours.ts'
import { type DayPlan, dayPlan, daysAhead, type HoursContext } from './open-now.ts'

/** Days in a row that are closed, or have the same other hours, by closures and dated exceptions: one range to the ear and the eye. */
export interface SpecialDays {
  readonly first: Temporal.PlainDate
  /** Undefined if it goes on for more than 400 days. */
  readonly last: Temporal.PlainDate | undefined
  /** None if they are closed. */
  readonly hours: 'unknown' | readonly Window[]
  /** Why, if one reason holds for all of them; '' otherwise. */
  readonly reason: string
}

/**
 * The special days of which any falls into a stretch, in order. They begin and end on a day that is special by itself; between
 * those, days that are closed anyway belong to the same range, be it for a weekend or a bank holiday.
 */
export function specialDaysIn(hours: Hours, { from, days }: Stretch, context: HoursContext): SpecialDays[] {
  const found: SpecialDays[] = []
  const end = from.add({ days })
  if (!canBeSpecial(hours, from.toString(), end.toString())) return found
  for (let date = from; Temporal.PlainDate.compare(date, end) < 0; ) {
    const special = specialDaysOn(hours, date, context)
    if (special) found.push(special)
    if (special && !special.last) break
    date = (special?.last ?? date).add({ days: 1 })
  }
  return found
}

/** How many days before they begin special days are named. */
const daysBefore = 7

/** The special days that are named to people on a date: those of the week ahead, and those that have begun. */
export function specialDaysNamedOn(date: Temporal.PlainDate, hours: Hours, context: HoursContext): SpecialDays[] {
  return specialDaysIn(hours, { from: date, days: daysBefore + 1 }, context)
}

/** The dates, from one on, on which special days of the next 400 days are named for the first time. */
export function datesOfNaming(from: Temporal.PlainDate, hours: Hours, context: HoursContext): Temporal.PlainDate[] {
  return specialDaysIn(hours, { from, days: daysAhead }, context)
    .map(({ first }) => first.subtract({ days: daysBefore }))
    .filter((date) => Temporal.PlainDate.compare(date, from) > 0)
}

/** Whether there is a special day before a date, and one from another on: a quick look, as most days of most contacts are not special. */
function canBeSpecial({ usual, closures }: Hours, from: string, end: string): boolean {
  const exceptions = typeof usual === 'string' ? [] : [...usual.exceptions.keys()]
  const isBefore = closures.some(({ days }) => days.kind !== 'dates' || days.first < end)
  const isAfter = closures.some(({ days }) => days.kind !== 'dates' || days.last >= from)
  return (isBefore || exceptions.some((date) => date < end)) && (isAfter || exceptions.some((date) => date >= from))
}

/** The special days to which a date belongs, if it belongs to any. */
export function specialDaysOn(hours: Hours, date: Temporal.PlainDate, context: HoursContext): SpecialDays | undefined {
  const planOn = (day: Temporal.PlainDate) => dayPlan(hours, day, context.holidays)
  const plan = planOn(date)
  const isOfRange = isClosed(plan) ? isClosed : isAsExcepted(plan)
  if (!isOfRange(plan)) return undefined
  const before = walk(date, -1, planOn, isOfRange)
  const after = walk(date, 1, planOn, isOfRange)
  const all = [...before.toReversed(), { date, plan }, ...after]
  const special = all.filter(({ plan }) => isSpecial(plan))
  const [first, last] = [special[0], special.at(-1)]
  if (!first || !last || !isBetween(date, first.date, last.date)) return undefined
  const reasons = new Set(special.map(({ plan }) => plan.reason))
  return {
    first: first.date,
    last: after.length === daysAhead && last === after.at(-1) ? undefined : last.date,
    hours: plan.hours,
    reason: reasons.size === 1 ? first.plan.reason : '',
  }
}

/** A date with its hours. */
interface PlannedDay {
  readonly date: Temporal.PlainDate
  readonly plan: DayPlan
}

/** The days next to a date, in the one direction or the other, as long as they belong to the same range. */
function walk(
  date: Temporal.PlainDate,
  step: 1 | -1,
  planOn: (day: Temporal.PlainDate) => DayPlan,
  isOfRange: (plan: DayPlan) => boolean,
): PlannedDay[] {
  const days: PlannedDay[] = []
  for (let ahead = 1; ahead <= daysAhead; ahead += 1) {
    const day = date.add({ days: ahead * step })
    const plan = planOn(day)
    if (!isOfRange(plan)) break
    days.push({ date: day, plan })
  }
  return days
}

const isClosed = ({ hours }: DayPlan) => hours.length === 0

/** Whether a day has hours of its own, the same as those of a day that is not closed. */
const isAsExcepted =
  ({ hours }: DayPlan) =>
  (plan: DayPlan): boolean =>
    plan.from === 'exception' && JSON.stringify(plan.hours) === JSON.stringify(hours)

const isSpecial = ({ from }: DayPlan) => from === 'closure' || from === 'exception'

const isBetween = (date: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(first, date) <= 0 && Temporal.PlainDate.compare(date, last) <= 0
