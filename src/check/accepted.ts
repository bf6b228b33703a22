import type { Line } from '../flow/line.ts'
import type { Locator, Subject } from '../flow/locator.ts'
import type { Accepted } from '../flow/origin.ts'
import type { ReplyName } from '../flow/replies.ts'
import type { WordName } from '../flow/shared-words.ts'
import type { Finding } from './rule.ts'

/** The reasons that staff wrote beside a subject why its warnings may stand. */
export function acceptedBy(subject: Subject, line: Line): Accepted {
  if ('state' in subject) return line.states.get(subject.state)!.accepted
  if ('contact' in subject) return line.contacts.get(subject.contact)!.accepted
  if ('reply' in subject) return line.replies[subject.reply].accepted
  return ('words' in subject && line.accepted[subject.words]) || {}
}

/** Reasons that excuse nothing, because what they excused is mended or was never found: they would hide a warning to come. */
export function findIdle(line: Line, locator: Locator, used: ReadonlySet<string>): Finding[] {
  return subjectsOf(line).flatMap((subject) =>
    Object.keys(acceptedBy(subject, line))
      .filter((rule) => !used.has(keyOf(subject, rule)))
      .map((rule) => ({
        severity: 'warning' as const,
        rule: 'accepted',
        ...locator.locate(...placeOf(subject, rule)),
        what: `There is no warning "${rule}" here to accept.`,
        mend: 'Take it out of accepted:.',
      })),
  )
}

/** What tells the reason for a rule's warnings about a subject apart from all others. */
export function keyOf(subject: Subject, rule: string): string {
  return JSON.stringify([subject, rule])
}

const subjectsOf = (line: Line): Subject[] => [
  ...[...line.states.keys()].map((state) => ({ state })),
  ...[...line.contacts.keys()].map((contact) => ({ contact })),
  ...Object.keys(line.replies).map((reply) => ({ reply: reply as ReplyName })),
  ...Object.keys(line.accepted).map((words) => ({ words: words as WordName })),
]

/** Reasons about shared words stand together, apart from the words. */
function placeOf(subject: Subject, rule: string): Parameters<Locator['locate']> {
  if ('words' in subject) return [{ setting: 'accepted' }, subject.words, rule]
  return 'state' in subject ? [subject, 'meta', 'accepted', rule] : [subject, 'accepted', rule]
}
