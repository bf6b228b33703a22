import type { TurnRecord } from './counts/counted-turn.ts'
import type { Log } from './log.ts'

/** How many kinds of turns there may be at once: there are some fifty of each revision. */
const kindsAtMost = 1_000

/** Makes what logs turns. What all turns of a kind have in common is put into words once: a line then takes a third of the time. */
export function makeTurnLog(log: Log): (turn: TurnRecord) => void {
  const logs = new Map<string, Log>()
  return ({ revision, channel, input, outcome, ms }) => {
    const kind = `${revision} ${channel} ${input} ${outcome}`
    let logOfKind = logs.get(kind)
    if (!logOfKind) {
      if (logs.size === kindsAtMost) logs.clear()
      logOfKind = log.child({ revision, channel, input, outcome })
      logs.set(kind, logOfKind)
    }
    logOfKind.info({ ms })
  }
}
