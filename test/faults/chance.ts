/** Choices that come out the same again from the same seed. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  between(from: number, to: number): number
  happens(share: number): boolean
  pick<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
  /** Choices for somebody else, whose haste then makes no difference here. */
  fork(): Chance
}

/** Makes choices from a seed, with the generator that is known as Mulberry32. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
  const chance: Chance = {
    next,
    between: (from, to) => from + next() * (to - from),
    happens: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    shuffle: (list) => {
      const drawn = list.map((item) => ({ item, lot: next() }))
      return drawn.sort((a, b) => a.lot - b.lot).map(({ item }) => item)
    },
    fork: () => makeChance(Math.floor(next() * 2 ** 32)),
  }
  return chance
}
