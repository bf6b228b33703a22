/** Work that never has to be done twice at once: asked for while it is being done, it is done once more. It must not reject. */
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

/** Does work again and again, so many ms after it was done last. Returns what ends it. */
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
