import { setTimeout as sleep } from 'node:timers/promises'
import type { Line } from '../flow/line.ts'
import type { Notice } from '../flow/notice.ts'
import { UnusableError } from './load-line.ts'

/** The lines that a machine answers with, and the notices that it gives with them. */
export interface Lines {
  /** The line that new calls and all texts get. */
  live(): Line
  /**
   * The line of an older revision, for a call that began on it; undefined if it can't be loaded. It never rejects, and
   * settles within seconds.
   */
  pinned(revision: string): Line | undefined | Promise<Line | undefined>
  /** The notices that are on or planned: the very same list until one comes or goes. */
  notices(): readonly Notice[]
}

/** The line of a revision, or else the live one: a call ends on the revision that it began with. */
export function lineOfRevision(lines: Lines, revision: string | undefined): Line | Promise<Line> {
  const live = lines.live()
  if (revision === undefined || revision === live.revision) return live
  const pinned = lines.pinned(revision)
  return pinned instanceof Promise ? pinned.then((line) => line ?? lines.live()) : (pinned ?? live)
}

/** Lines of which the live one and the notices can be replaced. */
export interface ChangingLines extends Lines {
  /** Makes a line live: calls that begin from now on get it. */
  show(line: Line): void
  /** Gives these notices from now on. */
  post(notices: readonly Notice[]): void
}

/** How many lines are kept besides the live one. Each takes some megabytes; calls last minutes, and publications are rarer. */
const keptAtMost = 8

/** How long a caller may wait for an older line, in ms, and how long a revision that is none is not asked for again. */
const loadTimeout = 2_000
const noneFor = 15_000

/** What came of loading a line: `none` if the store has no such revision, or none that can be used. */
type Loaded = Line | 'none' | 'unreachable'

/** How often, and for how long, a store that can't be reached is tried again, in ms, while a caller waits. */
const tryEvery = 100
const tryFor = 1_000

/** The lines of a machine. Older ones are loaded when a call that began on them needs them. `load` may reject. */
export function makeLines(first: Line, load: (revision: string) => Promise<Line | undefined>): ChangingLines {
  let live = first
  let posted: readonly Notice[] = []
  const kept = makeKept()
  const loading = new Map<string, Promise<Line | undefined>>()

  async function find(revision: string): Promise<Line | undefined> {
    const late = Promise.withResolvers<undefined>()
    const timer = setTimeout(late.resolve, loadTimeout, undefined)
    const found = tryToLoad(() => load(revision)).then((loaded) => settle(revision, loaded))
    const line = await Promise.race([found, late.promise])
    clearTimeout(timer)
    return line
  }

  /** A line that comes too late for one caller is there for the next, and so is a store that works again. */
  function settle(revision: string, loaded: Loaded): Line | undefined {
    setTimeout(() => loading.delete(revision), loaded === 'none' ? noneFor : 0).unref()
    if (typeof loaded === 'string') return undefined
    kept.add(loaded)
    return loaded
  }

  return {
    live: () => live,
    show(line) {
      kept.add(live)
      live = line
    },
    notices: () => posted,
    post(notices) {
      posted = notices
    },
    pinned(revision) {
      const line = kept.get(revision)
      if (line) return line
      const found = loading.get(revision) ?? find(revision)
      loading.set(revision, found)
      return found
    },
  }
}

/** The lines that were used last. */
function makeKept() {
  const lines = new Map<string, Line>()
  function add(line: Line): void {
    lines.delete(line.revision)
    lines.set(line.revision, line)
    if (lines.size > keptAtMost) lines.delete(lines.keys().next().value!)
  }
  return {
    add,
    get(revision: string): Line | undefined {
      const line = lines.get(revision)
      if (line) add(line)
      return line
    },
  }
}

/** Loads a line, and tries again for a moment if the store can't be reached. */
async function tryToLoad(load: () => Promise<Line | undefined>): Promise<Loaded> {
  const until = performance.now() + tryFor
  for (;;) {
    try {
      return (await load()) ?? 'none'
    } catch (error) {
      if (error instanceof UnusableError) return 'none'
      if (performance.now() > until) return 'unreachable'
      await sleep(tryEvery)
    }
  }
}
