import { inOrder } from '../../content/sayings.ts'
import { mentionsAt } from '../../content/where-said.ts'
import { type Line, type State, titleOfTopic, topicOf } from '../../flow/line.ts'
import { boxOfContact, contactBox, elsewhereBox, stateBox, topicBox } from './boxes.ts'
import { type Drawing, type End, type Link, layOut } from './dot.ts'
import { type Arrow, arrowsFrom } from './leads.ts'

/**
 * Draws a topic, which must be one of the line's: its menus with their options, its answers and the contacts that they say,
 * and the other states that its options lead to. An `<svg>` for an upright sheet of A4; see `layOut`.
 */
export function drawTopic(line: Line, topic: string): Promise<string> {
  const { own, others } = partedBy(topic, line)
  const arrows = own.flatMap((state) => arrowsFrom(state, line))
  const elsewhere = others.filter(({ id }) => arrows.some(({ to }) => to === id))
  return draw(line, own, {
    id: topic,
    title: `${line.title}: ${titleOfTopic(line, topic)}`,
    boxes: elsewhere.map((state) => elsewhereBox(line, state)),
    links: arrows.map(({ from, to }) => ({ from, to: { box: to }, style: 'solid' })),
  })
}

/**
 * Draws the whole line: the main menu and the keys that work everywhere, the answers of line.yaml, and each topic as a list
 * of its states with their codes. An `<svg>` for an upright sheet of A4; see `layOut`.
 */
export function drawLine(line: Line): Promise<string> {
  const { own, others } = partedBy('', line)
  const arrows = [...own.flatMap((state) => arrowsFrom(state, line)), ...arrowsBetween(others, line)]
  const endAt = (id: string): End => (topicOf(id) ? { box: topicOf(id), port: id } : { box: id })
  return draw(line, own, {
    // No topic can have this id, which is that of the line's own file.
    id: 'line',
    title: line.title,
    boxes: [...line.topics.keys()].map((topic) => topicBox(line, topic)),
    links: arrows.map(({ from, to }) => ({ from, to: endAt(to), style: 'solid' })),
  })
}

function partedBy(topic: string, line: Line): { own: State[]; others: State[] } {
  const { own = [], others = [] } = Object.groupBy(inOrder(line), ({ id }) =>
    topicOf(id) === topic ? 'own' : 'others',
  )
  return { own, others }
}

/** The arrows between topics, and from topics to states of line.yaml: one for each two states, however many options there are. */
function arrowsBetween(states: readonly State[], line: Line): Arrow[] {
  return states.flatMap((state) => {
    const from = { box: topicOf(state.id), port: state.id }
    const targets = new Set(arrowsFrom(state, line).map(({ to }) => to))
    return [...targets].filter((to) => topicOf(to) !== from.box).map((to) => ({ from, to }))
  })
}

const legend = [
  'Bold numbers: the key to press in a menu, or the code to text.',
  "Dashed line: a contact that the answer's words name as well.",
  'Thick frame: a caller can be put through.',
]

/** Draws states and the contacts that their answers say, with the other boxes and links of a picture. */
function draw(
  line: Line,
  own: readonly State[],
  { id, title, boxes, links }: Omit<Drawing, 'legend'>,
): Promise<string> {
  const said = own
    .filter((state) => state.kind === 'answer')
    .flatMap((answer) => {
      const contacts = new Set(mentionsAt(answer, line).map(({ contact }) => contact))
      return [...contacts].map((contact) => ({ answer, contact }))
    })
  const contacts = new Set(said.map(({ contact }) => contact))
  const toContacts = said.map(({ answer, contact }): Link => {
    const style = contact === answer.contact ? 'solid' : 'dashed'
    return { from: { box: answer.id }, to: { box: boxOfContact(contact) }, style }
  })
  return layOut({
    id: `picture-${id}`,
    title,
    legend,
    boxes: [...own.map((state) => stateBox(line, state)), ...boxes, ...[...contacts].map(contactBox)],
    links: [...links, ...toContacts],
  })
}
