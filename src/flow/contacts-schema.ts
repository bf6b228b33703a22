/** The form of contacts.yaml. */
import * as Type from 'typebox'
import { writtenHours } from '../hours/hours-schema.ts'
import { accepted, date, map, mapOf, provenance, words, yesNo } from './schema-parts.ts'

/** The kinds of contact; which of them may be put through is in phone-number.ts (CALLERS 2.1). */
const contactKinds = ['emergency', 'short', 'short-code', 'freephone', 'geographic', 'textphone', 'place'] as const
export type ContactKind = (typeof contactKinds)[number]

/** What people rely on, so that nothing may say it of a contact whose source does not (CALLERS PC33). */
export const promiseNames = ['anonymous', 'confidential', 'free', 'not recorded'] as const

const howToWrite = 'Give it name, kind, source, checked, checkedBy and reviewBy, and a phone or an address.'
const phoneInWords = 'The number as people dial it, in quotes, like "0800 138 1624".'
const contact = map(howToWrite, {
  name: words('The name as it is said and texted.'),
  kind: Type.Enum([...contactKinds]),
  phone: Type.Optional(Type.String({ pattern: '^[0-9 ]+$', description: phoneInWords })),
  digits: Type.Optional(
    Type.Enum(['8', '10'], {
      description: 'How many digits the number has, where it is not the usual 11: proof that none was left out.',
    }),
  ),
  address: Type.Optional(words('The place, for kind: place.')),
  spoken: Type.Optional(
    map('Other words for the ear, where the written ones would be read out badly.', {
      name: Type.Optional(words('How the name is said.')),
      address: Type.Optional(words('How the place is said.')),
    }),
  ),
  hours: Type.Optional(writtenHours),
  connect: Type.Optional({ ...yesNo, description: 'no: never put a caller through to this number.' }),
  promises: Type.Optional(
    Type.Array(Type.Enum([...promiseNames]), {
      description: 'What the source promises of this contact: words may say it only then.',
    }),
  ),
  ...provenance,
  checkedBy: words('Who checked it.'),
  reviewBy: date('The date by which to check it again, like 2027-05-20.'),
  accepted,
})

const whatItHolds = 'Every number, place and opening time that the line may give.'

/** contacts.yaml: every contact by its id. */
export const contactsFile = mapOf(whatItHolds, contact)

/** A contact whose number and hours are left to `readNumber` and `parseHours`, which say better what is wrong with them. */
export const looseContact = map(howToWrite, {
  ...contact.properties,
  phone: Type.Optional(Type.String({ minLength: 1, description: phoneInWords })),
  hours: Type.Optional(Type.Unknown()),
})
/** contacts.yaml, but for numbers and hours. */
export const looseContacts = mapOf(whatItHolds, looseContact)

export type WrittenContact = Type.Static<typeof looseContact>
