import { contactsIn, type Wording } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Answer, Line } from '../flow/line.ts'
import type { WordName } from '../flow/shared-words.ts'
import { ownContactId, type Template } from '../flow/template.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What keeps numbers true wherever they are said. */
export const numberRules: readonly Rule[] = [
  {
    id: 'numbers-traced',
    severity: 'error',
    reason: 'Every number that is said or texted comes from contacts.yaml, where it is checked.',
    source: 'CALLERS PC14',
    find: (context) => [
      ...context.wordings.flatMap(checkGlued),
      ...context.wordings.flatMap(checkSpelling),
      ...findInAddresses(context),
    ],
  },
  {
    id: 'channels-agree',
    severity: 'error',
    reason: 'Callers and texters get the same numbers and places under the same code.',
    source: 'CALLERS PC14, PC29, R7 (EN 301 549, 6.4)',
    find: (context) => [
      ...answersOf(context).flatMap((answer) => checkAgreement(answer, context)),
      ...[...context.line.contacts.values()].flatMap(checkSpokenForms),
    ],
  },
  {
    id: 'numbers-given',
    severity: 'error',
    reason: 'Who could not be put through hears the number; who asks for only the number or place gets it.',
    source: 'CALLERS PC38, PC25',
    find: findWithheld,
  },
]

const answersOf = ({ line }: CheckContext): Answer[] =>
  [...line.states.values()].filter((state) => state.kind === 'answer')

const fromContacts =
  'Put the number into contacts.yaml, and write {contact-id.phone} here, so that it can be checked and kept true.'

/** A digit beside a number that is filled in makes another number of it. */
function checkGlued({ subject, path, template }: Wording): Complaint[] {
  const isPhone = (part: Template[number] | undefined) =>
    typeof part === 'object' && 'field' in part && part.field === 'phone'
  const glued = template.some((part, i) => {
    if (typeof part !== 'string') return isPhone(part) && isPhone(template[i + 1])
    if (part.trim() === '') return isPhone(template[i - 1]) && isPhone(template[i + 1])
    return (
      (isPhone(template[i - 1]) && /^[\s-]?[\p{N}+]/u.test(part)) ||
      (isPhone(template[i + 1]) && /[\p{N}+][\s-]?$/u.test(part))
    )
  })
  if (!glued) return []
  const what = 'A digit or another number stands right beside a number, so that people would take both for one.'
  return [{ subject, path, what, mend: 'Put words between them, or take the digit out.' }]
}

const digitWord =
  '(?:zero|oh?|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)'
const spelling = new RegExp(
  `\\b(?:${digitWord}(?:[\\s-]+${digitWord}){2,}|(?:double|treble|triple)[\\s-]+${digitWord})\\b`,
  'i',
)

function checkSpelling({ subject, path, template }: Wording): Complaint[] {
  const found = template.flatMap((part) => (typeof part === 'string' ? (spelling.exec(part)?.[0] ?? []) : []))[0]
  return found === undefined ? [] : [{ subject, path, what: `"${found}" is a number in words.`, mend: fromContacts }]
}

function findInAddresses({ line }: CheckContext): Complaint[] {
  return [...line.contacts.values()].flatMap(({ id, address, spokenAddress }) => {
    const written = `${address} | ${spokenAddress}`
    const found = (/\d(?:[ (),./-]{0,3}\d){5,}/.exec(written) ??
      /\b(?:ring|call|phone|tel)\b.*?\d[\d ]*/i.exec(written))?.[0]
    if (found === undefined) return []
    const what = `The address holds "${found}", which looks like a phone number.`
    return [{ subject: { contact: id }, path: ['address'], what, mend: 'Give it as the phone of this contact.' }]
  })
}

function checkAgreement({ id, title, say, text, contact }: Answer, { line }: CheckContext): Complaint[] {
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

/** The spoken form of a name or an address says no house, street or name that the written one lacks. */
function checkSpokenForms({ id, name, spokenName, address, spokenAddress }: Contact): Complaint[] {
  return [
    { key: 'name', heard: spokenName, read: name },
    { key: 'address', heard: spokenAddress, read: address },
  ].flatMap(({ key, heard, read }) => {
    const strange = (heard.match(/\d+|\p{Lu}\p{L}+/gu) ?? []).filter((word) => !read.includes(word))
    if (strange.length === 0) return []
    const what = `Callers hear "${heard}", texters read "${read}".`
    return [{ subject: { contact: id }, path: ['spoken', key], what, mend: 'Change both, or neither.' }]
  })
}

const mustGive: readonly [word: WordName, field: 'phone' | 'address'][] = [
  ['busy', 'phone'],
  ['noAnswer', 'phone'],
  ['failed', 'phone'],
  ['closed', 'phone'],
  ['numberOnly', 'phone'],
  ['placeOnly', 'address'],
]

function findWithheld({ line }: CheckContext): Complaint[] {
  return mustGive.flatMap(([word, field]) => {
    const gives = line.words[word].some(
      (part) => typeof part === 'object' && 'contact' in part && part.contact === ownContactId && part.field === field,
    )
    if (gives) return []
    const what = `These words do not give the ${field === 'phone' ? 'number' : 'address'} of the contact, which people need then.`
    return [{ subject: { words: word }, what, mend: `Write {contact.${field}} where it is said.` }]
  })
}
