import type { Rule } from '../rule.ts'
import { makeFindTopicWord } from '../topic-words.ts'

const shown = 40

/** Finds words that give the topic away at the beginning of a text. */
export const lockScreen: Rule = {
  id: 'lock-screen',
  reason: 'The first 40 characters of a text on a sensitive topic, which a locked phone shows, do not name it.',
  source: 'CALLERS PC24, R14',
  *find(context) {
    const findTopicWord = makeFindTopicWord(context)
    for (const { id, subject, words, ...saying } of context.sayings) {
      const state = context.line.states.get(saying.state ?? '')
      if (!state?.sensitive || id !== `${state.id} text`) continue
      const told = findTopicWord(words.slice(0, shown), state)
      if (told === undefined) continue
      const what = `The first ${shown} characters of this text, which a locked phone shows, say "${told}".`
      yield { subject, path: ['meta', 'text'], what, mend: 'Begin it with words that could be about anything.' }
    }
  },
}
