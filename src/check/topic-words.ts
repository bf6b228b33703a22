import { wordsOf } from '../flow/keywords.ts'
import { type State, topicOf } from '../flow/line.ts'
import type { CheckContext } from './rule.ts'

/**
 * Makes a search for the first word of a text that gives away the sensitive topic of a state: one of the topic's title, or of
 * the keywords of its states.
 */
export function makeFindTopicWord({ line, states }: CheckContext): (text: string, state: State) => string | undefined {
  const sensitive = states.filter((state) => state.sensitive)
  const words = [...Map.groupBy(sensitive, topicKey)].map(([key, topic]) => {
    const title = topic.find(({ kind }) => kind === 'menu')?.title ?? ''
    const all = [title, ...topic.flatMap(({ keywords }) => keywords)].flatMap(wordsOf)
    return [key, new Set(all.filter((word) => word.length > 2 && !line.filler.has(word)))] as const
  })
  const topicWords = new Map(words)
  return (text, state) => wordsOf(text).find((word) => topicWords.get(topicKey(state))!.has(word))
}

/** The topic of a state; a state of line.yaml is one of its own. */
const topicKey = ({ id }: State) => topicOf(id) || id
