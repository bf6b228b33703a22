import { checkNotice } from '../check/check-notice.ts'
import { countFindings, printEach } from '../check/print-findings.ts'
import { wordsOfSpeech } from '../content/measure.ts'
import { lineIn } from '../flow/compile.ts'
import type { Line } from '../flow/line.ts'
import { type Notice, type NoticeTemplates, readNotice } from '../flow/notice.ts'
import { momentInWords } from '../hours/dates.ts'
import { speak, write } from '../line/render-words.ts'
import type { NewNotice, PostedBy } from '../store/notices.ts'
import type { Store } from '../store/store.ts'
import { instantOf, type Terminal, UnableError, usualZone } from './command.ts'

/** What a notice is checked beside: the live line, and what it takes to post it as long as nothing else changes. */
export interface Beside extends Pick<PostedBy, 'expectedLive' | 'otherNumbers'> {
  readonly line: Line
  readonly others: readonly Notice[]
}

/** Looks at what is live and at the notices that are on or planned. @throws UnableError if no line is live */
export async function lookBeside({ revisions, notices }: Store, { now }: Terminal): Promise<Beside> {
  const live = await revisions.liveFiles()
  const line = live && lineIn(live.files)
  if (!line) throw new UnableError('No line is live that could give a notice. Start the line, or publish a folder.')
  const others = await notices.coming(now())
  return { line, others, expectedLive: live.publication.number, otherNumbers: others.map(({ number }) => number) }
}

/** Checks a notice and prints what is wrong, then how it sounds and reads, and when. Undefined if it must not be posted. */
export function checkAndShow(
  wanted: NewNotice,
  { line, others }: Beside,
  terminal: Terminal,
): NoticeTemplates | undefined {
  const { print, now } = terminal
  const at = { line, now: instantOf(terminal) }
  const notice = { ...wanted, from: wanted.from ?? now() }
  const findings = checkNotice(notice, line, others, at.now)
  for (const words of printEach(findings)) print(words)
  const read = readNotice(notice, line)
  if ('problems' in read || countFindings(findings).errors > 0) return undefined
  print(`Heard: ${wordsOfSpeech(speak(read.notice.say, at))}`)
  print(`Read:  ${write(read.notice.text, at)}`)
  print(`From ${wanted.from ? whenInWords(wanted.from) : 'now'} until ${whenInWords(wanted.until)}.`)
  return read.notice
}

/** A time in epoch milliseconds as staff read it: "Friday 25 December 2026, 10am". */
export const whenInWords = (at: number): string => momentInWords(Temporal.Instant.fromEpochMilliseconds(at), usualZone)

/** Shows a notice that was proposed, as it would be now. */
export async function showNotice(store: Store, notice: NewNotice, terminal: Terminal): Promise<void> {
  checkAndShow(notice, await lookBeside(store, terminal), terminal)
}
