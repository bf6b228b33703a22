/** Closures in the written form: the days in the words of staff, and the reason. */
import type { Closure, HoursProblem } from './hours.ts'
import { readClosedDays } from './read-closed-days.ts'
import { readReason } from './read-reason.ts'
import { anyClosure, suggestClosedDays } from './suggest-closures.ts'

/** Gives the closures in the order in which they are written, or everything that is wrong with them; never throws. */
export function parseClosures(written: unknown): { closures: readonly Closure[] } | { problems: HoursProblem[] } {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    const mend = `${anyClosure}, followed by a colon and the reason`
    return { problems: [{ path: [], what: 'the closures are not a list of days with reasons', mend }] }
  }
  const read = Object.entries(written).map(([days, reason]) => readClosure(days, reason))
  const problems = read.flatMap((closure) => ('problems' in closure ? closure.problems : []))
  return problems.length > 0 ? { problems } : { closures: read.filter((closure) => 'days' in closure) }
}

function readClosure(written: string, because: unknown): Closure | { problems: HoursProblem[] } {
  const days = readClosedDays(written) ?? {
    what: `"${written}" is not written as days that are closed`,
    mend: suggestClosedDays(written),
  }
  const reason = readReasonOfClosure(because)
  if ('kind' in days && 'reason' in reason) return { written, days, ...reason }
  const refusals = [days, reason].filter((read) => 'what' in read)
  return { problems: refusals.map((refusal) => ({ path: [written], ...refusal })) }
}

/** Words that begin a sentence of their own. */
const clause = /^(?:we|they|it|there|staff) (?:are|is|have|has|can|will)\b/i

/** What is said before a reason must not stand in it as well. */
function readReasonOfClosure(written: unknown): ReturnType<typeof readReason> {
  const read = readReason(written)
  const told = /^(?:closed$|(?:(?:closed|shut),? )?(?:for|because(?: of)?|due to|owing to|as|since) )/i
  if ('what' in read || !(told.test(read.reason) || clause.test(read.reason))) return read
  const bare = read.reason.replace(told, '')
  const what = `the reason "${read.reason}" would be said as "closed, for ${read.reason}"`
  return { what, mend: `write ${bare && !clause.test(bare) ? `"${bare}"` : 'a reason such as "staff training"'}` }
}
