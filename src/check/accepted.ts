import type { Line } from '../flow/line.ts'
import type { Locator, Subject } from '../flow/locator.ts'
import type { Accepted } from '../flow/origin.ts'
import type { ReplyName } from '../flow/replies.ts'
import type { WordName } from '../flow/shared-words.ts'
import type { Finding } from './rule.ts'

/** Staff's reason why the warnings of a rule about a subject may stand. */
export interface Reason {
  readonly subject: Subject
  readonly rule: string
  readonly reason: string
}

/** All such reasons in a line. */
export function reasonsIn({ states, contacts, replies, accepted }: Line): Reason[] {
  const reasonsOf = (subject: Subject, accepted: Accepted) =>
    Object.entries(accepted).map(([rule, reason]) => ({ subject, rule, reason }))
  return [
    ...[...states.values()].flatMap(({ id, accepted }) => reasonsOf({ state: id }, accepted)),
    ...[...contacts.values()].flatMap(({ id, accepted }) => reasonsOf({ contact: id }, accepted)),
    ...Object.entries(replies).flatMap(([reply, { accepted }]) => reasonsOf({ reply: reply as ReplyName }, accepted)),
    ...Object.entries(accepted).flatMap(([words, accepted]) => reasonsOf({ words: words as WordName }, accepted)),
  ]
}

/** Complains of a reason that excuses nothing, as the warning was mended, never there, or of a date: it would hide the next one. */
export function complainOfUnused({ subject, rule }: Reason, locator: Locator): Finding {
  const what = `There is no warning "${rule}" here that may be accepted.`
  const place = locator.locate(...whereAccepted(subject, rule))
  return { severity: 'warning', rule: 'accepted', ...place, what, mend: 'Take it out of accepted:.' }
}

/** Reasons about shared words stand together, apart from the words. */
function whereAccepted(subject: Subject, rule: string): Parameters<Locator['locate']> {
  if ('words' in subject) return [{ setting: 'accepted' }, subject.words, rule]
  return 'state' in subject ? [subject, 'meta', 'accepted', rule] : [subject, 'accepted', rule]
}
