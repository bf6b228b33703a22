import { contactsIn, plainWords, type Wording } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Option } from '../flow/line.ts'
import { type CheckContext, menusOf } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes words finished and true. */
export const wordingRules: readonly Rule[] = [
  {
    id: 'present-names',
    severity: 'error',
    reason:
      'Whatever was renamed is published under its new name: revisions keep the old one, which the line goes on reading.',
    source: 'docs/decisions/0015',
    find: ({ locator }) =>
      locator.outdated.map(({ file, line, was, is }) => ({
        subject: { file, line },
        what: `"${was}" is now called "${is}".`,
        mend: `Write ${is}: in place of ${was}:.`,
      })),
  },
  {
    id: 'placeholder',
    severity: 'error',
    reason: 'Nothing that is still to be written goes live.',
    source: 'CALLERS PC20',
    find: ({ wordings }) => wordings.flatMap(checkPlaceholder),
  },
  {
    id: 'promises',
    severity: 'error',
    reason: 'What people rely on is said only where the source of the contact says it.',
    source: 'CALLERS PC19, PC33',
    find: findPromises,
  },
  {
    id: 'typed-keys',
    severity: 'error',
    reason: 'Keys and codes that are typed by hand go wrong when a menu changes.',
    source: 'CALLERS PC05',
    find: ({ wordings }) => wordings.flatMap(checkTypedKeys),
  },
  {
    id: 'typed-hours',
    severity: 'error',
    reason: 'Hours that are typed into words stay when the hours change.',
    source: 'CALLERS PC19, PC37',
    find: ({ wordings }) => wordings.flatMap(checkTypedHours),
  },
]

const unfinished = /\b(?:TODO|TBC|TBD|FIXME|XXX+|lorem ipsum)\b|\[[^\]]*\]|\?{2,}|_{2,}|<[^>]*>|\.{4,}/i

function checkPlaceholder(wording: Wording): Complaint[] {
  const found = unfinished.exec(plainWords(wording))?.[0]
  if (found === undefined) return []
  const what = `"${found}" is still to be written.`
  return [{ ...placeOf(wording), what, mend: 'Write what people should hear, or take it out.' }]
}

const placeOf = ({ subject, path }: Wording) => ({ subject, path })

/** Words that promise something, by the name under which a contact lists it; said with "not" they promise nothing. */
const promises: readonly [name: Contact['promises'][number], pattern: RegExp][] = [
  ['anonymous', /(?<!\bnot )\b(?:anonymous(?:ly)?|anonymity)\b|^Anonymous/],
  ['confidential', /(?<!\bnot )\b(?:confidential(?:ly|ity)?|in confidence)\b/i],
  ['free', /(?<!\b(?:not|feel) |-)\bfree\b(?! (?:from|of)\b)|\b(?:no (?:cost|charge)|costs nothing)\b/i],
  ['not recorded', /\b(?:not|never) (?:be )?record(?:ed)?\b|\bno recordings?\b/i],
]
const allHours =
  /\b24[ -]hours?\b|\b24\/7\b|\b(?:all )?day (?:and|or) (?:all )?night\b|\bround the clock\b|\b(?:always|never) (?:open|closes?d?)\b|\b(?:call|ring|speak|talk|report|open|visit|reach)\b[^.?!]*\bat any time\b/i
const deletion = /\b(?:will|to) be deleted\b/i

function findPromises(context: CheckContext): Complaint[] {
  const { line, wordings } = context
  const ofAnswers = wordings
    .filter(({ kind, subject }) => kind === 'sentences' || (kind === 'name' && 'state' in subject))
    .flatMap((wording) => {
      const own = wording.contact ? [wording.contact] : []
      const named = contactsIn(wording, line).map(({ contact }) => contact)
      const isOfAnswer = 'state' in wording.subject
      return checkPromises(plainWords(wording), [...own, ...named], isOfAnswer).map((found) => ({
        ...placeOf(wording),
        ...found,
      }))
    })
  const ofOptions = menusOf(context).flatMap(({ id, options }) =>
    options.flatMap((option) => {
      const contacts = targetsOf(option, context)
      return checkPromises(option.label, contacts, true).map((found) => ({
        subject: { state: id },
        path: ['on', option.key],
        ...found,
      }))
    }),
  )
  return [...ofAnswers, ...ofOptions]
}

const targetsOf = ({ branches }: Option, { line }: CheckContext): Contact[] =>
  branches.flatMap(({ target }) => line.states.get(target)!.contact ?? [])

/** Opening hours are looked for in words about contacts only: keys can be pressed "at any time". */
function checkPromises(
  words: string,
  contacts: readonly Contact[],
  isOfAnswer: boolean,
): Pick<Complaint, 'what' | 'mend'>[] {
  const broken = promises.flatMap(([name, pattern]) => {
    const found = pattern.exec(words)?.[0]
    if (found === undefined || contacts.some((contact) => contact.promises.includes(name))) return []
    const mend = `Take it out, or add promises: [${name}] to the contact that these words name, if its source says so.`
    return [{ what: `"${found}" is a promise that no contact here makes.`, mend }]
  })
  const open = isOfAnswer && !contacts.some(({ hours }) => hours === 'always') ? allHours.exec(words)?.[0] : undefined
  if (open !== undefined)
    broken.push({
      what: `"${open}" says that it is always open, and no contact here is.`,
      mend: 'Write {contact-id.hours} where hours are said, and keep them in contacts.yaml.',
    })
  const deleted = deletion.exec(words)?.[0]
  if (deleted !== undefined)
    broken.push({
      what: `"${deleted}" is a promise that nobody can keep: phone companies keep texts too.`,
      mend: 'Take it out.',
    })
  return broken
}

/** Keys that mean the same everywhere may be named; the others are what `{#state}` is for. */
const typedKey =
  /\b(?:press|tap|use|choose|push)\s+(?:(?:star|hash|[089]),? (?:then )?)*(?:the )?(?:key |number |option )*(?:[1-7]|one|two|three|four|five|six|seven)\b(?! of)/i
const typedCode = /\b(?:text|reply|send)(?: back)?(?: with)?(?: the)?(?: code| number)? "?\d{1,2}\b/i

function checkTypedKeys(wording: Wording): Complaint[] {
  const words = plainWords(wording, () => '{}')
  const found = (typedKey.exec(words) ?? typedCode.exec(words))?.[0]
  if (found === undefined || wording.kind !== 'sentences') return []
  const what = `"${found}" is typed by hand, and no longer leads there when a menu changes.`
  return [{ ...placeOf(wording), what, mend: 'Write {#state} with the name of the state in place of it.' }]
}

const typedTime =
  /\b\d{1,2}(?:[:.]\d\d)? ?[ap]m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day to\b|\b(?:open|closed) (?:on|at|from|until|every|mon|tues|wednes|thurs|fri|satur|sun|week)/i

/** Hours in an answer come from its contacts, where they are checked and true on bank holidays too. */
function checkTypedHours(wording: Wording): Complaint[] {
  const found = typedTime.exec(plainWords(wording))?.[0]
  if (found === undefined || wording.kind === 'name' || !('state' in wording.subject)) return []
  const what = `"${found}" are hours typed by hand, which nobody corrects on a bank holiday.`
  return [
    {
      ...placeOf(wording),
      what,
      mend: 'Give the contact its hours in contacts.yaml, and write {contact-id.hours} here.',
    },
  ]
}
