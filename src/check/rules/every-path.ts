import type { Line, Menu } from '../../flow/line.ts'
import { answerCall } from '../../line/call.ts'
import { longestCall, replay, tryAll } from '../replay.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'
import { findPaths, type ShortestPath } from '../shortest-paths.ts'

/** Calls the line by a shortest path to each place, and tries all that can happen there (CALLERS PC08, PC09, PC10, PC43, R6). */
export const everyPath: Rule = {
  reason:
    'Whatever people press, or if they press nothing, they hear words, and end with an answer, a number or a goodbye.',
  *find(context) {
    for (const path of findPaths(context)) yield* tryPath(path, context)
    yield* findDeadEnds(context)
  },
}

function* tryPath(shortest: ShortestPath, { line }: CheckContext): Generator<Complaint> {
  const { path, events } = shortest
  const subject = { state: stateOf(path, line) }
  if (arrives(path, line) && events.length >= longestCall) {
    const what = `It takes ${events.length} keys to get here.`
    yield { subject, what, mend: `Put it higher up: a call ends within ${longestCall} turns.` }
    return
  }
  const replayed = { line, answer: answerCall }
  const fault = replay(shortest, replayed) ?? tryAll(shortest, replayed)
  const mend = 'Take back what was changed last here, and tell the developers.'
  if (fault !== undefined) yield { subject, what: `${fault} (${path})`, mend }
}

/** What follows an answer does not count: the answer is what a call is for. */
const arrives = (path: string, { states }: Line) => states.has(path) || path.endsWith('.said')

const stateOf = (path: string, line: Line) => (line.states.has(path) ? path : path.slice(0, path.lastIndexOf('.')))

/** Menus whose options only ever lead to more menus. */
function* findDeadEnds({ menus, answers }: CheckContext): Generator<Complaint> {
  const good = new Set(answers.map(({ id }) => id))
  const leadsOn = ({ options }: Menu) => options.some(({ branches }) => branches.some(({ target }) => good.has(target)))
  for (let found = 0; found !== good.size; ) {
    found = good.size
    for (const menu of menus) if (leadsOn(menu)) good.add(menu.id)
  }
  for (const { id, title } of menus) {
    const what = `From the menu "${title}" no answer is ever reached.`
    if (!good.has(id)) yield { subject: { state: id }, what, mend: 'Add an option that leads to an answer.' }
  }
}
