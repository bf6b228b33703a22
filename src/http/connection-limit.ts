import { readFileSync } from 'node:fs'

/** What a process may have open at least, where the system does not tell. */
const usualLimit = 1_024

/** How much of what the process may have open can be connections of callers, and the most of them that a machine needs. */
const share = 0.75
const neededAtMost = 4_000

/**
 * How many connections there may be at once, so that the store, the log and the sending of texts never run out of file
 * descriptors. `readLimits` gives what Linux tells of a process's limits; it may throw.
 */
export function connectionsAtMost(readLimits: () => string = readOwnLimits): number {
  return Math.min(Math.floor(limitIn(readLimits) * share), neededAtMost)
}

function readOwnLimits(): string {
  return readFileSync('/proc/self/limits', 'utf8')
}

/** Node has raised the limit to the highest that it may set. Other systems have no such file. */
function limitIn(readLimits: () => string): number {
  try {
    const [, limit] = /^Max open files +(\d+|unlimited)/m.exec(readLimits())!
    return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit)
  } catch {
    return usualLimit
  }
}
