import type { Rule } from '../rule.ts'

const typed =
  /\b\d{1,2}(?:[:.]\d\d)? ?[ap]m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day to\b|\b(?:open|closed) (?:on|at|from|until|every|mon|tues|wednes|thurs|fri|satur|sun|week|over|during|between|\d)/i

/**
 * Finds hours in the words of states (CALLERS PC19, PC37): they come from contacts, where they are checked and true on bank
 * holidays too.
 */
export const typedHours: Rule = {
  reason: 'Hours that are typed into words stay as they are when the opening hours change.',
  *find({ wordings }) {
    for (const { subject, path, kind, words } of wordings) {
      const [found] = typed.exec(words) ?? []
      if (found === undefined || kind === 'name' || !('state' in subject)) continue
      const what = `"${found}" are hours typed by hand, which nobody corrects on a bank holiday.`
      const mend = 'Give the contact its hours or closures in contacts.yaml, and write {contact-id.hours} here.'
      yield { subject, path, what, mend }
    }
  },
}
