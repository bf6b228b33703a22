import { inOrder } from '../content/sayings.ts'
import { isDialable } from '../flow/contacts.ts'
import { type Line, type State, titleOfTopic, topicOf } from '../flow/line.ts'
import { textReplies } from '../flow/replies.ts'
import { windowInWords } from '../hours/hours.ts'
import type { TableName } from './tables.ts'

/** The rows that a table always lists, in their order: names by id. */
export type Names = ReadonlyMap<string, string>

/**
 * The rows that each table lists even if nothing was counted: the topics and states of the line, the replies to texts, and
 * the hours of the day. Without a line no topic or state is known. Days are listed only if they have a number.
 */
export function namesFor(line: Line | undefined): Readonly<Record<TableName, Names>> {
  const known = line ? namesOf(line) : { topics: none, answers: none, states: none, transfers: none, sentTexts: none }
  return { ...known, otherTexts, hours, days: none }
}

const none: Names = new Map()

function namesOf(line: Line): Record<'topics' | 'answers' | 'states' | 'transfers' | 'sentTexts', Names> {
  const all = inOrder(line)
  const answers = all.filter(({ kind }) => kind === 'answer')
  const topics = new Set(all.map(({ id }) => topicOf(id)).filter(Boolean))
  const named = (states: readonly State[]): Names => new Map(states.map((state) => [state.id, nameOf(state, line)]))
  return {
    topics: new Map([...topics].map((topic) => [topic, titleOfTopic(line, topic)])),
    answers: named(answers),
    states: named(all),
    transfers: named(answers.filter(({ contact }) => isDialable(contact))),
    sentTexts: named(answers.filter(({ contact }) => contact?.kind !== 'emergency')),
  }
}

/** "Hate crime: Examples". A topic's menu has the title of the topic, which is not said twice. */
function nameOf({ id, title }: State, line: Line): string {
  const topic = topicOf(id)
  const above = topic && titleOfTopic(line, topic)
  return above && above !== title ? `${above}: ${title}` : title
}

const otherTexts: Names = new Map([
  ...Object.entries(textReplies).map(([reply, { when }]): [string, string] => [`(${reply})`, `Reply ${when}`]),
  ['(several)', 'Reply to what fits several answers'],
  ['(silent)', 'No reply: STOP, thanks, automatic texts'],
  ['(limited)', 'No reply: too many from one number'],
])

const hours: Names = new Map(
  Array.from({ length: 24 }, (_, hour) => [
    String(hour).padStart(2, '0'),
    windowInWords({ from: hour * 60, to: (hour + 1) * 60 }),
  ]),
)
