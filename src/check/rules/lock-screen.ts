import { textFor } from '../../line/texts.ts'
import type { Rule } from '../rule.ts'
import { makeFindTopicWord } from '../topic-words.ts'

const shown = 40

/** Finds words that give the topic away at the beginning of a text (CALLERS PC24, R14). */
export const lockScreen: Rule = {
  reason: 'The first 40 characters of a text on a sensitive topic, which a locked phone shows, do not name it.',
  *find(context) {
    const findTopicWord = makeFindTopicWord(context)
    for (const state of context.states.filter(({ sensitive }) => sensitive)) {
      const told = findTopicWord(textFor(state, context).slice(0, shown), state)
      if (told === undefined) continue
      const what = `The first ${shown} characters of this text, which a locked phone shows, say "${told}".`
      const mend = 'Begin it with words that could be about anything.'
      yield { subject: { state: state.id }, path: ['meta', 'text'], what, mend }
    }
  },
}
