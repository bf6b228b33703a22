import type { Problem } from './problem.ts'

/** Well-formed UTF-8 of more than one byte, in a string of bytes (Unicode 17, table 3-7), or else one byte that is none. */
const multibyte =
  /[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2}|[\x80-\xFF]/g

/** A lone surrogate that stands for a byte, from U+DC80 to U+DCFF: no file of text has one. */
const strayByte = /[\uDC80-\uDCFF]/u

/**
 * The text of a flow file, which is UTF-8. A byte that is not becomes a lone surrogate, U+DC00 and the byte, by which
 * `findWrongEncoding` knows it: nothing is lost or guessed on the way.
 */
export function decodeFlowFile(bytes: Uint8Array): string {
  const asBytes = () => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return decodeUtf8(bytes) ?? asBytes().replace(multibyte, decodeSome)
}

function decodeSome(found: string): string {
  const bytes = Uint8Array.from(found, (byte) => byte.charCodeAt(0))
  return decodeUtf8(bytes) ?? String.fromCharCode(0xdc00 + bytes[0]!)
}

/** The text of some bytes, with its byte order mark; undefined if they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What is wrong with a file that is not saved as UTF-8: its words would be heard or read with characters missing. */
export function findWrongEncoding(file: string, text: string): Problem | undefined {
  if (isUtf16(text)) return complain(file, 1, 'The file is saved as UTF-16 and not as UTF-8.')
  const found = strayByte.exec(text)
  if (!found) return undefined
  const line = text.slice(0, found.index).split('\n').length
  const bytes = Array.from(text.match(new RegExp(strayByte, 'gu'))!, byteOf)
  const byte = byteOf(found[0])
  return complain(file, line, `The file is not saved as UTF-8${nameOf(bytes)}: here it holds ${inWords(byte)}.`)
}

const complain = (file: string, line: number, what: string): Problem => ({
  ...{ file, line, what },
  mend: 'Open it in an editor that shows all of its words as they should be, and save it as UTF-8: in Notepad with Save as, Encoding.',
})

/** It begins with a mark of the order of bytes, or every second byte is 0, as in all text of Latin letters. */
function isUtf16(text: string): boolean {
  const zeros = text.split('\0').length - 1
  return /^(\uDCFF\uDCFE|\uDCFE\uDCFF)/.test(text) || Math.abs(2 * zeros - text.length) < text.length / 5
}

const byteOf = (stray: string) => stray.charCodeAt(0) - 0xdc00

/** Windows-1252 has characters where Latin-1 has none that anybody types, and both are the same above. */
function nameOf(bytes: readonly number[]): string {
  if (bytes.some((byte) => unused.has(byte))) return ''
  return bytes.some((byte) => byte < 0xa0) ? ' but as Windows-1252' : ' but as Latin-1 or Windows-1252'
}

const unused: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

function inWords(byte: number): string {
  if (unused.has(byte)) return `the byte ${byte.toString(16)}, which is no character`
  return `the byte of ${new TextDecoder('windows-1252').decode(Uint8Array.of(byte))}`
}
