import { isBankHoliday, nameOfHoliday } from './bank-holidays.ts'
import { type Hours, type Window, windowInWords } from './hours.ts'
import { type DayPlan, dayPlan, epoch, type HoursContext } from './open-now.ts'

/** A line of a calendar: an opening, or a date that is closed or not certain. */
export interface Entry {
  readonly date: Temporal.PlainDate
  /** The reason of a closure or a dated exception, a bank holiday, or both; '' for an ordinary day. */
  readonly why: string
  /** "9am to 5pm", "closed", or that it is not known. */
  readonly what: string
  /** Whether the clocks change in the course of it, and how; '' where they do not. */
  readonly clocks: '' | 'forward' | 'back'
}

/**
 * The openings of so many days from an instant on, in order, and those dates without one that differ from an ordinary week or
 * are bank holidays. The openings of a day stand with the date on which they begin.
 */
export function calendarOf(hours: Hours, { from, days }: Stretch, context: HoursContext): Entry[] {
  const dates = Array.from({ length: days }, (_, ahead) => from.add({ days: ahead }))
  return dates.flatMap((date) => entriesOn(date, hours, context))
}

/** So many days from a date on. */
export interface Stretch {
  readonly from: Temporal.PlainDate
  readonly days: number
}

function entriesOn(date: Temporal.PlainDate, hours: Hours, context: HoursContext): Entry[] {
  const plan = dayPlan(hours, date, context.holidays)
  const head = { date, why: whyOf(date, plan, context), clocks: '' } as const
  if (plan.hours === 'unknown') return [{ ...head, what: 'not known, people are told to check first' }]
  if (plan.hours.length === 0) return head.why ? [{ ...head, what: 'closed' }] : []
  return plan.hours.map((window) => ({
    ...head,
    what: windowInWords(window),
    clocks: clocksIn(window, date, context.timeZone),
  }))
}

function whyOf(date: Temporal.PlainDate, { from, reason }: DayPlan, { holidays }: HoursContext): string {
  const isHoliday = isBankHoliday(holidays, date)
  const name = nameOfHoliday(holidays, date)
  const holiday = name ? `bank holiday (${name})` : 'bank holiday'
  if (from === 'exception' || from === 'closure') return isHoliday ? `${reason}, on a ${holiday}` : reason
  if (from === 'bank holiday') return holiday
  return isHoliday ? `${holiday}, as normal` : ''
}

/** An opening over a change of the clocks is an hour shorter or longer than it says. */
function clocksIn({ from, to }: Window, date: Temporal.PlainDate, timeZone: string): Entry['clocks'] {
  const longer = (epoch(date, to, timeZone) - epoch(date, from, timeZone)) / 60_000 - (to - from)
  if (longer === 0) return ''
  return longer < 0 ? 'forward' : 'back'
}
