import type { TextSize } from '../../content/measure.ts'
import { heardOnArriving, type LineAtInstant, type Saying, sayingsOf } from '../../content/sayings.ts'
import type { Line, State } from '../../flow/line.ts'
import type { Origin } from '../../flow/origin.ts'
import { followCode } from '../../line/follow-code.ts'
import type { Caller } from '../../line/input.ts'
import { matchText } from '../../line/match.ts'

/** Words to proofread. `when` says when they are heard or sent, in words that follow "Heard" or "Sent". */
export type Passage = Heard | Sent

interface PassageHead extends Pick<Saying, 'id' | 'when' | 'words'> {
  /** The name of the contact that it is about, where it is said of several. */
  readonly about: string | null
}

/** Heard in a call, in about so many whole seconds. Numbers are written as they are heard: `0 8 0 0, 1 3 8, 1 6 2 4`. */
export interface Heard extends PassageHead {
  readonly channel: 'voice'
  readonly seconds: number
}

/** A text, which may have several lines. `keywords` are what bring it, as staff wrote them; `origin` is null where none is written. */
export interface Sent extends PassageHead, TextSize {
  readonly channel: 'sms'
  readonly keywords: readonly string[]
  readonly origin: Origin | null
}

/** A saying as it stands in a script. */
export function passageOf(saying: Saying, line: Line): Passage {
  const { id, when, words } = saying
  const head = { id, when, words, about: saying.about?.name ?? null }
  if (saying.channel === 'voice') return { ...head, channel: 'voice', seconds: Math.round(saying.seconds) }
  return { ...head, channel: 'sms', ...saying.size, ...bringingOf(saying, line) }
}

function bringingOf({ subject }: Saying, line: Line): Pick<Sent, 'keywords' | 'origin'> {
  if (!('reply' in subject)) return { keywords: [], origin: null }
  const { keywords, origin } = line.replies[subject.reply]
  return { keywords, origin: Object.values(origin).some(Boolean) ? origin : null }
}

/** What a code gives at an instant: the state that it leads to, what the caller hears there, and the texts that it brings. */
export interface AtCode {
  readonly state: State
  readonly passages: readonly Passage[]
}

/** What the digits of a code give a caller at an instant; undefined if they lead nowhere. Who can't get a text is given none. */
export function passagesAtCode(code: string, at: LineAtInstant, caller: Caller): AtCode | undefined {
  const { line } = at
  const state = line.states.get(followCode(code, { ...at, caller }) ?? '')
  if (!state) return undefined
  const texts = caller.textable ? textsAtCode(code, state, at) : []
  const sayings = [heardOnArriving(state, at, caller), ...texts]
  return { state, passages: sayings.map((saying) => passageOf(saying, line)) }
}

/** The texts that the code of a state brings. Words of danger beat all: a code that is also one of them, such as 112, brings another. */
function textsAtCode(code: string, { id }: State, at: LineAtInstant): Saying[] {
  const match = matchText(at.line, code)
  const isBrought = ({ subject, state }: Saying) =>
    match.kind === 'reply' ? 'reply' in subject && subject.reply === match.reply : state === id
  return sayingsOf(at).filter((saying) => saying.channel === 'sms' && isBrought(saying))
}
