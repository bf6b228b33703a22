/** How much of something there may be in any hour. Times are in epoch milliseconds. */
export interface Ceiling {
  isReached(now: number): boolean
  add(now: number): void
  /** What was added at this time, moments ago, did not happen. */
  takeBack(time: number): void
}

/** An hour and the second that is under way. */
const seconds = 3_601

/** Makes a ceiling of `atMost` in any hour. It counts by the second, so that it needs little memory however high it is. */
export function makeCeiling(atMost: number): Ceiling {
  const counts = new Uint32Array(seconds)
  let latest = 0
  let total = 0

  /** Forgets what is over an hour old; and everything when the clock is set back, which must limit nobody for longer. */
  function moveTo(now: number): number {
    const second = Math.floor(now / 1_000)
    const passed = second < latest ? seconds : Math.min(second - latest, seconds)
    for (let i = 0; i < passed; i++) {
      const old = (second - i) % seconds
      total -= counts[old]!
      counts[old] = 0
    }
    latest = second
    return second % seconds
  }

  return {
    isReached(now) {
      moveTo(now)
      return total >= atMost
    },
    add(now) {
      counts[moveTo(now)]!++
      total++
    },
    takeBack(time) {
      const second = Math.floor(time / 1_000) % seconds
      if (counts[second] === 0) return
      counts[second]!--
      total--
    },
  }
}
