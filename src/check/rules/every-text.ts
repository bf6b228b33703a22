import { statesAtCode } from '../../line/follow-code.ts'
import { matchText } from '../../line/match.ts'
import { answerText } from '../../line/text.ts'
import { ownedKeywords } from '../owned-keywords.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Texts every code and keyword to the line (CALLERS PC28, PC29, PC43). */
export const everyText: Rule = {
  reason: 'Every code and keyword brings the text of its state.',
  find: (context) => [...tryCodes(context), ...tryKeywords(context)],
}

const longestCode = 9

/** A code that is also a word of danger is answered as such. */
function* tryCodes({ line, now, states }: CheckContext): Generator<Complaint> {
  for (const { id, title } of states) {
    const code = line.codes.get(id)!
    if (code === '' || line.keywords.has(code)) continue
    const state = answerText(line, matchText(line, code), now)?.state
    if (state && statesAtCode(code, line).has(state) && code.length <= longestCode) continue
    const what = `The code ${code} does not bring the text of "${title}".`
    yield { subject: { state: id }, what, mend: `Put it higher up: a code has ${longestCode} digits at most.` }
  }
}

function* tryKeywords({ line }: CheckContext): Generator<Complaint> {
  for (const { keyword, owner, path } of ownedKeywords(line)) {
    const match = matchText(line, keyword)
    const isRight =
      'state' in owner
        ? 'state' in match && match.state === owner.state
        : 'reply' in match && match.reply === owner.reply
    if (isRight) continue
    const instead = match.kind === 'reply' ? `the reply "${match.reply}"` : 'no reply'
    const what = `The keyword "${keyword}" brings ${instead}: other words in it go first.`
    yield { subject: owner, path, what, mend: 'Choose another word.' }
  }
}
