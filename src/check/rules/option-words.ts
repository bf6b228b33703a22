import type { Subject } from '../../flow/locator.ts'
import { sharedWords } from '../../flow/shared-words.ts'
import type { Rule } from '../rule.ts'

const saysKey =
  /\b(?:press|dial|push|hit|key in) (?:the )?(?:key |number |button )?(?:\d|one|two|three|four|five|six|seven|star|hash)\b/i

/** Checks that ", press 2." can follow the words of an option (CALLERS PC06, R2; ISO/IEC 13714; W3C COGA). */
export const optionWords: Rule = {
  reason: 'An option is said before its key: "For hate crime, press 2."',
  *find({ wordings }) {
    for (const { subject, path, words } of wordings.filter(
      ({ kind, subject }) => kind === 'label' || isLabel(subject),
    )) {
      const key = path.at(-1) ?? 'a key'
      const [said] = saysKey.exec(words) ?? []
      if (said !== undefined) {
        const mend = `Take it out: "press ${key}" is said after it.`
        yield { subject, path, what: `The option says "${said}" itself.`, mend }
      } else if (!/^(?:for|to|if) /i.test(words)) {
        const mend = 'Begin it with "for", "to" or "if", like "for hate crime".'
        yield { subject, path, what: `The option would be said as "${words}, press ${key}."`, mend }
      }
    }
  },
}

/** Of the shared words, what is said before the keys that are the same everywhere. */
const isLabel = (subject: Subject) => 'words' in subject && sharedWords[subject.words].when.startsWith('the label ')
