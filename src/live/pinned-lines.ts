import { setTimeout as sleep } from 'node:timers/promises'
import type { Line } from '../flow/line.ts'
import { UnusableError } from './load-line.ts'

/** The lines that a machine answers with. */
export interface Lines {
  /** What new calls, and all texts, get. */
  live(): Line
  /**
   * The line that a call began with, while another one is live by now; undefined when it can't be had. It never rejects, and
   * answers within seconds.
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

/** Lines of which another can take the place of the live one. */
export interface ChangingLines extends Lines {
  /** Makes a line live: what begins from now on gets it. */
  show(line: Line): void
}

/** How many lines are kept besides the live one, some megabytes each: calls last minutes, and nobody publishes so often. */
const keptAtMost = 8

/** How long a caller may wait for the line that the call began with, and how long one that was not found is not asked for again, in ms. */
const patience = 2_000
const notFoundFor = 15_000

/** How often, and for how long, a store is tried again that can't be reached, in ms: one that is down keeps nobody waiting for long. */
const tryEvery = 100
const tryFor = 1_000

/** Lines of which older ones are loaded when a call comes that began on them. `load` may reject. */
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
    const timer = setTimeout(late.resolve, patience, undefined)
    const found = tryToLoad(() => load(revision))
    // What comes too late for one caller is there for the next.
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

/** Loads a line; again and again as long as the store can't be reached, but not for long. */
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
