/** Whole numbers in few bytes: seven bits in each, the lowest first, and the eighth bit says that more follow (LEB128). */
export function pushNumber(bytes: number[], number: number): void {
  let rest = number
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  bytes.push(rest)
}

/** Reads bytes one after the other. */
export interface ByteReader {
  readonly isAtEnd: boolean
  byte(): number
  signedByte(): number
  /** Four bytes, the highest first. */
  word(): number
  /** What `pushNumber` wrote. */
  number(): number
}

/** The four bytes of a number without a sign, the highest first. */
export const bytesOfWord = (word: number): number[] => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff)

export function readBytes(base64: string): ByteReader {
  const bytes = Buffer.from(base64, 'base64')
  let at = 0
  return {
    get isAtEnd() {
      return at >= bytes.length
    },
    byte: () => bytes[at++]!,
    signedByte: () => bytes.readInt8(at++),
    word() {
      at += 4
      return bytes.readUInt32BE(at - 4)
    },
    number() {
      let [number, shift, byte] = [0, 0, 0x80]
      for (; byte & 0x80; shift += 7) {
        byte = bytes[at++]!
        number |= (byte & 0x7f) << shift
      }
      return number
    },
  }
}
