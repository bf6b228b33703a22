import { isUtf8 } from 'node:buffer'
import { copyBytes } from './copy-bytes.ts'

const [percent, plus, space] = [0x25, 0x2b, 0x20]

/** The values of bytes as hexadecimal digits; what is none has one that no two digits can have together. */
const noDigit = 0x100
const digits = new Uint16Array(256).fill(noDigit)
for (const digit of '0123456789abcdefABCDEF') digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

/** Decodes a part of a form where it stands, and returns where it now ends. */
export type Decode = (bytes: Buffer, from: number, to: number) => number

/** Makes the decoder of parts of at most so many bytes. */
export function makeDecoder(longest: number): Decode {
  const scratch = Buffer.alloc(longest)
  return (bytes, from, to) => {
    let length = 0
    let isPlain = true
    for (let i = from; i < to; i++) {
      let byte = bytes[i]!
      if (byte === plus) byte = space
      else if (byte === percent) {
        // Beyond the end stands = or &, which is no digit.
        byte = (digits[bytes[i + 1]!]! << 4) | digits[bytes[i + 2]!]!
        if (byte >= noDigit) return openPluses(bytes, from, to)
        if (byte > 0x7f) isPlain = false
        i += 2
      }
      scratch[length++] = byte
    }
    if (!isPlain && !isUtf8(scratch.subarray(0, length))) return openPluses(bytes, from, to)
    return copyBytes(scratch, 0, length, bytes, from)
  }
}

/** A part whose escapes mean nothing stands as it was written, but for its pluses. */
function openPluses(bytes: Buffer, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i] === plus) bytes[i] = space
  return to
}
