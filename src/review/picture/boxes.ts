import { guardInWords, kindsInWords, waysToReach } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import { type Contact, isDialable } from '../../flow/contacts.ts'
import { type Answer, type Line, type Menu, type Option, type State, titleOfTopic, topicOf } from '../../flow/line.ts'
import { codeOf } from '../../line/render-words.ts'
import { type BoxRow, type Look, markFill } from './box-labels.ts'
import type { Box } from './dot.ts'
import { leadsBack, portOf } from './leads.ts'

/** The name of the box of a contact. No state can have the same. */
export function boxOfContact({ id }: Contact): string {
  return `contact:${id}`
}

const looks = {
  menu: { frame: '#1d4f91', fill: '#e9f1fb', pen: 1.5, style: 'rounded' },
  answer: { frame: '#3d3d3d', fill: '#ffffff', pen: 1, style: 'solid' },
  elsewhere: { frame: '#3d3d3d', fill: '#ffffff', pen: 1, style: 'dashed' },
  contact: { frame: '#3d3d3d', fill: '#f1f1ee', pen: 1, style: 'solid' },
  dialable: { frame: '#1b6e3c', fill: '#e8f5ec', pen: 3, style: 'solid' },
} as const satisfies Record<string, Look>

const mark: BoxRow = { tone: 'mark', words: 'Sensitive' }

/** A menu with its options, or an answer with the codes in its words. The main menu also lists the keys that work everywhere. */
export function stateBox(line: Line, state: State): Box {
  const rows =
    state.kind === 'menu' ? state.options.flatMap((option) => optionRows(option, state, line)) : seeAlso(line, state)
  const more = state.id === line.main ? everywhereRows(line) : []
  return boxOfState(line, state, looks[state.kind], [...rows, ...more])
}

/** A state that is drawn in another picture, with the name of that picture. */
export function elsewhereBox(line: Line, state: State): Box {
  const topic = topicOf(state.id)
  const words = topic ? `In the topic ${titleOfTopic(line, topic)}` : 'In the picture of the whole line'
  return boxOfState(line, state, looks.elsewhere, [{ tone: 'small', words }])
}

function boxOfState(line: Line, state: State, look: Look, rows: readonly BoxRow[]): Box {
  const head: BoxRow = { tone: 'head', ...titled(line, state) }
  if (!state.sensitive) return { name: state.id, look, rows: [head, ...rows] }
  return { name: state.id, look: { ...look, frame: markFill }, rows: [head, mark, ...rows] }
}

/** The main menu has no code. */
function titled({ codes }: Line, { id, title }: State): Pick<BoxRow, 'key' | 'words'> {
  const code = codes.get(id)
  return code ? { key: code, words: title } : { words: title }
}

/** An option that always leads forward to one state is one row; otherwise each of its branches has a row under it. */
function optionRows({ key, label, branches }: Option, menu: Menu, line: Line): BoxRow[] {
  const row: BoxRow = { tone: 'plain', key, words: label }
  const rows = branches.map(({ target, guard }, i): BoxRow => {
    const when = branches.length > 1 ? [guardInWords(guard, menu.contact)] : []
    const back = leadsBack(menu.id, target, line) ? [`back to ${nameOf(target, line)}`] : []
    return { tone: 'small', key: '-', words: [...when, ...back].join(': '), port: portOf(key, i) }
  })
  return rows.every(({ words }) => words === '') ? [{ ...row, port: portOf(key, 0) }] : [row, ...rows]
}

/** The main menu has no code. */
function nameOf(id: string, { codes, states }: Line): string {
  return `${codes.get(id)} ${states.get(id)!.title}`.trim()
}

function everywhereRows({ globalKeys, states }: Line): BoxRow[] {
  const keys = Object.entries(globalKeys).map(
    ([key, id]): BoxRow => ({ tone: 'plain', key, words: states.get(id)!.title, port: portOf(key, 0) }),
  )
  return [{ tone: 'small', words: 'In every menu and answer:' }, ...keys]
}

function seeAlso(line: Line, { say, text }: Answer): BoxRow[] {
  const named = [...say, ...text].flatMap((part) => (typeof part === 'object' && 'state' in part ? [part.state] : []))
  const codes = [...new Set(named)].map((id) => codeOf(id, line))
  return codes.length > 0 ? [{ tone: 'small', words: `See also ${codes.join(', ')}` }] : []
}

/** A topic as a list of its states. The port of each row is the state's id. */
export function topicBox(line: Line, topic: string): Box {
  const states = inOrder(line).filter(({ id }) => topicOf(id) === topic)
  const first = line.states.get(line.topics.get(topic)!)!
  const isAllSensitive = states.every(({ sensitive }) => sensitive)
  const rows = [first, ...states.filter((state) => state !== first)].flatMap((state) => {
    const row: BoxRow = { tone: state === first ? 'head' : 'plain', ...titled(line, state), port: state.id }
    return state.sensitive && (state === first || !isAllSensitive) ? [row, mark] : [row]
  })
  const look = isAllSensitive ? { ...looks.menu, frame: markFill } : looks.menu
  return { name: topic, look, rows }
}

/** A contact: what kind it is, its name, and its number or address. */
export function contactBox(contact: Contact): Box {
  const { kind, name } = contact
  const words = isDialable(contact) ? `${kindsInWords[kind]}, put through` : kindsInWords[kind]
  return {
    name: boxOfContact(contact),
    look: isDialable(contact) ? looks.dialable : looks.contact,
    rows: [
      { tone: 'small', words },
      { tone: 'head', words: name },
      ...waysToReach(contact).map((fact): BoxRow => ({ tone: 'plain', words: fact })),
    ],
    last: true,
  }
}
