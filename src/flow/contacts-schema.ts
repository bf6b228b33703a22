/** The form of contacts.yaml. */
import * as Type from 'typebox'
import { writtenClosures, writtenHours } from '../hours/hours-schema.ts'
import { accepted, date, map, mapOf, provenance, words, yesNo } from './schema-parts.ts'

/** The kinds of contact; which of them may be put through is in phone-number.ts (CALLERS 2.1). */
const contactKinds = [
  ...(['emergency', 'short', 'short-code', 'freephone', 'geographic', 'uk-wide', 'service', 'mobile'] as const),
  ...(['mobile-text', 'whatsapp', 'textphone', 'text-relay', 'place', 'email', 'web'] as const),
] as const
export type ContactKind = (typeof contactKinds)[number]

/** What people rely on, so that nothing may say it of a contact whose source does not (CALLERS PC33). */
export const promiseNames = ['anonymous', 'confidential', 'free', 'not recorded'] as const

const howToWrite =
  'Give it name, kind, source, checked, checkedBy and reviewBy, and a phone, an address, an email or a web.'
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
  extension: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,6}$',
      description: 'The extension to ask for at this number: 1 to 6 digits, in quotes, like "12".',
    }),
  ),
  cost: Type.Optional(
    words(
      'What a call costs, where it is not free or local, like "7p a minute, plus your phone company\'s access charge".',
    ),
  ),
  address: Type.Optional(words('The place, for kind: place.')),
  email: Type.Optional(words('The e-mail address, in small letters, like "community.safety@maidstone.gov.uk".')),
  web: Type.Optional(words('The web address as people type it, like "maidstone.gov.uk/asb".')),
  spoken: Type.Optional(
    map('Other words for the ear, where the written ones would be read out badly.', {
      name: Type.Optional(words('How the name is said.')),
      address: Type.Optional(words('How the place is said.')),
      email: Type.Optional(words('How the e-mail address is said.')),
      web: Type.Optional(words('How the web address is said.')),
    }),
  ),
  hours: Type.Optional(writtenHours),
  closures: Type.Optional(writtenClosures),
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

/** A contact whose number and hours are left to `readNumber`, `parseHours` and `parseClosures`, which say better what is wrong with them. */
export const looseContact = map(howToWrite, {
  ...contact.properties,
  phone: Type.Optional(Type.String({ minLength: 1, description: phoneInWords })),
  hours: Type.Optional(Type.Unknown()),
  closures: Type.Optional(Type.Unknown()),
})
/** contacts.yaml, but for numbers and hours. */
export const looseContacts = mapOf(whatItHolds, looseContact)

export type WrittenContact = Type.Static<typeof looseContact>
