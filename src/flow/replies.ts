/** What is known of a reply that only a text can bring. */
export interface TextReplyRow {
  /** What brings it, for staff: "the reply …", "sent …". */
  readonly when: string
  /** Keywords bring all but the reply to what is not understood. */
  readonly hasKeywords: boolean
  /** Whether people in danger need it. */
  readonly isVital: boolean
}

/** All there are, by the name that they have in line.yaml. */
export const textReplies = {
  unknown: { when: 'to what is not understood', hasKeywords: false, isVital: false },
  danger: { when: 'to words of danger', hasKeywords: true, isVital: true },
  police: { when: 'to what was meant for the police', hasKeywords: true, isVital: true },
  safe: { when: 'to a worry that texts could be seen', hasKeywords: true, isVital: false },
  about: { when: 'to a question about the line', hasKeywords: true, isVital: false },
} satisfies Readonly<Record<string, TextReplyRow>>

export type ReplyName = keyof typeof textReplies
