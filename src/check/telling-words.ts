import { wordsOf } from '../flow/keywords.ts'
import { type State, topicOf } from '../flow/line.ts'
import type { CheckContext } from './check-context.ts'

/** Finds the first word of a text that names the sensitive topic of a state. */
export type FindTelling = (text: string, state: State) => string | undefined

/** Makes the search: what tells is the words of a topic's title, and the keywords of its states. */
export function makeFindTelling({ line, states }: CheckContext): FindTelling {
  const topics = Map.groupBy(
    states.filter(({ sensitive }) => sensitive),
    groupOf,
  )
  const tellingOf = (topic: readonly State[]) => {
    const title = topic.find(({ kind }) => kind === 'menu')?.title ?? ''
    const words = [title, ...topic.flatMap(({ keywords }) => keywords)].flatMap(wordsOf)
    return new Set(words.filter((word) => word.length > 2 && !line.filler.has(word)))
  }
  const telling = new Map([...topics].map(([group, topic]) => [group, tellingOf(topic)]))
  return (text, state) => wordsOf(text).find((word) => telling.get(groupOf(state))!.has(word))
}

/** The topic of a state; a state of line.yaml is one of its own. */
const groupOf = ({ id }: State) => topicOf(id) || id
