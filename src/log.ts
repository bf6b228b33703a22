import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { sourcePlace } from './source-place.ts'

/** What the rooms write to: pino's methods, as far as they are used. */
export interface Log {
  info(record: object, message?: string): void
  warn(record: object, message?: string): void
  error(record: object, message?: string): void
  debug(record: object, message?: string): void
  /** A log whose every line begins with this record. */
  child(record: object): Log
}

/** A call in a stack: its file, line and column. */
const call = /^ +at .*?(\/[^():]+):(\d+):(\d+)\)?$/gm

/** The place in the code where an error arose, `call.ts:42`. Its message is left out: it may quote a person. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return 'unknown'
  const calls = error.stack.slice(error.stack.indexOf(error.message) + error.message.length)
  for (const [, file, line, column] of calls.matchAll(call)) {
    const place = sourcePlace(file!, Number(line), Number(column))
    if (place) return place
  }
  return 'unknown'
}

/** How many bytes of the log are kept in memory while it can't be written. Lines beyond that are lost. */
const keptAtMost = 1_048_576

/** For errors of a stream that nobody can do anything about: a stream that nothing listens to would end the process. */
export function ignore(): void {}

/** How long lines wait for others to be written with, in ms. */
const writeEvery = 20

/**
 * A log to an open file, by its number. Lines are written together: each by itself took a tenth of the time of a call. Only a
 * kill loses those that wait. While the disk is full, calls and texts are answered all the same.
 */
export function openLogStream(file: number): pino.DestinationStream {
  const stream = pino.destination({ fd: file, sync: true, maxLength: keptAtMost })
  stream.on('error', ignore)
  let lines = ''
  const write = () => {
    if (lines !== '') stream.write(lines)
    lines = ''
  }
  process.once('exit', write)
  return {
    write(line) {
      if (lines === '') setTimeout(write, writeEvery)
      lines += line
    },
  }
}

/** Settles when all that was logged before is written: for words that must come after it. */
export async function untilLogged(): Promise<void> {
  await sleep(writeEvery)
}
