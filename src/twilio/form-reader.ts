import { copyBytes } from './copy-bytes.ts'
import { emptyForm, type Form, fieldNames } from './form.ts'
import { makeDecoder } from './form-decoder.ts'
import { type Fields, fieldsAtMost, findFields, makeFields } from './form-fields.ts'
import { sortAsSigned } from './signed-order.ts'

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

/** Makes a reader of forms of at most so many bytes. It agrees with @fastify/formbody and twilio on every form. */
export function makeFormReader(longest: number): FormReader {
  const fields = makeFields(longest)
  const { bytes, name, nameEnd, value, end } = fields
  const decode = makeDecoder(longest)
  const order = new Uint8Array(fieldsAtMost)
  return {
    read: (text) => findFields(fields, bytes.write(text), decode),
    writeSigned(to, at) {
      const distinct = sortAsSigned(fields, order)
      for (let i = 0; i < distinct; i++) {
        const field = order[i]!
        at = copyBytes(bytes, name[field]!, nameEnd[field]!, to, at)
        at = copyBytes(bytes, value[field]!, end[field]!, to, at)
      }
      return at
    },
    fields: () => readWanted(fields),
  }
}

/** The fields that are wanted, by the length of their names. */
const longestName = Math.max(...fieldNames.map(({ length }) => length))
const wantedByLength = Array.from({ length: longestName + 1 }, (_, length) =>
  fieldNames.filter((name) => name.length === length).map((name) => ({ name, bytes: Buffer.from(name) })),
)

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
