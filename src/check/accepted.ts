import type { Line } from '../flow/line.ts'
import type { Locator, Subject } from '../flow/locator.ts'
import type { Accepted } from '../flow/origin.ts'
import type { ReplyName } from '../flow/replies.ts'
import type { WordName } from '../flow/shared-words.ts'
import type { Finding } from './rule.ts'

/** Staff's reasons why warnings about a subject may stand, by rule. */
export function acceptedBy(subject: Subject, line: Line): Accepted {
  if ('state' in subject) return line.states.get(subject.state)!.accepted
  if ('contact' in subject) return line.contacts.get(subject.contact)!.accepted
  if ('reply' in subject) return line.replies[subject.reply].accepted
  return ('words' in subject && line.accepted[subject.words]) || {}
}

/** Reasons that excuse nothing, because the warning was mended or never there: they would hide the next one. */
export function findUnusedReasons(line: Line, locator: Locator, used: ReadonlySet<string>): Finding[] {
  return subjectsOf(line).flatMap((subject) =>
    Object.keys(acceptedBy(subject, line))
      .filter((rule) => !used.has(reasonKey(subject, rule)))
      .map((rule) => ({
        severity: 'warning',
        rule: 'accepted',
        ...locator.locate(...whereAccepted(subject, rule)),
        what: `There is no warning "${rule}" here to accept.`,
        mend: 'Take it out of accepted:.',
      })),
  )
}

/** A key for the reason why a rule's warnings about a subject may stand. */
export function reasonKey(subject: Subject, rule: string): string {
  return JSON.stringify([subject, rule])
}

const subjectsOf = (line: Line): Subject[] => [
  ...[...line.states.keys()].map((state) => ({ state })),
  ...[...line.contacts.keys()].map((contact) => ({ contact })),
  ...Object.keys(line.replies).map((reply) => ({ reply: reply as ReplyName })),
  ...Object.keys(line.accepted).map((words) => ({ words: words as WordName })),
]

/** Reasons about shared words stand together, apart from the words. */
function whereAccepted(subject: Subject, rule: string): Parameters<Locator['locate']> {
  if ('words' in subject) return [{ setting: 'accepted' }, subject.words, rule]
  return 'state' in subject ? [subject, 'meta', 'accepted', rule] : [subject, 'accepted', rule]
}
