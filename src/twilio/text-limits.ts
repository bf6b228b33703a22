import { makeCeiling } from './ceiling.ts'
import { day, hour, type Limit } from './limit.ts'
import { makeRecent } from './recent.ts'

/** The texts that callers may ask for: so many in a call, and for a number in an hour and on a day. */
export const textsACall = 3
export const textsAnHour = 6
export const textsADay = 12

/** A text that a caller asks for. Their number may be forged, so that somebody else would get it. */
export interface AskedText {
  readonly callSid: string
  /** Where it would go, in E.164. */
  readonly number: string
}

/** Limits texts that callers ask for. Times are in epoch milliseconds. */
export interface TextLimits {
  /** What keeps a text from being sent now. Undefined: nothing does, and it is counted from now on. */
  take(text: AskedText, now: number): Limit | undefined
  /** A text that was counted at this time was not sent. */
  giveBack(text: AskedText, time: number): void
}

/** Makes the limits of one process, in its memory; all callers together may have `lineAnHour` texts in an hour. */
export function makeTextLimits(lineAnHour: number): TextLimits {
  const [calls, numbers, line] = [makeRecent(day), makeRecent(day), makeCeiling(lineAnHour)]

  function limitOf({ callSid, number }: AskedText, now: number): Limit | undefined {
    if (calls.count(callSid, day, now) >= textsACall) return 'call'
    if (numbers.count(number, hour, now) >= textsAnHour) return 'number_hour'
    if (numbers.count(number, day, now) >= textsADay) return 'number_day'
    return line.isReached(now) ? 'callers' : undefined
  }

  return {
    take(text, now) {
      const limit = limitOf(text, now)
      if (limit) return limit
      calls.add(text.callSid, now)
      numbers.add(text.number, now)
      line.add(now)
      return undefined
    },
    giveBack({ callSid, number }, time) {
      calls.takeBack(callSid, time)
      numbers.takeBack(number, time)
      line.takeBack(time)
    },
  }
}
