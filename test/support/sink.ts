import { type Logger, pino } from 'pino'

/** A log that keeps what is written to it. */
export interface Sink {
  readonly pino: Logger
  readonly lines: Record<string, unknown>[]
}

/** A real pino, made as the process makes it, that writes into memory. */
export function makeSink(level = 'debug'): Sink {
  const lines: Record<string, unknown>[] = []
  return {
    lines,
    pino: pino({ level, base: null }, { write: (line: string) => lines.push(JSON.parse(line)) }),
  }
}
