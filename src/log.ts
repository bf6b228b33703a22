/** What the rooms write to: pino's methods, as far as they are used. */
export interface Log {
  info(record: object, message?: string): void
  warn(record: object, message?: string): void
  error(record: object, message?: string): void
  debug(record: object, message?: string): void
}

/** The place in the code where an error arose, `turn.ts:42`. Its message is passed over: it may quote a person. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return 'unknown'
  const calls = error.stack.slice(error.stack.indexOf(error.message) + error.message.length)
  return /^ +at .*\/([\w.-]+\.ts:\d+):\d+\)?$/m.exec(calls)?.[1] ?? 'unknown'
}
