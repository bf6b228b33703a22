import type { CallInput } from '../line/input.ts'
import type { Step } from './step.ts'

/** What became of a turn. */
export type Outcome =
  | 'listen'
  | 'connect'
  | 'sent'
  | 'unsent'
  | 'hang-up'
  | 'replied'
  | 'silent'
  | 'limited'
  | 'forbidden'
  | 'fallback'
  | 'broken'

/**
 * All that a log line of a turn may hold: no number, no words, no key. The path is only for a line with a generated token,
 * at debug level: with Twilio's list of calls it would tell who asked for what.
 */
export interface TurnRecord {
  readonly revision: string
  readonly channel: Step['channel']
  readonly input: CallInput['kind'] | 'text' | 'refused' | 'fallback'
  readonly outcome: Outcome
  readonly ms: number
}

/** What the channels write to: pino's methods, as far as they are used. */
export interface Log {
  info(record: object, message?: string): void
  warn(record: object, message?: string): void
  error(record: object, message?: string): void
  debug(record: object, message?: string): void
}

/** The place in the code where an error arose, `turn.ts:42`. Its message is passed over: it may quote a person. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return 'unknown'
  const calls = error.stack.slice(error.stack.indexOf(error.message) + error.message.length)
  return /^ +at .*\/([\w.-]+\.ts:\d+):\d+\)?$/m.exec(calls)?.[1] ?? 'unknown'
}
