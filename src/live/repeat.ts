/** Runs work one at a time. If it is asked for while it runs, it runs once more afterwards. It must not reject. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined
  let wanted = false
  async function doAll(): Promise<void> {
    while (wanted) {
      wanted = false
      await work()
    }
    doing = undefined
  }
  return () => {
    wanted = true
    doing ??= doAll()
    return doing
  }
}

/** Repeats work, with a pause in ms in between. Returns what ends it. */
export function repeat(work: () => Promise<void>, pause: () => number): () => void {
  let timer = setTimeout(again, pause())
  let stopped = false
  async function again(): Promise<void> {
    await work()
    if (!stopped) timer = setTimeout(again, pause())
  }
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
