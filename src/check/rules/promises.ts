import { contactsIn } from '../../content/wordings.ts'
import type { Contact } from '../../flow/contacts.ts'
import type { Problem } from '../../flow/problem.ts'
import type { Rule } from '../rule.ts'

/** Compares promises in words with those of the contacts that they name, or that an option leads to (CALLERS PC19, PC33). */
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

/** Words that promise something, by the name under which a contact lists it; said with "not" they promise nothing. */
const patterns: readonly [name: Contact['promises'][number], pattern: RegExp][] = [
  ['anonymous', /(?<!\bnot )\b(?:anonymous(?:ly)?|anonymity)\b|^Anonymous/],
  ['confidential', /(?<!\bnot )\b(?:confidential(?:ly|ity)?|in confidence)\b/i],
  ['free', /(?<!\b(?:not|feel) |-)\bfree\b(?! (?:from|of)\b)|\b(?:no (?:cost|charge)|costs nothing)\b/i],
  ['not recorded', /\b(?:not|never) (?:be )?record(?:ed)?\b|\bno recordings?\b/i],
]
const allHours =
  /\b24[ -]hours?\b|\b24\/7\b|\b(?:all )?day (?:and|or) (?:all )?night\b|\bround the clock\b|\b(?:always|never) (?:open|closes?d?)\b|\b(?:call|ring|speak|talk|report|open|visit|reach)\b[^.?!]*\bat any time\b/i
const deletion = /\b(?:will|to) be deleted\b/i

/** Opening hours are looked for in words of states only: keys can be pressed "at any time". */
function* findBroken(
  words: string,
  contacts: readonly Contact[],
  isOfState: boolean,
): Generator<Pick<Problem, 'what' | 'mend'>> {
  for (const [name, pattern] of patterns) {
    const [found] = pattern.exec(words) ?? []
    if (found === undefined || contacts.some((contact) => contact.promises.includes(name))) continue
    const mend = `Take it out, or add promises: [${name}] to the contact that these words name, if its source says so.`
    yield { what: `"${found}" is a promise that no contact here makes.`, mend }
  }
  const [open] = (isOfState && allHours.exec(words)) || []
  if (open !== undefined && !contacts.some(({ hours }) => hours === 'always')) {
    const what = `"${open}" says that it is always open, and no contact here is.`
    yield { what, mend: 'Write {contact-id.hours} where hours are said, and keep them in contacts.yaml.' }
  }
  const [deleted] = deletion.exec(words) ?? []
  if (deleted === undefined) return
  const what = `"${deleted}" is a promise that nobody can keep: phone companies keep texts too.`
  yield { what, mend: 'Take it out.' }
}
