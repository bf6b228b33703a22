import type { Saying } from '../../content/sayings.ts'
import type { Line } from '../../flow/line.ts'
import type { Origin } from '../../flow/origin.ts'

/** Words to proofread. `when` says when they are heard or sent, in words that follow "Heard" or "Sent". */
export type Passage = Heard | Sent

interface PassageHead {
  readonly id: string
  readonly when: string
  readonly words: string
  /** The name of the contact that it is about, where it is said of several. */
  readonly about: string | null
}

/** Heard in a call, in about so many whole seconds. Numbers are written as they are heard: `0 8 0 0, 1 3 8, 1 6 2 4`. */
export interface Heard extends PassageHead {
  readonly channel: 'voice'
  readonly seconds: number
}

/** A text, which may have several lines. `keywords` are what bring it, as staff wrote them; `origin` is null where none is written. */
export interface Sent extends PassageHead {
  readonly channel: 'sms'
  readonly units: number
  readonly segments: number
  readonly keywords: readonly string[]
  readonly origin: Origin | null
}

/** A saying as it stands in a script. */
export function passageOf(saying: Saying, line: Line): Passage {
  const { id, when, words } = saying
  const head = { id, when, words, about: saying.about?.name ?? null }
  if (saying.channel === 'voice') return { ...head, channel: 'voice', seconds: Math.round(saying.seconds) }
  const { units, segments } = saying.size
  return { ...head, channel: 'sms', units, segments, ...bringingOf(saying, line) }
}

function bringingOf({ subject }: Saying, line: Line): Pick<Sent, 'keywords' | 'origin'> {
  if (!('reply' in subject)) return { keywords: [], origin: null }
  const { keywords, origin } = line.replies[subject.reply]
  return { keywords, origin: Object.values(origin).some(Boolean) ? origin : null }
}
