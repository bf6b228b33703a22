/** What the schemas of the flow files share. */

import type { TProperties, TSchema } from 'typebox'
import * as Type from 'typebox'

/** Short enough for two of them to ride in a URL. */
const idPattern = '^[a-z][a-z0-9-]{0,39}$'

/** A map with no keys but those that are named. */
export const map = <Keys extends TProperties>(description: string, keys: Keys) =>
  Type.Object(keys, { additionalProperties: false, description })

/** A map with values of one kind, by ids or by other keys of one pattern. */
export const mapOf = <Value extends TSchema>(description: string, value: Value, pattern = idPattern) =>
  Type.Record(Type.String({ pattern }), value, { additionalProperties: false, description })

/** Whether a text can be the id of a state, topic or contact. */
export const isId = (text: string): boolean => new RegExp(idPattern).test(text)

export const id = Type.String({
  pattern: idPattern,
  description: 'An id: small letters, digits and hyphens, starting with a letter.',
})

export const date = (description: string) => Type.String({ format: 'date', description })

/** Words of at most so many characters: Twilio refuses texts over 1,600, and speech over 3,000 (errors 14103, 13521). */
export const words = (description: string, maxLength = 600) =>
  Type.String({ minLength: 1, maxLength, description: `${description} Write it in quotes or after >-.` })

export const yesNo = Type.Enum(['yes', 'no'])

export const keyword = Type.String({ minLength: 1, description: 'A word or phrase that people may text.' })

export const note = Type.Optional(words('A remark for staff. Never said or sent.'))

/** Reasons why a warning of the publish checks may stand, by the id of its rule (see src/check). */
export const reasons = mapOf(
  'Warnings of the check that may stand, each with its reason: reading-grade: "The law\'s own words."',
  words('Why this warning may stand.'),
)

export const accepted = Type.Optional(reasons)

/** Where facts come from. */
export const provenance = {
  source: words('Where the facts come from.'),
  checked: date('The date when the facts were last checked, like 2026-11-20.'),
  note,
}
