/** Shorter runs are copied faster byte by byte. */
const longRun = 40

/** Copies bytes from one buffer to another, and returns where they end there. */
export function copyBytes(from: Buffer, start: number, end: number, to: Buffer, at: number): number {
  if (end - start > longRun) return at + from.copy(to, at, start, end)
  for (let i = start; i < end; i++) to[at++] = from[i]!
  return at
}
