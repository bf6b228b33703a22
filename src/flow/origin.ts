/** Where facts come from, for staff; never said. `checked` is an ISO date; all is '' where nothing is written. */
export interface Origin {
  readonly source: string
  readonly checked: string
  readonly note: string
}

/** Reasons why warnings of the publish checks may stand, by the id of the rule. */
export type Accepted = Readonly<Record<string, string>>

/** What is written of where facts come from. */
export function originOf({ source = '', checked = '', note = '' }: Partial<Origin>): Origin {
  return { source, checked, note }
}
