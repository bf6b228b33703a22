import { makeRemembered } from './remembered.ts'

/** How often things happened lately, by key. Times are in epoch milliseconds. */
export interface Recent {
  /** How often within the last so many ms. */
  count(key: string, within: number, now: number): number
  add(key: string, now: number): void
  /** What was added at this time did not happen. */
  takeBack(key: string, time: number): void
}

/** Keys remembered at once. Beyond that the one that was silent for the longest is forgotten. */
const keysAtMost = 50_000

/** Counts in memory what happened by key, for so many ms. */
export function makeRecent(keptFor: number): Recent {
  const remembered = makeRemembered<readonly number[]>(keptFor, keysAtMost)
  // Times in the future come from a clock that has been set back: they must limit nobody for longer.
  const timesOf = (key: string, within: number, now: number) =>
    (remembered.get(key, now) ?? []).filter((time) => time > now - within && time <= now)
  return {
    count: (key, within, now) => timesOf(key, within, now).length,
    add: (key, now) => remembered.set(key, [...timesOf(key, keptFor, now), now], now),
    takeBack(key, time) {
      const times = timesOf(key, keptFor, time)
      remembered.set(key, times.toSpliced(times.lastIndexOf(time), 1), time)
    },
  }
}
