import type { Saying } from '../content/sayings.ts'
import type { Wording } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Path } from '../flow/document.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import type { Locator, Subject } from '../flow/locator.ts'
import type { Problem } from '../flow/problem.ts'
import type { Year } from '../hours/year.ts'

/** An error keeps a line from being published; a warning may stand, with a reason written beside its words. */
export type Severity = 'error' | 'warning'

/** Something that a rule found wrong: where, as a path from a subject, and what to tell staff. */
export interface Complaint {
  readonly subject: Subject
  readonly path?: Path
  readonly what: string
  readonly mend: string
  /** An error, where it is left out. */
  readonly severity?: Severity
  /** It came true on a day, by itself: it keeps only what it is about from being published, and no reason excuses it. */
  readonly dated?: boolean
}

/** What every rule is given. Contacts, states, menus and answers come in the order of the files. */
export interface CheckContext {
  readonly line: Line
  readonly locator: Pick<Locator, 'normalised' | 'garbled' | 'outdated'>
  /** A whole minute: within it, nothing that the line says changes. */
  readonly now: Temporal.Instant
  /** The date of `now` in the line's time zone. */
  readonly today: Temporal.PlainDate
  readonly contacts: readonly Contact[]
  readonly states: readonly State[]
  readonly menus: readonly Menu[]
  readonly answers: readonly Answer[]
  /** Each with its words alone, without what is filled in, and with its sentences (see filled-sentences.ts). */
  readonly wordings: readonly (Wording & { readonly words: string; readonly sentences: readonly string[] })[]
  /** With their words as they are now. */
  readonly sayings: readonly Saying[]
  /** A contact's openings and closings over the next 400 days. */
  readonly yearOf: (contact: Pick<Contact, 'hours'>) => Year
}

/** Something that must hold before a line goes live. */
export interface Rule {
  /** Why, in one line, for the help. */
  readonly reason: string
  readonly find: (context: CheckContext) => Iterable<Complaint>
}

/** Whether words are the line's own sentences, in shared words or a reply: in those it speaks of itself. */
export const speaksOfTheLine = ({ subject, kind }: Pick<Wording, 'subject' | 'kind'>): boolean =>
  kind === 'sentences' && !('state' in subject)

/**
 * How grave a claim is that this line can't keep: in shared words and replies it speaks of itself. An answer may speak of a
 * contact of which it is so, which staff can say beside it.
 */
export const severityOfClaim = (subject: Subject): Severity => ('state' in subject ? 'warning' : 'error')

/** A complaint with its place in the files. `accepted` is the reason that staff wrote why this warning may stand. */
export interface Finding extends Problem {
  readonly severity: Severity
  readonly rule: string
  readonly accepted?: string
  /** What a date that has passed is about: a warning, until just that is changed (see dated.ts). */
  readonly concerns?: Subject
}
