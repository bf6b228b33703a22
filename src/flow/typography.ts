/** What word processors put in, as GSM-7 has it: one such character would more than halve a text message's room (Twilio, SMS segmentation). */
const plain: Record<string, string> = {
  '‘': "'", '’': "'", '‚': "'", '′': "'", '`': "'", '´': "'",
  '“': '"', '”': '"', '„': '"', '″': '"',
  '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-',
  '…': '...', '•': '-', '\u00a0': ' ', '\u2009': ' ', '\u202f': ' ', '\t': ' ', '\u200b': '', '\ufeff': '', '\u00ad': '',
}

/** Replaces typographic quotes, dashes, dots and spaces by those of GSM-7, and closes up white space. */
export function mendTypography(words: string): string {
  return [...words].map((character) => plain[character] ?? character).join('').replace(/\s+/g, ' ').trim()
}
