import { setTimeout as sleep } from 'node:timers/promises'
import type { Line } from '../flow/line.ts'
import { UnusableError } from './load-line.ts'

/** The lines that a machine answers with. */
export interface Lines {
  /** The line that new calls and all texts get. */
  live(): Line
  /**
   * The line of an older revision, for a call that began on it; undefined if it can't be loaded. It never rejects, and
   * settles within seconds.
   */
  pinned(revision: string): Line | undefined | Promise<Line | undefined>
}

/** The line of a revision, or else the live one: a call ends on the revision that it began with. */
export function lineOfRevision(lines: Lines, revision: string | undefined): Line | Promise<Line> {
  const live = lines.live()
  if (revision === undefined || revision === live.revision) return live
  const pinned = lines.pinned(revision)
  return pinned instanceof Promise ? pinned.then((line) => line ?? lines.live()) : (pinned ?? live)
}

/** Lines of which the live one can be replaced. */
export interface ChangingLines extends Lines {
  /** Makes a line live: calls that begin from now on get it. */
  show(line: Line): void
}

/** How many lines are kept besides the live one. Each takes some megabytes; calls last minutes, and publications are rarer. */
const keptAtMost = 8

/** How long a caller may wait for an older line, in ms, and how long one that could not be loaded is not tried again. */
const loadTimeout = 2_000
const notFoundFor = 15_000

/** How often, and for how long, a store that can't be reached is tried again, in ms, while a caller waits. */
const tryEvery = 100
const tryFor = 1_000

/** The lines of a machine. Older ones are loaded when a call that began on them needs them. `load` may reject. */
export function makeLines(first: Line, load: (revision: string) => Promise<Line | undefined>): ChangingLines {
  let live = first
  const kept = new Map<string, Line>()
  const loading = new Map<string, Promise<Line | undefined>>()

  function keep(line: Line): void {
    kept.delete(line.revision)
    kept.set(line.revision, line)
    if (kept.size > keptAtMost) kept.delete(kept.keys().next().value!)
  }

  async function find(revision: string): Promise<Line | undefined> {
    const late = Promise.withResolvers<undefined>()
    const timer = setTimeout(late.resolve, loadTimeout, undefined)
    const found = tryToLoad(() => load(revision))
    // A line that comes too late for one caller is there for the next.
    found.then((line) => line && keep(line))
    const line = await Promise.race([found, late.promise])
    clearTimeout(timer)
    setTimeout(() => loading.delete(revision), line ? 0 : notFoundFor).unref()
    return line
  }

  return {
    live: () => live,
    show(line) {
      keep(live)
      live = line
    },
    pinned(revision) {
      const line = kept.get(revision)
      if (line) {
        keep(line)
        return line
      }
      const found = loading.get(revision) ?? find(revision)
      loading.set(revision, found)
      return found
    },
  }
}

/** Loads a line, and tries again for a moment if the store can't be reached. */
async function tryToLoad(load: () => Promise<Line | undefined>): Promise<Line | undefined> {
  const until = performance.now() + tryFor
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (error instanceof UnusableError || performance.now() > until) return undefined
      await sleep(tryEvery)
    }
  }
}
