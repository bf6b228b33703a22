const hour = 3_600_000

/** Replies to one sender in an hour: 20, or 60 to texts that speak of danger. Beyond that two machines talk to each other. */
export const repliesAnHour = 20
export const urgentRepliesAnHour = 60

/** Senders that are remembered at once. Past that the one heard of first is forgotten. */
const sendersAtMost = 20_000

/**
 * Counts replies by sender, in memory only and for an hour. `allow` says whether one more may be sent, and counts it.
 * `now` is in epoch milliseconds.
 */
export function makeReplyLimit(): { allow(sender: string, urgent: boolean, now: number): boolean } {
  const replies = new Map<string, number[]>()
  return {
    allow(sender, urgent, now) {
      const recent = (replies.get(sender) ?? []).filter((time) => time > now - hour)
      const allowed = recent.length < (urgent ? urgentRepliesAnHour : repliesAnHour)
      if (allowed) recent.push(now)
      replies.delete(sender)
      replies.set(sender, recent)
      forgetOldest(replies, now)
      return allowed
    },
  }
}

/** Senders stand in the order in which they last texted. With each that comes, the first one goes if it is silent or too many. */
function forgetOldest(replies: Map<string, number[]>, now: number): void {
  const [sender, times] = replies.entries().next().value!
  const isRecent = times.some((time) => time > now - hour)
  if (!isRecent || replies.size > sendersAtMost) replies.delete(sender)
}
