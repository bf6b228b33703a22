import { isDeepStrictEqual } from 'node:util'
import { readNotice } from '../flow/notice.ts'
import type { Log } from '../log.ts'
import type { PostedNotice } from '../store/notices.ts'
import type { ChangingLines } from './pinned-lines.ts'

/** Gives some notices with all lines from now on. The log names those that the live line can't say. */
export function postNotices(lines: ChangingLines, notices: readonly PostedNotice[], log: Log): void {
  if (isDeepStrictEqual(notices, lines.notices())) return
  lines.post(notices)
  for (const notice of notices) {
    const read = readNotice(notice, lines.live())
    if ('problems' in read) log.error({ notice: notice.number, reason: read.problems[0]!.what }, unsayable)
  }
}

const unsayable = 'Nobody gets this notice, since the live line cannot say it: end it, and post another.'
