import type { Contact } from '../flow/contacts.ts'
import type { Answer, Line } from '../flow/line.ts'
import type { WordName } from '../flow/schema.ts'
import { answersContact } from '../flow/template.ts'
import { sayHours, writeHours } from '../line/hours-in-words.ts'
import type { Saying } from '../saying/sayings.ts'
import { contactsIn, type Wording } from '../saying/wordings.ts'
import type { Complaint, Rule } from './rule.ts'
import type { Survey } from './survey.ts'

/** What keeps numbers true wherever they are said. */
export const numberRules: readonly Rule[] = [
  {
    id: 'numbers-traced',
    severity: 'error',
    reason: 'Every number that is said or texted comes from contacts.yaml, where it is checked.',
    source: 'CALLERS PC14',
    find: (survey) => [...findUntraced(survey), ...survey.wordings.flatMap(checkSpelling), ...findInAddresses(survey)],
  },
  {
    id: 'channels-agree',
    severity: 'error',
    reason: 'Callers and texters get the same numbers and places under the same code.',
    source: 'CALLERS PC14, PC29, R7 (EN 301 549, 6.4)',
    find: (survey) => answersOf(survey).flatMap((answer) => checkAgreement(answer, survey)),
  },
  {
    id: 'numbers-given',
    severity: 'error',
    reason: 'Who could not be put through hears the number; who asks for only the number or place gets it.',
    source: 'CALLERS PC38, PC25',
    find: findWithheld,
  },
]

const answersOf = ({ line }: Survey): Answer[] => [...line.states.values()].filter((state) => state.kind === 'answer')

const fromContacts =
  'Put the number into contacts.yaml, and write {contact-id.phone} here, so that it can be checked and kept true.'

/** What is left of an output without what was filled in must not hold three digits in a row, however they are set apart. */
function findUntraced({ sayings, line, now }: Survey): Complaint[] {
  const filled = [...line.contacts.values()].flatMap(({ groups, address, spokenAddress, hours }) => [
    ...[groups.join(' '), address, spokenAddress, writeHours(hours, now, line), sayHours(hours, now, line)],
  ])
  const known = [...new Set([...filled, ...line.codes.values()])]
    .filter((text) => /\d{2}/.test(text))
    .sort((a, b) => b.length - a.length)
  return sayings.flatMap((saying) => {
    const rest = known.reduce((text, piece) => text.replaceAll(piece, ' ; '), withoutNumbers(saying))
    const found = /\d(?:[ ()./,-]{0,3}\d){2,}/.exec(rest)?.[0]
    if (found === undefined) return []
    return [
      {
        subject: saying.subject,
        what: `The number ${found} stands in words and belongs to no contact.`,
        mend: fromContacts,
      },
    ]
  })
}

const withoutNumbers = (saying: Saying): string =>
  saying.channel === 'sms'
    ? saying.words
    : saying.speech.map((part) => (typeof part === 'string' ? part : ' ; ')).join('')

const digitWord = '(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)'
const spelling = new RegExp(`\\b${digitWord}(?:[\\s,-]+${digitWord}){2,}\\b`, 'i')

function checkSpelling({ subject, path, template }: Wording): Complaint[] {
  const found = template.flatMap((part) => (typeof part === 'string' ? (spelling.exec(part) ?? []) : []))[0]
  return found === undefined ? [] : [{ subject, path, what: `"${found}" is a number in words.`, mend: fromContacts }]
}

function findInAddresses({ line }: Survey): Complaint[] {
  return [...line.contacts.values()].flatMap(({ id, address, spokenAddress }) => {
    const found = /\d(?:[ ()./-]{0,3}\d){6,}/.exec(`${address} | ${spokenAddress}`)?.[0]
    if (found === undefined) return []
    const what = `The address holds ${found}, which looks like a phone number.`
    return [{ subject: { contact: id }, path: ['address'], what, mend: 'Give it as the phone of this contact.' }]
  })
}

function checkAgreement({ id, title, say, text, contact }: Answer, { line }: Survey): Complaint[] {
  const heard = givenIn({ template: say, contact }, line)
  const read = givenIn({ template: text, contact }, line)
  const subject = { state: id }
  const differences = [
    ...[...heard].filter((given) => !read.has(given)).map((given) => `Callers hear ${given}, texters do not read it.`),
    ...[...read].filter((given) => !heard.has(given)).map((given) => `Texters read ${given}, callers do not hear it.`),
  ]
  const mend = 'Give it in both, or in neither.'
  if (differences.length > 0) return differences.map((what) => ({ subject, path: ['meta'], what, mend }))
  const main =
    contact && contact.kind !== 'emergency'
      ? whatIs(contact, contact.kind === 'place' ? 'address' : 'phone')
      : undefined
  if (main === undefined || heard.has(main)) return []
  const what = `The contact of "${title}" is ${contact!.name}, but its words do not give ${main}.`
  return [
    { subject, path: ['meta', 'contact'], what, mend: 'Give it in the words, or name the contact that they give.' },
  ]
}

/** The numbers and places that words give. 999 is left out: it begins every call and every text. */
function givenIn(words: Pick<Wording, 'template' | 'contact'>, line: Line): Set<string> {
  const given = contactsIn(words, line).filter(
    ({ contact, field }) => contact.kind !== 'emergency' && (field === 'phone' || field === 'address'),
  )
  return new Set(given.map(({ contact, field }) => whatIs(contact, field as 'phone' | 'address')))
}

const whatIs = (contact: Contact, field: 'phone' | 'address') =>
  field === 'phone' ? contact.groups.join(' ') : contact.address

const mustGive: readonly [word: WordName, field: 'phone' | 'address'][] = [
  ['busy', 'phone'],
  ['noAnswer', 'phone'],
  ['failed', 'phone'],
  ['closed', 'phone'],
  ['numberOnly', 'phone'],
  ['placeOnly', 'address'],
]

function findWithheld({ line }: Survey): Complaint[] {
  return mustGive.flatMap(([word, field]) => {
    const gives = line.words[word].some(
      (part) =>
        typeof part === 'object' && 'contact' in part && part.contact === answersContact && part.field === field,
    )
    if (gives) return []
    const what = `These words do not give the ${field === 'phone' ? 'number' : 'address'} of the contact, which people need then.`
    return [{ subject: { words: word }, what, mend: `Write {contact.${field}} where it is said.` }]
  })
}
