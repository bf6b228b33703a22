import { mainField } from '../../flow/contacts.ts'
import type { Template } from '../../flow/template.ts'
import { type GivenWay, givenIn } from '../given.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Compares an answer's words in both channels, and a contact's in both forms (CALLERS PC14, PC29, R7; EN 301 549, 6.4). */
export const channelsAgree: Rule = {
  reason: 'Callers and texters get the same numbers and places under the same code.',
  find: (context) => [...checkAnswers(context), ...checkSpokenForms(context)],
}

function* checkAnswers({ line, answers }: CheckContext): Generator<Complaint> {
  for (const { id, title, say, text, contact } of answers) {
    const given = (template: Template) => new Set(givenIn({ template, contact }, line).map(inFull))
    const [heard, read] = [given(say), given(text)] as const
    const subject = { state: id }
    const both = { subject, path: ['meta'], mend: 'Give it in both, or in neither.' }
    for (const only of heard.difference(read)) yield { ...both, what: `Callers hear ${only}, texters do not read it.` }
    for (const only of read.difference(heard)) yield { ...both, what: `Texters read ${only}, callers do not hear it.` }
    if (!contact || contact.kind === 'emergency' || heard.symmetricDifference(read).size > 0) continue
    const own = inFull({ contact, field: mainField(contact) })
    const what = `The contact of "${title}" is ${contact.name}, but its words do not give ${own}.`
    const mend = 'Give it in the words, or name the contact that they give.'
    if (!heard.has(own)) yield { subject, path: ['meta', 'contact'], what, mend }
  }
}

const inFull = ({ contact, field }: GivenWay) => (field === 'phone' ? contact.groups.join(' ') : contact[field])

/** The spoken form of a name or an address says no house, street or name that the written one lacks. */
function* checkSpokenForms({ contacts }: CheckContext): Generator<Complaint> {
  for (const contact of contacts) {
    const { id, name, spokenName, address, spokenAddress, email, spokenEmail, web, spokenWeb } = contact
    for (const { key, heard, read } of [
      { key: 'name', heard: spokenName, read: name },
      { key: 'address', heard: spokenAddress, read: address },
      { key: 'email', heard: spokenEmail, read: email },
      { key: 'web', heard: spokenWeb, read: web },
    ]) {
      const words = read.toLowerCase()
      const strange = heard.match(/\d+|\p{Lu}\p{L}+/gu)?.some((word) => !words.includes(word.toLowerCase()))
      const what = `Callers hear "${heard}", texters read "${read}".`
      if (strange) yield { subject: { contact: id }, path: ['spoken', key], what, mend: 'Change both, or neither.' }
    }
  }
}
