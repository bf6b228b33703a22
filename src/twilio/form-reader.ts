import { isUtf8 } from 'node:buffer'
import { emptyForm, type Form, fieldNames } from './form.ts'

/**
 * Reads forms (`application/x-www-form-urlencoded`), one at a time: whatever is asked is about the form that was read last.
 * One that nobody signed must cost little, so its names and values stay bytes.
 */
export interface FormReader {
  /** False if the form has more fields than a form may have. */
  read(text: string): boolean
  /** Writes what Twilio signs of the form: names and values, in the order of the names. Returns where that ends. */
  writeSigned(to: Buffer, at: number): number
  fields(): Form
}

/** Twilio sends some thirty fields; add-ons and the headers of SIP come on top. */
const fieldsAtMost = 200

const [percent, ampersand, plus, space, equals] = [0x25, 0x26, 0x2b, 0x20, 0x3d]

/** The values of bytes as hexadecimal digits; what is none has one that no two digits can have together. */
const noDigit = 0x100
const digits = new Uint16Array(256).fill(noDigit)
for (const digit of '0123456789abcdefABCDEF') digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

/** The fields that are wanted, by the length of their names. */
const wantedByLength = Array.from({ length: 15 }, (_, length) =>
  fieldNames.filter((name) => name.length === length).map((name) => ({ name, bytes: Buffer.from(name) })),
)

/** What a reader holds of a form: its bytes, decoded where they stand, and where in them each field is, in the order of the form. */
interface Fields {
  readonly bytes: Buffer
  /** The same bytes, to be compared four at a time. */
  readonly view: DataView
  readonly name: Int32Array
  readonly nameEnd: Int32Array
  readonly value: Int32Array
  readonly end: Int32Array
  count: number
}

/** Makes a reader of forms of at most so many bytes. It agrees with @fastify/formbody and twilio on every form. */
export function makeFormReader(longest: number): FormReader {
  const decode = makeDecoder(longest)
  const places = () => new Int32Array(fieldsAtMost)
  const [name, nameEnd, value, end] = [places(), places(), places(), places()]
  // One byte more marks the end.
  const bytes = Buffer.alloc(longest + 1)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const fields: Fields = { bytes, view, name, nameEnd, value, end, count: 0 }
  const order = new Uint8Array(fieldsAtMost)
  return {
    read(text) {
      const length = fields.bytes.write(text)
      fields.bytes[length] = ampersand
      return findFields(fields, length, decode)
    },
    writeSigned(to, at) {
      const distinct = sort(fields, order)
      for (let i = 0; i < distinct; i++) {
        const field = order[i]!
        at = copy(fields.bytes, name[field]!, nameEnd[field]!, to, at)
        at = copy(fields.bytes, value[field]!, end[field]!, to, at)
      }
      return at
    },
    fields: () => readWanted(fields),
  }
}

/** Decodes a part of a form where it stands, and returns where it now ends. */
type Decode = (bytes: Buffer, from: number, to: number) => number

function findFields(fields: Fields, length: number, decode: Decode): boolean {
  const { bytes } = fields
  fields.count = 0
  let start = 0
  let equal = -1
  let isEscaped = false
  for (let i = 0; i <= length; i++) {
    const byte = bytes[i]!
    if (byte > equals) continue
    if (byte === percent || byte === plus) isEscaped = true
    else if (byte === equals && equal < 0) equal = i
    else if (byte === ampersand) {
      if (i > start) {
        if (fields.count === fieldsAtMost) return false
        addField(fields, start, equal, i, isEscaped ? decode : undefined)
      }
      start = i + 1
      equal = -1
      isEscaped = false
    }
  }
  return true
}

/** A field without `=` is a name without a value. */
function addField(fields: Fields, start: number, equal: number, end: number, decode: Decode | undefined): void {
  const nameEnd = equal < 0 ? end : equal
  const value = equal < 0 ? end : equal + 1
  const { bytes, count } = fields
  fields.name[count] = start
  fields.nameEnd[count] = decode ? decode(bytes, start, nameEnd) : nameEnd
  fields.value[count] = value
  fields.end[count] = decode ? decode(bytes, value, end) : end
  fields.count++
}

function makeDecoder(longest: number): Decode {
  const scratch = Buffer.alloc(longest)
  return (bytes, from, to) => {
    let length = 0
    let isPlain = true
    for (let i = from; i < to; i++) {
      let byte = bytes[i]!
      if (byte === plus) byte = space
      else if (byte === percent) {
        // Beyond the end stands an ampersand, which is no digit.
        byte = (digits[bytes[i + 1]!]! << 4) | digits[bytes[i + 2]!]!
        if (byte >= noDigit) return openPluses(bytes, from, to)
        if (byte > 0x7f) isPlain = false
        i += 2
      }
      scratch[length++] = byte
    }
    if (!isPlain && !isUtf8(scratch.subarray(0, length))) return openPluses(bytes, from, to)
    return copy(scratch, 0, length, bytes, from)
  }
}

/** A part whose escapes mean nothing stands as it was written, but for its pluses. */
function openPluses(bytes: Buffer, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i] === plus) bytes[i] = space
  return to
}

/** Puts the fields into the order in which Twilio signs them, those that came twice once. Returns how many there are. */
function sort(fields: Fields, order: Uint8Array): number {
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

/** Shorter runs are copied faster byte by byte. */
const longRun = 40

/** Copies bytes from one place to another, and returns where they end there. */
function copy(from: Buffer, start: number, end: number, to: Buffer, at: number): number {
  if (end - start > longRun) return at + from.copy(to, at, start, end)
  for (let i = start; i < end; i++) to[at++] = from[i]!
  return at
}

/** Of a field that came twice the first counts, so it is read last. */
function readWanted({ bytes, name, nameEnd, value, end, count }: Fields): Form {
  const form = { ...emptyForm }
  for (let field = count - 1; field >= 0; field--) {
    const wanted = wantedByLength[nameEnd[field]! - name[field]!]
    if (!wanted) continue
    for (const one of wanted)
      if (isAt(one.bytes, bytes, name[field]!)) form[one.name] = bytes.toString('utf8', value[field]!, end[field]!)
  }
  return form
}

function isAt(name: Buffer, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[at + i]) return false
  return true
}
