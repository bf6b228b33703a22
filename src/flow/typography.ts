/** What word processors put in, as GSM-7 has it: one such character would more than halve a text message's room (Twilio, SMS segmentation). */
const plain: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\u200b': '',
  '\ufeff': '',
  '\u00ad': '',
}

/** What XML cannot hold, lone surrogates among it: one such character would break the whole reply (TWILIO 3). */
const notXml = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** What `normaliseTypography` replaces or drops, but for tabs: they are white space like another. */
const foreign = new RegExp(`[${Object.keys(plain).join('').replace('\t', '')}]|${notXml.source}`, 'gu')

/** The characters of word processors in words, each once. */
export function foreignIn(words: string): string[] {
  return [...new Set(words.match(foreign))]
}

/** Replaces typographic quotes, dashes, dots and spaces by those of GSM-7, drops what XML cannot hold, and closes up white space. */
export function normaliseTypography(words: string): string {
  const known = [...words.replace(notXml, '')].map((character) => plain[character] ?? character)
  return known.join('').replace(/\s+/g, ' ').trim()
}
