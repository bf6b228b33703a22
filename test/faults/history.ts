import type { Publication } from '../../src/store/revisions.ts'

/** That something was to be published. Times are those of `performance.now()`. */
export interface Entry {
  readonly hash: string
  readonly begunAt: number
  /** What the store said when it was done, and when; undefined as long as it did not. */
  done: { readonly publication: Publication; readonly at: number } | undefined
}

/** All that was to be published in a run, in order. What failed is in it too: it may have been done all the same. */
export interface History {
  readonly entries: readonly Entry[]
  begin(hash: string): Entry
  /** The last entry with a hash. */
  indexOf(hash: string): number
  /** The hashes of the entries from one on that were begun by a moment. */
  hashes(from: number, until: number): ReadonlySet<string>
}

/** A history that begins with what the first machine makes of a new store. */
export function makeHistory(publication: Publication): History {
  const start = performance.now()
  const entries: Entry[] = [{ hash: publication.hash, begunAt: start, done: { publication, at: start } }]
  return {
    entries,
    begin(hash) {
      const entry: Entry = { hash, begunAt: performance.now(), done: undefined }
      entries.push(entry)
      return entry
    },
    indexOf: (hash) => entries.findLastIndex((entry) => entry.hash === hash),
    hashes: (from, until) =>
      new Set(entries.filter(({ begunAt }, i) => i >= from && begunAt <= until).map(({ hash }) => hash)),
  }
}
