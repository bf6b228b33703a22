import { decodeUtf8 } from './encoding.ts'

/** What was typed once, and what became of it: `{ typed: '’', garbled: 'â€™' }`. */
export interface Garbled {
  readonly typed: string
  readonly garbled: string
}

const decoder = new TextDecoder('windows-1252')

/** The byte of each character of Windows-1252. */
const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))

/** What people type, or word processors put in, that UTF-8 has more than one byte for. */
const typeable = /^[\u00A0-\u017F\u0218-\u021B\u2000-\u206F\u20A0-\u20BF\u2122\p{Extended_Pictographic}]+$/u

/** Finds UTF-8 that some program read as Windows-1252 and saved again. */
export function findGarbled(words: string): Garbled[] {
  const runs = new Set(words.match(/[^\0-\x7F]{2,}/gu))
  return [...runs].flatMap((garbled) => {
    const typed = decodeUtf8(Uint8Array.from(garbled, (character) => bytes.get(character) ?? 0xff))
    return typed !== undefined && typeable.test(typed) ? [{ typed, garbled }] : []
  })
}
