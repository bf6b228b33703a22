import { type LineAtInstant, type Saying, sayingsOf } from '../../content/sayings.ts'
import type { State } from '../../flow/line.ts'
import { followCode } from '../../line/follow-code.ts'
import { matchText } from '../../line/match.ts'
import { type Passage, passageOf } from './passages.ts'

/** What a code gives at an instant: the state that it leads to, what callers hear there, and the text that it brings. */
export interface AtCode {
  readonly state: State
  readonly passages: readonly Passage[]
}

/** What the digits of a code give at an instant; undefined if they lead nowhere. */
export function passagesAtCode(code: string, at: LineAtInstant): AtCode | undefined {
  const { line } = at
  const state = line.states.get(followCode(code, at) ?? '')
  const match = matchText(line, code)
  if (!state) return undefined
  const isOfCode = ({ channel, subject, ...saying }: Saying) => {
    // Words of danger beat all: a code that is also one of them, such as 112, brings another text.
    if (channel === 'sms' && match.kind === 'reply') return 'reply' in subject && subject.reply === match.reply
    return saying.state === state.id
  }
  const sayings = sayingsOf(at).filter(isOfCode)
  return { state, passages: sayings.map((saying) => passageOf(saying, line)) }
}
