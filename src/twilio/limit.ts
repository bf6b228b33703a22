/**
 * What keeps a text from being sent, as metrics name it. To a caller: they had enough in this call, in an hour or on a day, or
 * all callers together had. In reply to a text: such numbers are never answered, it comes again and again, its sender had
 * enough, or all senders of this country or of others had, or even all who are in danger.
 */
export type Limit =
  | 'call'
  | 'number_hour'
  | 'number_day'
  | 'callers'
  | 'never'
  | 'loop'
  | 'sender'
  | 'uk'
  | 'abroad'
  | 'danger'

export const hour = 3_600_000
export const day = 24 * hour
