import { day } from './limit.ts'
import { makeRemembered } from './remembered.ts'
import { makeTextHash } from './text-hash.ts'

/** A machine answers a reply within this time, in ms. */
const atOnce = 60_000

/** From which text on the same words are taken for a machine's. */
const heldFrom = 3

/** How long a text that is held waits for the next reply, in ms, and that of somebody in danger; and how many replies it gets a day. */
const pause = 600_000
const urgentPause = 120_000
const repliesADay = 6

/** Senders remembered at once. */
const sendersAtMost = 50_000

/** A text that may come from a machine, which answers each reply with the same words. */
export interface LongText {
  readonly sender: string
  readonly body: string
  readonly urgent: boolean
}

/** Finds machines that answer each reply with the same words. Times are in epoch milliseconds. */
export interface Loops {
  /** Whether a text is held back, since it came again and again. */
  holds(text: LongText, now: number): boolean
  /** The latest text of a sender is answered. */
  answered(sender: string, now: number): void
  /** A sender texts something that is never held. */
  end(sender: string): void
}

interface Repeated {
  /** Of the text, with a key that nobody else has. */
  readonly hash: string
  /** How often it came, each time within a minute of the reply. */
  readonly times: number
  /** When it was answered last. */
  readonly answeredAt: number
  /** When it was answered while it was held. */
  readonly exceptions: readonly number[]
}

const isHeld = ({ times }: Repeated) => times >= heldFrom

/** Makes what finds loops. It remembers texts as hashes, in memory, with a key of its own and for a day. */
export function makeLoops(): Loops {
  const latest = makeRemembered<Repeated>(day, sendersAtMost)
  const hashOf = makeTextHash()
  return {
    holds({ sender, body, urgent }, now) {
      const known = next(latest.get(sender, now), hashOf(body), now)
      latest.set(sender, known, now)
      return isHeld(known) && !isExcepted(known, urgent, now)
    },
    answered(sender, now) {
      const known = latest.get(sender, now)
      if (!known) return
      const exceptions = isHeld(known) ? [...known.exceptions, now].slice(-repliesADay) : []
      latest.set(sender, { ...known, answeredAt: now, exceptions }, now)
    },
    end: (sender) => latest.forget(sender),
  }
}

/** What is known once a text has come. What is held stays so until another text comes. */
function next(known: Repeated | undefined, hash: string, now: number): Repeated {
  if (known?.hash !== hash) return { hash, times: 1, answeredAt: 0, exceptions: [] }
  if (isHeld(known)) return known
  return { ...known, times: now - known.answeredAt <= atOnce ? known.times + 1 : 1 }
}

function isExcepted({ answeredAt, exceptions }: Repeated, urgent: boolean, now: number): boolean {
  const today = exceptions.filter((time) => time > now - day).length
  return now - answeredAt >= (urgent ? urgentPause : pause) && today < repliesADay
}
