/** What GSM-7 has, and what word processors put in for it: one such character more than halves what a text message can hold (Twilio, SMS segmentation). */
const replaced: Readonly<Record<string, string>> = {
  "'": '‘’‚′`´',
  '"': '“”„″',
  '-': '–—‐‑−•',
  '...': '…',
  ' ': '\u00a0\u2009\u202f\t',
  '': '\u200b\ufeff\u00ad',
}
const plain = new Map(Object.entries(replaced).flatMap(([to, from]) => [...from].map((character) => [character, to])))

/**
 * What nobody can see or say: control characters, marks of direction, what Unicode has no character for, and what stands for a
 * character that was lost. XML can't hold some of it, which would break the whole reply.
 */
const unsayable = /(?![\t\n\r])[\p{C}\uFFFC\uFFFD]/u

/** What `normaliseTypography` replaces or drops, but for tabs, which are white space like any other. */
const foreign = new RegExp(`[${[...plain.keys()].join('').replace('\t', '')}]|${unsayable.source}`, 'gu')

/** The word processor's characters in some words, each once. */
export function foreignIn(words: string): string[] {
  return [...new Set(words.match(foreign))]
}

/** Words that are plain already, as nearly all are: printable ASCII but for the backtick, with single spaces between. */
const plainWords = /^[!-_a-~]+(?: [!-_a-~]+)*$/

/** Replaces typographic quotes, dashes, dots and spaces by those of GSM-7, drops what nobody can see or say, and closes up white space. */
export function normaliseTypography(words: string): string {
  if (plainWords.test(words)) return words
  const known = words.replace(foreign, (character) => plain.get(character) ?? '')
  return known.replace(/\s+/g, ' ').trim()
}
