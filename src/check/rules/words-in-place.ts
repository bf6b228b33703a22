import type { Rule } from '../rule.ts'
import { tellingWordsOf } from '../telling-words.ts'

/** Looks for what tells shared words and replies from one another: one may have been pasted over another. */
export const wordsInPlace: Rule = {
  reason: 'What is said at a moment is about that moment, and a label about its own key.',
  *find({ wordings }) {
    for (const { subject, path, place, sentences } of wordings) {
      const telling = tellingWordsOf(subject)
      if (!telling) continue
      const { must = /^/, never = /(?!)/, like } = telling
      const words = sentences.join(' ')
      const [strange] = never.exec(words) ?? []
      const mend = `Write words like "${like}".`
      const here = `here: ${place.charAt(0).toLowerCase()}${place.slice(1)}`
      if (strange !== undefined) yield { subject, path, what: `"${strange}" does not fit ${here}.`, mend }
      // They may be right in words that nobody has thought of.
      else if (!must.test(words)) {
        const what = `These words may not fit ${here}.`
        yield { subject, path, what, mend, severity: 'warning' }
      }
    }
  },
}
