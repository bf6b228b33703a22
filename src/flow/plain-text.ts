/** Words that nothing is filled into, and what a text message can carry of them. */
import { oneOf } from './problem.ts'
import type { Place } from './source.ts'
import { parseTemplate } from './template.ts'

/** Checks words that are only heard: labels. */
export function checkLabel(words: string, place: Place): void {
  const complain = (what: string) =>
    place.complain(
      what,
      'Take out numbers and what is in { }: titles, labels, names and reasons are said as they are written.',
    )
  const template = parseTemplate(words, complain)
  if (template.some((part) => typeof part !== 'string')) complain('Nothing is filled in here.')
}

/** Checks words that are texted too: titles and names. */
export function checkTitle(words: string, place: Place): void {
  checkLabel(words, place)
  checkCharacters(words, place)
}

/** The characters of the GSM 03.38 alphabet and of its extension table, which counts double (Twilio, "What is GSM-7"). */
const gsm7 = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà' +
    '^{}\\[~]|€',
)

/** Complains of characters that GSM-7 lacks: one would make a text message UCS-2, of 67 characters a segment, not 153 (TWILIO 4). */
export function checkCharacters(text: string, place: Place): void {
  const foreign = [...new Set(text)].filter((character) => !gsm7.has(character))
  if (foreign.length > 0)
    place.complain(
      `A text message can't carry ${oneOf(foreign)}.`,
      'Use plain letters without rare accents, and no symbols or emoji.',
    )
}
