/** Names that were seen lately. Times are in epoch milliseconds. */
export interface Seen {
  has(name: string): boolean
  add(name: string, now: number): void
}

/**
 * Keeps names in memory for at least so many ms, or until `atMost` others came after, and for at most twice that. It drops the
 * older of two sets as a whole: to forget each name by itself takes more CPU time.
 */
export function makeSeen(keptFor: number, atMost: number): Seen {
  let [latest, before] = [new Set<string>(), new Set<string>()]
  let begun = 0
  return {
    has: (name) => latest.has(name) || before.has(name),
    add(name, now) {
      if (latest.size >= atMost || now - begun >= keptFor || now < begun) {
        ;[latest, before] = [new Set(), latest]
        begun = now
      }
      latest.add(name)
    },
  }
}
