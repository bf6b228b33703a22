import { joinedUp } from '../../flow/keywords.ts'
import type { Line } from '../../flow/line.ts'
import { optOutWords } from '../../flow/opt-out.ts'
import { matchText } from '../../line/match.ts'
import type { Rule } from '../rule.ts'

/** What people are told to text: the capitals right after "text", "reply", "send" or "like", as phrases parted by commas and "or". */
const capitalsAfter = /\b(?:[Tt]ext|[Rr]eply|[Ss]end|like)\s+(\p{Lu}{2,}(?:(?:,? or |, | )\p{Lu}{2,})*)\b/gu

/** Texts to the line what its own words tell people to text (CALLERS PC05, PC43). */
export const namedKeywords: Rule = {
  reason: 'A word that people are told to text brings an answer.',
  *find({ line, wordings }) {
    for (const { subject, path, words } of wordings)
      for (const [, capitals = ''] of words.matchAll(capitalsAfter))
        for (const phrase of capitals.split(/,? or |, /).filter((phrase) => !isAnswered(phrase, line))) {
          const what = `People are told to text ${phrase}, and no keyword brings an answer to it.`
          const mend = `Name a keyword that there is, or add ${phrase.toLowerCase()} to the keywords of the state that it should bring.`
          yield { subject, path, what, mend }
        }
  },
}

/** Two letters may be a short form after "like"; STOP is answered by the phone network. */
function isAnswered(phrase: string, line: Line): boolean {
  if (phrase.length <= 2 || optOutWords.has(joinedUp(phrase))) return true
  const match = matchText(line, phrase)
  return match.kind !== 'silent' && !(match.kind === 'reply' && match.reply === 'unknown')
}
