import { inOrder } from '../../content/sayings.ts'
import type { Line, State } from '../../flow/line.ts'
import { codeOf } from '../../line/render-words.ts'
import { stateInWords } from './branches.ts'
import { type CodeChange, reasons } from './change.ts'
import type { Lines } from './code-changes.ts'
import { keysOf } from './places.ts'

/** Answers that are menus now and menus that are answers, in the order of the codes: their codes lead where they did, but give something else. */
export function kindChanges({ before, after }: Lines): CodeChange[] {
  return inOrder(after).flatMap((state) => {
    const old = before.states.get(state.id)
    if (!old || old.kind === state.kind) return []
    const [was, is] = [withKind(old, before), withKind(state, after)]
    const code = keysOf(codeOf(state.id, after))
    const summary = `${code} is now ${is}; it was ${was}`
    return [{ kind: 'code', code, before: was, after: is, summary, reason: reasons.elsewhere }]
  })
}

const withKind = ({ id, kind }: State, line: Line) => `the ${kind} ${stateInWords(id, line)}`
