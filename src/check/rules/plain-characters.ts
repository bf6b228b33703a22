import { doubles } from '../../content/measure.ts'
import { allOf } from '../../flow/problem.ts'
import { normaliseTypography } from '../../flow/typography.ts'
import type { Rule } from '../rule.ts'

/**
 * Finds characters that were replaced as the files were read, and characters that count twice in a text (CALLERS PC22, R17).
 * Twilio: a character that GSM-7 lacks leaves 67 characters a part.
 */
export const plainCharacters: Rule = {
  reason: 'What is in the file is what is sent: word processors put in characters that a text cannot carry.',
  *find({ locator, wordings }) {
    for (const { file, line, characters } of locator.normalised) {
      const what = `The words hold ${allOf(characters.map(characterInWords))}, which a word processor put in.`
      const mend = [...Map.groupBy(characters, replacementOf)].map(([plain, all]) => mendOf(plain, all)).join(' ')
      yield { subject: { file, line }, what, mend }
    }
    for (const { subject, path, words, channel } of wordings) {
      const found = [...new Set(words.match(doubles))]
      if (channel !== 'sms' || found.length === 0) continue
      const what = `In a text ${allOf(found)} take the room of two characters each.`
      yield { subject, path, what, mend: 'Use words instead.', severity: 'warning' }
    }
  },
}

/** What staff cannot see, in words. */
const invisible: Readonly<Record<string, string>> = {
  '\u00a0': 'a space that does not break',
  '\u2009': 'a thin space',
  '\u202f': 'a narrow space',
}

function characterInWords(character: string): string {
  return invisible[character] ?? (/\p{L}|\p{P}|\p{S}/u.test(character) ? character : 'a character that nobody can see')
}

const replacementOf = (character: string): string => normaliseTypography(`.${character}.`).slice(1, -1)

function mendOf(plain: string, characters: readonly string[]): string {
  return plain.trim() === '' ? 'Type the space again, or take it out.' : `Write ${plain} for ${allOf(characters)}.`
}
