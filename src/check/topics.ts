import { splitSentences } from '../content/sentences.ts'
import { plainWords } from '../content/wordings.ts'
import type { Line, State } from '../flow/line.ts'
import type { Template } from '../flow/template.ts'
import { denialStem, stemsOf } from './stems.ts'

/** How surely the stem of a word says what a state is about: 1 for its title, less for its sentences. */
export type Topic = ReadonlyMap<string, number>

/** What tells the topic of a state. */
export interface TopicSources {
  readonly title: Topic
  readonly keywords: Topic
  /** The options of a menu, and the titles and keywords of what they lead to. */
  readonly below: Topic
  /** What an answer says and texts, but for sentences that name the way to another state. */
  readonly sentences: Topic
}

/** How sure each is. */
const sure = { named: 1, below: 0.7, sentences: 0.5 }

/** Finds what tells the topic of a state; once for each state. */
export function makeTopicSources({ states }: Line): (id: string) => TopicSources {
  const known = new Map<string, TopicSources>()
  return (id) => known.getOrInsertComputed(id, () => sourcesOf(states.get(id)!, states))
}

function sourcesOf(state: State, states: Line['states']): TopicSources {
  const { title, keywords } = state
  const below = state.kind === 'menu' ? state.options : []
  const led = below.flatMap(({ branches }) => branches.map(({ target }) => states.get(target)!))
  const belowWords = [...below.map(({ label }) => label), ...led.flatMap(({ title, keywords }) => [title, ...keywords])]
  const sentences = state.kind === 'menu' ? [] : [state.say, state.text].flatMap(ownSentences)
  return {
    title: topicIn([title], sure.named),
    keywords: topicIn(keywords, sure.named),
    below: withoutDenial(topicIn(belowWords, sure.below)),
    sentences: topicIn(sentences, sure.sentences),
  }
}

/** What is below a menu may say "not" of anything. */
const withoutDenial = (topic: Topic): Topic => new Map([...topic].filter(([stem]) => stem !== denialStem))

function ownSentences(template: Template): string[] {
  const words = plainWords({ template }, (gap) => ('state' in gap ? '#' : ''))
  return splitSentences(words).filter((sentence) => !sentence.includes('#'))
}

/** The topic that some words tell. */
export function topicIn(words: readonly string[], sureness = sure.named): Topic {
  return new Map(words.flatMap((words) => [...stemsOf(words)].map((stem) => [stem, sureness])))
}

/** What several sources tell together: each stem as surely as the surest of them has it. */
export function together(topics: readonly Topic[]): Topic {
  const all = new Map<string, number>()
  for (const topic of topics) for (const [stem, sure] of topic) all.set(stem, Math.max(sure, all.get(stem) ?? 0))
  return all
}
