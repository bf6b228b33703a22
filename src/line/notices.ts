import { type Notice, type NoticeTemplates, readNotice } from '../flow/notice.ts'
import { memoizeByLine } from './memoize-by-line.ts'
import type { Context } from './render-words.ts'

/** What each notice says on a line; undefined for one that the line can't say. */
const readBy = memoizeByLine(() => new WeakMap<Notice, NoticeTemplates | undefined>())

/**
 * The notices that are on at an instant, in the order in which they are given. One that the line can't say is left out: a call
 * may be on an older revision, without a contact that the notice names.
 */
export function noticesOn({ line, now, notices = [] }: Context): NoticeTemplates[] {
  const at = now.epochMilliseconds
  return notices.filter(({ from, until }) => from <= at && at < until).flatMap((notice) => readOnce(notice, line) ?? [])
}

function readOnce(notice: Notice, line: Context['line']): NoticeTemplates | undefined {
  const known = readBy(line)
  if (known.has(notice)) return known.get(notice)
  const read = readNotice(notice, line)
  const words = 'notice' in read ? read.notice : undefined
  known.set(notice, words)
  return words
}
