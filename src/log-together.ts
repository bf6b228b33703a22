/** How long what happens again and again is gathered for one line of the log, in ms. */
const gatherFor = 60_000

/**
 * Makes what logs something that anybody can make happen as often as they like, since a line for each time would fill the
 * disk. It is logged at once, and then once a minute with how often it happened since.
 */
export function logTogether(write: (times: number) => void): () => void {
  let times = 0
  let timer: NodeJS.Timeout | undefined
  function tell(): void {
    timer = undefined
    if (times === 0) return
    write(times)
    times = 0
    timer = setTimeout(tell, gatherFor).unref()
  }
  return () => {
    times++
    if (!timer) tell()
  }
}
