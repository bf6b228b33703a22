import type { Line, Menu, State } from '../flow/line.ts'
import type { ReplyName } from '../flow/replies.ts'
import { matchText } from '../line/match.ts'
import { answerText } from '../line/text.ts'
import { turn } from '../line/turn.ts'
import { type CheckContext, menusOf } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'
import { longestCall, replay, tryAll } from './trial.ts'
import { findPaths, type ShortestPath } from './walk.ts'

/** What happens on every path, tried with the turn itself. */
export const pathRules: readonly Rule[] = [
  {
    id: 'every-path',
    severity: 'error',
    reason: 'Whatever people press or do not press, they hear words, and end with an answer, a number or a goodbye.',
    source: 'CALLERS PC08, PC09, PC10, PC43, R6',
    find: (context) => [...findPaths(context).flatMap((way) => tryWay(way, context)), ...findDeadEnds(context)],
  },
  {
    id: 'every-text',
    severity: 'error',
    reason: 'Every code and keyword brings the text of its state.',
    source: 'CALLERS PC28, PC29, PC43',
    find: (context) =>
      [...context.line.states.values()].flatMap((state) => tryCode(state, context)).concat(tryKeywords(context)),
  },
]

function tryWay(way: ShortestPath, context: CheckContext): Complaint[] {
  const { line } = context
  const subject = { state: stateOf(way.path, line) }
  if (arrives(way.path, line) && way.events.length >= longestCall) {
    const what = `It takes ${way.events.length} keys to get here.`
    return [{ subject, what, mend: `Put it higher up: a call ends within ${longestCall} turns.` }]
  }
  const tried = { line, turn }
  const fault = replay(way, tried) ?? tryAll(way, tried)
  if (fault === undefined) return []
  const mend = 'Take back what was changed last here, and tell the developers.'
  return [{ subject, what: `${fault} (${way.path})`, mend }]
}

/** What follows an answer does not count: the answer is what a call is for. */
const arrives = (path: string, { states }: Line) => states.has(path) || path.endsWith('.said')

const stateOf = (path: string, line: Line) => (line.states.has(path) ? path : path.slice(0, path.lastIndexOf('.')))

/** Menus from which options lead to menus only, for ever. */
function findDeadEnds(context: CheckContext): Complaint[] {
  const { states } = context.line
  const menus = menusOf(context)
  const good = new Set([...states.values()].filter(({ kind }) => kind === 'answer').map(({ id }) => id))
  const leadsOn = ({ options }: Menu) => options.some(({ branches }) => branches.some(({ target }) => good.has(target)))
  for (let found = 0; found !== good.size; ) {
    found = good.size
    for (const menu of menus) if (leadsOn(menu)) good.add(menu.id)
  }
  return menus
    .filter(({ id }) => !good.has(id))
    .map(({ id, title }) => ({
      subject: { state: id },
      what: `From the menu "${title}" no answer is ever reached.`,
      mend: 'Add an option that leads to an answer.',
    }))
}

/** A code that is also a word of danger is answered as such. */
function tryCode({ id, title }: State, { line, now }: CheckContext): Complaint[] {
  const code = line.codes.get(id)!
  if (code === '' || line.keywords.has(code)) return []
  const { position } = answerText(line, code, now)
  if (targetsOf(code, line).has(position.path) && code.length <= longestCode) return []
  const what = `The code ${code} does not bring the text of "${title}".`
  return [{ subject: { state: id }, what, mend: `Put it higher up: a code has ${longestCode} digits at most.` }]
}

const longestCode = 9

/** Everywhere that a code may lead: guards send it elsewhere at times. */
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

function tryKeywords({ line }: CheckContext): Complaint[] {
  const ofStates = [...line.states.values()].flatMap(({ id, keywords }) =>
    keywords.map((keyword) => ({ keyword, meant: { state: id }, path: ['meta', 'keywords'] })),
  )
  const ofReplies = Object.entries(line.replies).flatMap(([reply, { keywords }]) =>
    keywords.map((keyword) => ({ keyword, meant: { reply: reply as ReplyName }, path: ['keywords'] })),
  )
  return [...ofStates, ...ofReplies].flatMap(({ keyword, meant, path }) => {
    const match = matchText(line, keyword)
    const isMeant =
      'state' in meant
        ? 'state' in match && match.state === meant.state
        : 'reply' in match && match.reply === meant.reply
    if (isMeant) return []
    const instead = match.kind === 'reply' ? `the reply "${match.reply}"` : 'no reply'
    const what = `The keyword "${keyword}" brings ${instead}: other words in it go first.`
    return [{ subject: meant, path, what, mend: 'Choose another word.' }]
  })
}
