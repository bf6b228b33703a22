import type { Fields } from './form-fields.ts'

/** Puts the fields into the order in which Twilio signs them, those that came twice once. Returns how many there are. */
export function sortAsSigned(fields: Fields, order: Uint8Array): number {
  let distinct = 0
  for (let field = 0; field < fields.count; field++) {
    const place = findPlace(fields, field, order, distinct)
    if (place < 0) continue
    for (let i = distinct++; i > place; i--) order[i] = order[i - 1]!
    order[place] = field
  }
  return distinct
}

/** Where a field belongs among those that are in order; -1 if the same is there already. */
function findPlace(fields: Fields, field: number, order: Uint8Array, distinct: number): number {
  let low = 0
  let high = distinct
  while (low < high) {
    const middle = (low + high) >> 1
    const difference = compare(fields, field, order[middle]!)
    if (difference === 0) return -1
    if (difference > 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Compares two fields by their names, and then by their values. */
function compare(fields: Fields, a: number, b: number): number {
  const { name, nameEnd, value, end } = fields
  const difference = compareParts(fields, name[a]!, nameEnd[a]!, name[b]!, nameEnd[b]!)
  return difference || compareParts(fields, value[a]!, end[a]!, value[b]!, end[b]!)
}

function compareParts({ bytes, view }: Fields, a: number, aEnd: number, b: number, bEnd: number): number {
  const shorter = Math.min(aEnd - a, bEnd - b)
  let i = 0
  while (i + 4 <= shorter && view.getUint32(a + i) === view.getUint32(b + i)) i += 4
  for (; i < shorter; i++) {
    const one = bytes[a + i]!
    const other = bytes[b + i]!
    if (one !== other) return rank(one) - rank(other)
  }
  return aEnd - a - (bEnd - b)
}

/** JavaScript sorts by UTF-16, in which U+E000 to U+FFFF come after all that takes two units. */
const rank = (byte: number) => (byte === 0xee || byte === 0xef ? byte + 0x10 : byte)
