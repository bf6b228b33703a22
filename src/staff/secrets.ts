import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: no letter is taken for a digit, or for another letter. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that is typed once, of 80 random bits: `7KQ2-M9XR-4T8W-ZB3C`. */
export function makeCode(): string {
  const characters = [...randomBytes(16)].map((byte) => letters[byte % letters.length]!)
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A personal key, of 256 random bits. No person has to read or remember it. */
export const makeKey = (): string => randomBytes(32).toString('base64url')

/** What the store keeps of a key. Nobody can guess a random key, so a plain hash is as good as a slow one. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What the store keeps of a code, however it is typed: in small letters, without hyphens, with O for 0 or I for 1. */
export function hashOfCode(typed: string): string {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return hashOfKey(code.replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
}
