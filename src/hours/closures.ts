/** Which days a closure closes. */
import type { ClosedDays, Closure } from './hours.ts'

/** Whether a date is one of the days. */
export function isClosedBy(days: ClosedDays, date: Temporal.PlainDate): boolean {
  if (days.kind === 'monthly') return date.dayOfWeek === days.day + 1 && isThatOne(days.which, date)
  const { kind, first, last } = days
  const day = kind === 'yearly' ? date.toString().slice(5) : date.toString()
  return first <= last ? first <= day && day <= last : first <= day || day <= last
}

/** Whether a date is the first, second, third, fourth or last of its weekday in its month. */
function isThatOne(which: Extract<ClosedDays, { kind: 'monthly' }>['which'], { day, daysInMonth }: Temporal.PlainDate) {
  if (which === 'last') return day + 7 > daysInMonth
  return which === (['first', 'second', 'third', 'fourth'] as const)[Math.ceil(day / 7) - 1]
}

/** Whether the last of its days is before a date. What comes every year or every month is never past. */
export function isPast({ days }: Pick<Closure, 'days'>, today: Temporal.PlainDate): boolean {
  return days.kind === 'dates' && days.last < today.toString()
}
