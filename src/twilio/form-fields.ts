import type { Decode } from './form-decoder.ts'

/** Twilio sends some thirty fields; add-ons and the headers of SIP come on top. */
export const fieldsAtMost = 200

const [percent, ampersand, plus, equals] = [0x25, 0x26, 0x2b, 0x3d]

/** What a reader holds of a form: its bytes, decoded where they stand, and where in them each field is, in the order of the form. */
export interface Fields {
  readonly bytes: Buffer
  /** The same bytes, to be compared four at a time. */
  readonly view: DataView
  readonly name: Int32Array
  readonly nameEnd: Int32Array
  readonly value: Int32Array
  readonly end: Int32Array
  count: number
}

/** Makes room for the fields of forms of at most so many bytes. */
export function makeFields(longest: number): Fields {
  // One byte more marks the end.
  const bytes = Buffer.alloc(longest + 1)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const places = () => new Int32Array(fieldsAtMost)
  return { bytes, view, name: places(), nameEnd: places(), value: places(), end: places(), count: 0 }
}

/** Finds the fields of the form that stands in `bytes`. False if they are more than a form may have. */
export function findFields(fields: Fields, length: number, decode: Decode): boolean {
  const { bytes } = fields
  bytes[length] = ampersand
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
