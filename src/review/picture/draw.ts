import { inOrder } from '../../content/sayings.ts'
import { mentionsAt } from '../../content/where-said.ts'
import type { Contact } from '../../flow/contacts.ts'
import { type Answer, type Line, type State, titleOfTopic, topicOf } from '../../flow/line.ts'
import { boxOfContact, contactBox, elsewhereBox, stateBox, topicBox } from './boxes.ts'
import { type Drawing, type End, type Link, layOut } from './dot.ts'
import { type Lead, leadsFrom, leadsFromEverywhere } from './leads.ts'

/**
 * Draws a topic, which must be one of the line's: its menus with their options, its answers and the contacts that they say,
 * and the other states that its options lead to. An `<svg>` for an upright sheet of A4; see `layOut`.
 */
export function drawTopic(line: Line, topic: string): Promise<string> {
  const { own, others } = partedBy(topic, line)
  const arrows = own.flatMap((state) => arrowsFrom(state, line))
  const isTarget = ({ id }: State) => arrows.some(({ to }) => to === id)
  return layOut({
    ...framed(topic, `${line.title}: ${titleOfTopic(line, topic)}`),
    boxes: [
      ...own.map((state) => stateBox(line, state)),
      ...others.filter(isTarget).map((state) => elsewhereBox(line, state)),
      ...allContactsOf(own, line).map(contactBox),
    ],
    links: [...arrows.map(({ from, to }) => solid(from, { box: to })), ...linksToContacts(own, line)],
  })
}

/**
 * Draws the whole line: the main menu and the keys that work everywhere, the answers of line.yaml, and each topic as a list
 * of its states with their codes. An `<svg>` for an upright sheet of A4; see `layOut`.
 */
export function drawLine(line: Line): Promise<string> {
  const { own, others } = partedBy('', line)
  const keys = leadsFromEverywhere(line).map((lead) => arrowsOf(line.main, lead))
  const arrows = [...own.flatMap((state) => arrowsFrom(state, line)), ...keys.flat(), ...arrowsBetween(others, line)]
  const endAt = (id: string): End => (topicOf(id) ? { box: topicOf(id), port: id } : { box: id })
  return layOut({
    // No topic can have this id, which is that of the line's own file.
    ...framed('line', line.title),
    boxes: [
      ...own.map((state) => stateBox(line, state)),
      ...[...line.topics.keys()].map((topic) => topicBox(line, topic)),
      ...allContactsOf(own, line).map(contactBox),
    ],
    links: [...arrows.map(({ from, to }) => solid(from, endAt(to))), ...linksToContacts(own, line)],
  })
}

const legend = [
  'Bold numbers: the key to press in a menu, or the code to text.',
  "Dashed line: a contact that the answer's words name as well.",
  'Thick frame: a caller can be put through.',
]

function framed(name: string, title: string): Pick<Drawing, 'id' | 'title' | 'legend'> {
  return { id: `picture-${name}`, title, legend }
}

function partedBy(topic: string, line: Line): { own: State[]; others: State[] } {
  const { own = [], others = [] } = Object.groupBy(inOrder(line), ({ id }) =>
    topicOf(id) === topic ? 'own' : 'others',
  )
  return { own, others }
}

/** An arrow from one end to a state. */
interface Arrow {
  readonly from: End
  readonly to: string
}

function arrowsFrom(state: State, line: Line): Arrow[] {
  return leadsFrom(state, line).flatMap((lead) => arrowsOf(state.id, lead))
}

function arrowsOf(box: string, { port, target, isBack }: Lead): Arrow[] {
  return isBack ? [] : [{ from: { box, port }, to: target }]
}

/** The arrows between topics, and from topics to states of line.yaml: one for each two states, however many options there are. */
function arrowsBetween(states: readonly State[], line: Line): Arrow[] {
  return states.flatMap((state) => {
    const from = { box: topicOf(state.id), port: state.id }
    const targets = new Set(arrowsFrom(state, line).map(({ to }) => to))
    return [...targets].filter((to) => topicOf(to) !== from.box).map((to) => ({ from, to }))
  })
}

function solid(from: End, to: End): Link {
  return { from, to, style: 'solid' }
}

function linksToContacts(states: readonly State[], line: Line): Link[] {
  return states
    .filter((state) => state.kind === 'answer')
    .flatMap((answer) =>
      contactsOf(answer, line).map((contact) => {
        const style = contact === answer.contact ? 'solid' : 'dashed'
        return { from: { box: answer.id }, to: { box: boxOfContact(contact) }, style }
      }),
    )
}

function allContactsOf(states: readonly State[], line: Line): Contact[] {
  const answers = states.filter((state) => state.kind === 'answer')
  return [...new Set(answers.flatMap((answer) => contactsOf(answer, line)))]
}

/** The contact of an answer, and then the others that it says. */
function contactsOf(answer: Answer, line: Line): Contact[] {
  return [...new Set(mentionsAt(answer, line).map(({ contact }) => contact))]
}
