import { isDeepStrictEqual } from 'node:util'
import { readNotice } from '../flow/notice.ts'
import type { Log } from '../log.ts'
import type { PostedNotice } from '../store/notices.ts'
import type { ChangingLines } from './pinned-lines.ts'

/**
 * Gives some notices with all lines, and makes what gives others in their place. The log names each that the live line can't say,
 * once for each line.
 */
export function makeNoticeBoard(
  lines: ChangingLines,
  first: readonly PostedNotice[],
  log: Log,
): (notices: readonly PostedNotice[]) => void {
  let told = ''
  post(first)
  return post

  function post(notices: readonly PostedNotice[]): void {
    if (!isDeepStrictEqual(notices, lines.notices())) lines.post(notices)
    const line = lines.live()
    const unsaid = notices.flatMap((notice) => {
      const read = readNotice(notice, line)
      return 'problems' in read ? [{ notice: notice.number, reason: read.problems[0]!.what }] : []
    })
    const news = JSON.stringify([line.revision, unsaid])
    if (news !== told) for (const one of unsaid) log.error(one, unsayable)
    told = news
  }
}

const unsayable = 'Nobody gets this notice, since the live line cannot say it: end it, and post another.'
