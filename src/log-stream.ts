import { pino } from 'pino'

/** How much of the log is kept in memory while it can't be written, in bytes. What comes then is left out. */
const keptAtMost = 1_048_576

/** For errors of a stream that nobody can do anything about: a stream without it would end the process. */
export function ignore(): void {}

/** Where the log goes, by the number of an open file. A disk that is full of it stops nobody from being answered. */
export function openLogStream(file: number): pino.DestinationStream {
  const stream = pino.destination({ fd: file, sync: true, maxLength: keptAtMost })
  stream.on('error', ignore)
  return stream
}
