import { plainWords } from '../../content/wordings.ts'
import type { Rule } from '../rule.ts'

/** Keys that mean the same everywhere may be named; the others are what `{#state}` is for. */
const typedKey =
  /\b(?:press|tap|use|choose|push)\s+(?:(?:star|hash|[089]),? (?:then )?)*(?:the )?(?:key |number |option )*(?:[1-7]|one|two|three|four|five|six|seven)\b(?! of)/i
const typedCode = /\b(?:text|reply|send)(?: back)?(?: with)?(?: the)?(?: code| number)? "?\d{1,2}\b/i

/** Finds keys and codes of states in words (CALLERS PC05). */
export const typedKeys: Rule = {
  reason: 'Keys and codes that are typed by hand go wrong when a menu changes.',
  *find({ wordings }) {
    for (const { subject, path, template } of wordings.filter(({ kind }) => kind === 'sentences')) {
      const words = plainWords({ template }, () => '{}')
      const [found] = typedKey.exec(words) ?? typedCode.exec(words) ?? []
      if (found === undefined) continue
      const what = `"${found}" is typed by hand, and no longer leads there when a menu changes.`
      yield { subject, path, what, mend: 'Write {#state} with the name of the state in place of it.' }
    }
  },
}
