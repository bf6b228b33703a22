import type { Line } from '../../flow/line.ts'
import { matchText } from '../../line/match.ts'
import { answerText } from '../../line/text.ts'
import type { CheckContext } from '../check-context.ts'
import { ownedKeywords } from '../owned-keywords.ts'
import type { Complaint, Rule } from '../rule.ts'

/** Texts every code and keyword to the line. */
export const everyText: Rule = {
  id: 'every-text',
  reason: 'Every code and keyword brings the text of its state.',
  source: 'CALLERS PC28, PC29, PC43',
  find: (context) => [...tryCodes(context), ...tryKeywords(context)],
}

const longestCode = 9

/** A code that is also a word of danger is answered as such. */
function* tryCodes({ line, now, states }: CheckContext): Generator<Complaint> {
  for (const { id, title } of states) {
    const code = line.codes.get(id)!
    if (code === '' || line.keywords.has(code)) continue
    const { position } = answerText(line, code, now)
    if (targetsOf(code, line).has(position.path) && code.length <= longestCode) continue
    const what = `The code ${code} does not bring the text of "${title}".`
    yield { subject: { state: id }, what, mend: `Put it higher up: a code has ${longestCode} digits at most.` }
  }
}

/** Every state that a code may lead to: guards send it elsewhere at times. */
function targetsOf([first = '', ...keys]: string, line: Line): Set<string> {
  const { main, globalKeys } = line
  const isFixed = Object.hasOwn(globalKeys, first)
  const start = isFixed ? [globalKeys[first as keyof typeof globalKeys]] : optionsAt([main], first, line)
  return new Set(keys.reduce<readonly string[]>((reached, key) => optionsAt(reached, key, line), start))
}

function optionsAt(ids: readonly string[], key: string, { states }: Line): string[] {
  const menus = ids.map((id) => states.get(id)!).filter((state) => state.kind === 'menu')
  const options = menus.flatMap(({ options }) => options.filter((option) => option.key === key))
  return options.flatMap(({ branches }) => branches.map(({ target }) => target))
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
