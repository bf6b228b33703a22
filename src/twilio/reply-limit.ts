const hour = 3_600_000

/** Replies to one sender in an hour: 20, or 60 to texts that speak of danger. Beyond that two machines are talking to each other. */
export const repliesAnHour = 20
export const urgentRepliesAnHour = 60

/** Senders remembered at once. Beyond that the oldest is forgotten. */
const sendersAtMost = 50_000

/**
 * Counts replies by sender, in memory only and for an hour. `allow` says whether one more may be sent, and counts it.
 * `now` is in epoch milliseconds.
 */
export function makeReplyLimit(): { allow(sender: string, urgent: boolean, now: number): boolean } {
  const replies = new Map<string, number[]>()
  let swept = 0
  return {
    allow(sender, urgent, now) {
      if (now - swept >= hour) {
        swept = now
        forgetSilent(replies, now)
      }
      const times = replies.get(sender) ?? addSender(replies, sender)
      // Times in the future come from a clock that has been set back: it must limit nobody for longer.
      while (times[0]! <= now - hour || times[0]! > now) times.shift()
      const allowed = times.length < (urgent ? urgentRepliesAnHour : repliesAnHour)
      if (allowed) times.push(now)
      return allowed
    },
  }
}

function addSender(replies: Map<string, number[]>, sender: string): number[] {
  const times: number[] = []
  if (replies.size >= sendersAtMost) replies.delete(replies.keys().next().value!)
  replies.set(sender, times)
  return times
}

function forgetSilent(replies: Map<string, number[]>, now: number): void {
  for (const [sender, times] of replies) if (times.every((time) => time <= now - hour)) replies.delete(sender)
}
