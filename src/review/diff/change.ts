import type { Line } from '../../flow/line.ts'

/** Two lines to compare. */
export interface LinePair {
  readonly before: Line
  readonly after: Line
}

/** What changes for people, and which facts were checked, when one revision of a line replaces another. */
export interface Diff {
  /** What a second person has to agree to before it goes live: all that people rely on (see second-person.ts). */
  readonly needsSecond: readonly Change[]
  readonly others: readonly Change[]
}

/** One thing that people will notice, or one fact that was checked, as plain JSON. */
export type Change =
  | CodeChange
  | ContactChange
  | HoursChange
  | WordsChange
  | KeywordChange
  | ExampleChange
  | SettingChange
  | CheckedChange

interface ChangeHead {
  /** What people got and what they get now, in words; '' for nothing. */
  readonly before: string
  readonly after: string
  /** The change in one line for staff, without the last full stop: "2-2 now gives 101; it was 0800 138 1624". */
  readonly summary: string
  /** Why a second person has to agree: "a number changed"; '' if nobody has to. */
  readonly reason: string
}

/** A code (the keys of a call) that is new, gone or leads elsewhere: `after` is like "Report, not to the police (0800 138 1624)". */
export interface CodeChange extends ChangeHead {
  readonly kind: 'code'
  /** The keys one by one: "2-2"; '' for the start of a call. */
  readonly code: string
}

/** A contact that is new or gone, or of which people hear or read something else. */
export interface ContactChange extends ChangeHead {
  readonly kind: 'contact'
  /** Its id in contacts.yaml. */
  readonly contact: string
  readonly name: string
  /** 'contact' for one that is new or gone, with its number or else its address. */
  readonly field:
    | 'contact'
    | 'number'
    | 'extension'
    | 'cost'
    | 'name'
    | 'name in calls'
    | 'address'
    | 'address in calls'
    | 'e-mail address'
    | 'e-mail address in calls'
    | 'web address'
    | 'web address in calls'
    | 'kind'
    | 'putting through'
    | 'promises'
  /** The codes that now give something else: "2-2 now gives …; it was … (Report, not to the police)". */
  readonly codes: readonly string[]
  /** Every other place where it is said: "2 Hate crime (read)". */
  readonly places: readonly string[]
}

/** A contact that is open at other times. `before` and `after` are the hours as a text gives them; '' where they are not known. */
export interface HoursChange extends ChangeHead {
  readonly kind: 'hours'
  readonly contact: string
  readonly name: string
  /** The first few times in the next 400 days when it is open otherwise. */
  readonly stretches: readonly ChangedStretch[]
  /** How many more there are. */
  readonly more: number
  /** Every place where the hours are said, or that depends on them. */
  readonly places: readonly string[]
}

/** A stretch of time in which a contact is open, or closed, and was not before. */
export interface ChangedStretch {
  /** ISO 8601, in UTC. */
  readonly from: string
  readonly to: string
  /** "open", "closed", "not certain", "closed for staff training". */
  readonly before: string
  readonly after: string
  /** In local time: "Monday 4 January 2027, 9am to 5pm: closed; it was open". */
  readonly words: string
}

/** Words that differ, are new or are gone. `before` and `after` are the whole words, as they are heard or read. */
export interface WordsChange extends ChangeHead {
  readonly kind: 'words'
  /** Whether they are heard or read. */
  readonly channel: 'voice' | 'sms'
  /** Where: "2-2 Report, not to the police". */
  readonly place: string
  /** Old and new words in one: without the new pieces they are the old words, without the old pieces the new words. */
  readonly pieces: readonly Piece[]
}

/** A run of words that both lines have, or only one of them. */
export interface Piece {
  readonly mark: 'same' | 'old' | 'new'
  readonly text: string
}

/** Texts that now bring another reply. */
export interface KeywordChange extends ChangeHead {
  readonly kind: 'keyword'
  /** In capitals and in alphabetical order. */
  readonly keywords: readonly string[]
}

/** Examples, of either line, that are now answered otherwise. */
export interface ExampleChange extends ChangeHead {
  readonly kind: 'example'
  /** As staff wrote them, in the order of the files. */
  readonly texts: readonly string[]
}

/** The voice of the line, whose bank holidays count, or which states are sensitive. */
export interface SettingChange extends ChangeHead {
  readonly kind: 'setting'
  /** The states that it concerns; none for the whole line. */
  readonly places: readonly string[]
}

/** A contact, an answer or a reply whose facts were checked again, by somebody else, to another date or from another source. */
export interface CheckedChange extends ChangeHead {
  readonly kind: 'checked'
  /** What was checked: "Hate line", "1-2 Report it", "The reply to words of danger". */
  readonly place: string
}
