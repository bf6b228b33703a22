import { contactsIn } from '../../content/wordings.ts'
import type { Contact } from '../../flow/contacts.ts'
import { neverChange } from '../../hours/hours.ts'
import { denials } from '../denials.ts'
import { patternOf } from '../pattern.ts'
import type { Complaint, Rule } from '../rule.ts'

/**
 * Compares promises in words with those of the contacts that they name, or that an option leads to (CALLERS PC19, PC33). What
 * nobody can promise is refused by privacy-promises, keeps-nothing and sends-nobody.
 */
export const promises: Rule = {
  reason: 'What people rely on is said only where the source of the contact says it.',
  *find({ line, wordings, menus }) {
    for (const { subject, path, kind, words, ...wording } of wordings) {
      if (kind === 'label' || (kind === 'name' && !('state' in subject))) continue
      const named = contactsIn(wording, line).map(({ contact }) => contact)
      const contacts = wording.contact ? [wording.contact, ...named] : named
      for (const found of findBroken(words, contacts, 'state' in subject)) yield { subject, path, ...found }
    }
    for (const { id, options } of menus)
      for (const { key, label, branches } of options) {
        const contacts = branches.flatMap(({ target }) => line.states.get(target)!.contact ?? [])
        for (const found of findBroken(label, contacts, true))
          yield { subject: { state: id }, path: ['on', key], ...found }
      }
  },
}

type PromiseName = Contact['promises'][number]

/** Words that promise something, by the name under which a contact lists it; said with "not" they promise nothing. */
const named: readonly [name: PromiseName, pattern: RegExp][] = [
  ['anonymous', /(?<!\bnot )\b(?:anonymous(?:ly)?|anonymity)\b|^Anonymous/],
  ['confidential', /(?<!\bnot )\b(?:confidential(?:ly|ity)?|in confidence)\b/i],
  ['free', /(?<!\b(?:not|feel) |-)\bfree\b(?! (?:from|of)\b)|\b(?:no (?:cost|charge)|costs nothing)\b/i],
  ['not recorded', /\b(?:not|never) (?:be )?record(?:ed)?\b|\bno recordings?\b/i],
]

/** The same promises in other words: "they will not ask your name", "they never tell anyone", "it costs you nothing". */
const inOtherWords: readonly [name: PromiseName, written: string][] = [
  [
    'anonymous',
    '(?<!<if>)(?:<not>|\\bno need|\\bwithout|\\b(?:<nobody>)) (?:(?:<aux>|to|be|have|need|ever) )*(?:giv(?:e|ing)|say(?:ing)?|ask(?:s|ing)?|tell(?:ing)?|leav(?:e|ing))(?: for| us| them| you)?(?: for)? (?:(?:your|any|a) names?|who you are)\\b',
  ],
  [
    'confidential',
    '\\b(?:we|they|it|staff|\\w+s) <not> (?:ever )?(?:tell|pass|share|repeat|speak)(?: (?:it|this|what you say))?(?: on)?(?: to| with)? (?:anyone|anybody|others|a soul|your \\w+|the police)\\b|\\bgoes? no further\\b|\\bwhat you (?:say|tell|text)(?: \\w+){0,2} stays?\\b',
  ],
  [
    'free',
    '(?<!<if>)<not> (?:cost|pay|be charged|charge)\\b(?! more)|\\b(?:costs? you|pay) nothing\\b|\\bwithout (?:charge|cost|paying)\\b|\\bno fees?\\b',
  ],
  [
    'not recorded',
    '(?<!<if>)<not> (?:(?:be|being|ever) )*(?:record|tape)(?:ed|s)?\\b|\\b(?:<nobody>|nothing)(?: is)? record(?:s|ed)\\b',
  ],
]

/** What only supposes it: "if you can't pay, …". */
const lists = { ...denials, if: '\\b(?:if|when|who) (?:\\w+ ){0,3}' }

const patterns: readonly (readonly [name: PromiseName, pattern: RegExp])[] = [
  ...named,
  ...inOtherWords.map(([name, written]) => [name, patternOf(written, lists)] as const),
]

const allHours =
  /\b24[ -]hours?\b|\b24\/7\b|\b(?:all )?day (?:and|or) (?:all )?night\b|\bround the clock\b|\b(?:always|never) (?:open|closes?d?)\b|\b(?:seven|7) days a week\b|\bat (?:any|all) hours?\b|\b(?:call|ring|speak|talk|report|open|visit|reach)\b[^.?!]*\bat any time\b/i

/** Opening hours are looked for in words of states only: keys can be pressed "at any time". */
function* findBroken(
  words: string,
  contacts: readonly Contact[],
  isOfState: boolean,
): Generator<Pick<Complaint, 'what' | 'mend' | 'severity'>> {
  const told = new Set<PromiseName>()
  for (const [name, pattern] of patterns) {
    const [found] = pattern.exec(words) ?? []
    if (found === undefined || told.has(name)) continue
    told.add(name)
    if (contacts.some((contact) => contact.promises.includes(name))) {
      if (name === 'free') yield* findCharged(found, contacts)
      continue
    }
    const mend = `Take it out, or add promises: [${name}] to the contact that these words name, if its source says so.`
    yield { what: `"${found}" is a promise that no contact here makes.`, mend }
  }
  const [open] = (isOfState && allHours.exec(words)) || []
  if (open === undefined || contacts.some(({ hours }) => hours.usual === 'always' && neverChange(hours))) return
  const what = `"${open}" says that it is always open, and no contact here is.`
  yield { what, mend: 'Write {contact-id.hours} where hours are said, and keep them in contacts.yaml.' }
}

/** A service may be free and the call to it not. */
function* findCharged(
  found: string,
  contacts: readonly Contact[],
): Generator<Pick<Complaint, 'what' | 'mend' | 'severity'>> {
  const contact = contacts.find(({ cost }) => cost !== '')
  if (!contact) return
  const what = `"${found}" may be heard of the call to ${contact.name}, which is not free.`
  yield { what, mend: 'Say what is free, and that the call is not.', severity: 'warning' }
}
