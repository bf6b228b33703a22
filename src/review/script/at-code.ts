import { type LineAtInstant, type Saying, sayingsOf } from '../../content/sayings.ts'
import type { Line, State } from '../../flow/line.ts'
import type { Key } from '../../line/input.ts'
import { matchText } from '../../line/match.ts'
import { startOf, stateAtPath } from '../../line/position.ts'
import { turn } from '../../line/turn.ts'
import { type Passage, passageOf } from './passages.ts'

/** What a code gives at an instant: the state that it leads to, what callers hear there, and the text that it brings. */
export interface AtCode {
  readonly state: State
  readonly passages: readonly Passage[]
}

/** What the digits of a code give at an instant; undefined if they lead nowhere. */
export function passagesAtCode(code: string, at: LineAtInstant): AtCode | undefined {
  const { line } = at
  const state = followCode(code, at)
  const match = matchText(line, code)
  const isOfCode = ({ channel, subject, ...saying }: Saying) => {
    // Words of danger beat all: a code that is also one of them, such as 112, brings another text.
    if (channel === 'sms' && match.kind === 'reply') return 'reply' in subject && subject.reply === match.reply
    return saying.state === state?.id
  }
  return (
    state && {
      state,
      passages: sayingsOf(at)
        .filter(isOfCode)
        .map((saying) => passageOf(saying, line)),
    }
  )
}

/** Presses the keys one after the other from the main menu, as a caller who can get texts. The choices after an answer are no part of a code. */
function followCode(code: string, { line, now }: LineAtInstant): State | undefined {
  let position = startOf(line)
  for (const key of code) {
    if (!hasKey(stateAtPath(line, position.path).state, key, line)) return undefined
    position = turn(line, position, { kind: 'key', key: key as Key, textable: true }, now).position
  }
  return stateAtPath(line, position.path).state
}

/** A key that works anywhere can only begin a code. */
function hasKey(state: State, key: string, line: Line): boolean {
  if (state.id === line.main && Object.hasOwn(line.globalKeys, key)) return true
  return state.kind === 'menu' && state.options.some((option) => option.key === key)
}
