import { sharedWords } from '../../flow/shared-words.ts'
import { denials } from '../denials.ts'
import { patternOf } from '../pattern.ts'
import type { Rule } from '../rule.ts'

/**
 * Looks for a denial in the words that say that something is done or will be, and in those that say that it is not (CALLERS
 * PC25): swapped, they send a text to a phone that others look at.
 */
export const yesAndNo: Rule = {
  reason: 'The words for yes say yes, and the words for no say no.',
  *find({ wordings }) {
    for (const { subject, path, sentences } of wordings) {
      const { says, when } = 'words' in subject ? sharedWords[subject.words] : {}
      if (!says) continue
      const words = sentences.join(' ').replaceAll(idle, '')
      const [found] = refusal.exec(words.replaceAll(supposed, '')) ?? []
      if (says === 'yes' && found !== undefined) {
        const what = `"${found}" says no, and these words are there to say yes (${when}).`
        yield { subject, path, what, mend: 'Say what is done, not what is not.' }
      } else if (says === 'no' && !denial.test(words)) {
        const what = `These words do not say no, and they are there for it (${when}).`
        yield { subject, path, what, mend: 'Say it with "not" or "no".' }
      }
    }
  },
}

const lists = {
  ...denials,
  denial: '<not>|\\b(?:<nobody>|no|none|nothing|neither|unable|without|fail(?:ed|s)?|skip|cancel|decline|refuse)\\b',
}
const denial = patternOf('<denial>', lists)
const refusal = patternOf('<denial>|\\b(?:sorry|stop|wrong|delete)\\b', lists)

/** What denies nothing of it: "no problem", "nothing but the number", "without naming the topic". */
const idle = new RegExp(
  patternOf(
    '\\bno (?:problem|worries|doubt|more than)\\b|\\bnot (?:only|just)\\b|\\bnothing (?:but|else|more)\\b|(?:<not>|\\bwithout) (?:nam|say|show|mention)(?:e|ing)?\\b',
    lists,
  ),
  'gi',
)

/** "If no one answers, you will come back" is no refusal. */
const supposed = /\bif [^,.]*/gi
