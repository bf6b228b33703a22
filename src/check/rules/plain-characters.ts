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
    for (const { file, line, garbled } of locator.garbled) {
      const what = `${allOf(garbled.map(({ typed, garbled }) => `"${garbled}" was once "${typed}"`))}: a program read this file in a wrong encoding.`
      yield { subject: { file, line }, what, mend: 'Write the words again, and save the file as UTF-8.' }
    }
    for (const { file, line, characters } of locator.normalised) {
      const what = `The words hold ${allOf(characters.map(characterInWords))}.`
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

/** What programs put in the place of a letter that they can't read. */
const lost = '\uFFFD'

/** What staff cannot see, in words. */
const invisible: Readonly<Record<string, string>> = {
  '\u00a0': 'a space that does not break',
  '\u2009': 'a thin space',
  '\u202f': 'a narrow space',
  [lost]: 'the mark of a letter that was lost',
}

function characterInWords(character: string): string {
  return invisible[character] ?? (/\p{L}|\p{P}|\p{S}/u.test(character) ? character : 'a character that nobody can see')
}

const replacementOf = (character: string): string => normaliseTypography(`.${character}.`).slice(1, -1)

function mendOf(plain: string, characters: readonly string[]): string {
  if (characters.includes(lost)) return 'Write the letter again, and take out what nobody can see.'
  return plain.trim() === '' ? 'Type the space again, or take it out.' : `Write ${plain} for ${allOf(characters)}.`
}
