import type { WordKind } from './word-kind.ts'

/** What is known of a reply that only a text can bring. */
export interface TextReplyRow {
  /** What brings it, for staff: "the reply …", "sent …". */
  readonly when: string
  /** Keywords bring all but the reply to what is not understood. */
  readonly hasKeywords: boolean
  readonly kind: WordKind
}

/** All there are, by the name that they have in line.yaml. */
export const textReplies = {
  unknown: { when: 'to what is not understood', hasKeywords: false, kind: 'speaker' },
  danger: { when: 'to words of danger', hasKeywords: true, kind: 'emergency' },
  police: { when: 'to what was meant for the police', hasKeywords: true, kind: 'emergency' },
  safe: { when: 'to a worry that texts could be seen', hasKeywords: true, kind: 'privacy' },
  about: { when: 'to a question about the line', hasKeywords: true, kind: 'privacy' },
} satisfies Readonly<Record<string, TextReplyRow>>

export type ReplyName = keyof typeof textReplies
