import { type Ceiling, makeCeiling } from './ceiling.ts'
import { hour, type Limit } from './limit.ts'
import { makeLoops } from './loops.ts'
import { isNeverAnswered } from './never-answered.ts'
import { makeRecent } from './recent.ts'
import { makeSeen } from './seen.ts'

/** Replies to one sender in an hour, and to texts that speak of danger. Beyond that two machines are talking to each other. */
export const repliesAnHour = 20
export const urgentRepliesAnHour = 60

/** Replies to all numbers outside the UK in an hour, since each costs several times as much. */
export const repliesAbroadAnHour = 60

/** For how long Twilio may send a message again, in ms, and how many of the latest are recognised. */
const repeatedWithin = 15 * 60_000
const messagesAtLeast = 10_000

/** A text that could be answered. */
export interface TextToAnswer {
  /** Twilio's name of the message. */
  readonly messageSid: string
  /** In E.164. */
  readonly sender: string
  /** The number that was texted, in E.164. */
  readonly to: string
  readonly body: string
  /** It speaks of danger. */
  readonly urgent: boolean
  /** It may be a machine's: it is long, and neither a code nor a keyword. */
  readonly mayLoop: boolean
}

/** Limits replies to texts. Times are in epoch milliseconds. */
export interface ReplyLimits {
  /** What keeps a text from being answered now. Undefined: nothing does, and the reply is counted. */
  take(text: TextToAnswer, now: number): Limit | undefined
}

/** Replies that have a ceiling of their own. */
interface Share {
  readonly limit: Limit
  readonly ceiling: Ceiling
}

/**
 * Makes the limits of one process, in its memory: `ukAnHour` replies to the UK in an hour, fewer to numbers elsewhere, and as
 * many again to those who speak of danger once the others are used up. The line never answers itself: neither the number that was
 * texted, nor `ownNumber`.
 */
export function makeReplyLimits(ukAnHour: number, ownNumber: string | undefined): ReplyLimits {
  const [loops, senders] = [makeLoops(), makeRecent(hour)]
  const answered = makeSeen(repeatedWithin, messagesAtLeast)
  const uk: Share = { limit: 'uk', ceiling: makeCeiling(ukAnHour) }
  const abroad: Share = { limit: 'abroad', ceiling: makeCeiling(repliesAbroadAnHour) }
  const danger: Share = { limit: 'danger', ceiling: makeCeiling(ukAnHour) }

  function holds(text: TextToAnswer, now: number): boolean {
    if (text.mayLoop) return loops.holds(text, now)
    loops.end(text.sender)
    return false
  }

  /** Which replies this one is counted among: those to people in danger only once it could not be sent otherwise. */
  function shareOf({ sender, urgent }: TextToAnswer, now: number): Share {
    const own = sender.startsWith('+44') ? uk : abroad
    return urgent && own.ceiling.isReached(now) ? danger : own
  }

  return {
    take(text, now) {
      const { sender, to, messageSid, urgent } = text
      if (sender === to || sender === ownNumber || isNeverAnswered(sender)) return 'never'
      if (answered.has(messageSid)) return undefined
      if (holds(text, now)) return 'loop'
      if (senders.count(sender, hour, now) >= (urgent ? urgentRepliesAnHour : repliesAnHour)) return 'sender'
      const { limit, ceiling } = shareOf(text, now)
      if (ceiling.isReached(now)) return limit
      ceiling.add(now)
      answered.add(messageSid, now)
      senders.add(sender, now)
      loops.answered(sender, now)
      return undefined
    },
  }
}
